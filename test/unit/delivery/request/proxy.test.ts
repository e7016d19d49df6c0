import { expect, test } from "vitest";
import { proxyFor, shownProxy } from "../../../../src/delivery/request/proxy.ts";

const BOTH = { HTTP_PROXY: "http://proxy:8080", HTTPS_PROXY: "http://secure:8443" };

test.each([
  ["http://app.example.com", BOTH, "http://proxy:8080"],
  ["https://app.example.com", BOTH, "http://secure:8443"],
  ["https://app.example.com", { HTTP_PROXY: "proxy:8080" }, "http://proxy:8080"],
  ["http://app.example.com", { HTTPS_PROXY: "http://secure:8443" }, undefined],
  ["http://app.example.com", { http_proxy: "http://small:1", HTTP_PROXY: "http://proxy:8080" }, "http://small:1"],
  ["http://app.example.com", { HTTP_PROXY: "" }, undefined],
  ["http://app.example.com", { ...BOTH, NO_PROXY: "*" }, undefined],
  ["http://app.example.com", { ...BOTH, NO_PROXY: "other.com, example.com" }, undefined],
  ["http://app.example.com", { ...BOTH, no_proxy: ".example.com" }, undefined],
  ["http://app.example.com", { ...BOTH, NO_PROXY: "*.example.com:80" }, undefined],
  ["http://app.example.com:81", { ...BOTH, NO_PROXY: "example.com:80" }, "http://proxy:8080"],
  ["http://app.example.com", { ...BOTH, NO_PROXY: "ample.com" }, "http://proxy:8080"],
  ["http://[2001:db8::1]:3000", { ...BOTH, NO_PROXY: "[2001:db8::1]:3000" }, undefined],
  ["http://localhost:3000", BOTH, undefined],
  ["http://127.0.0.1:3000", BOTH, undefined],
  ["https://[::1]", BOTH, undefined],
])("the proxy for %s with %j is %s", (origin, env, proxy) => {
  expect(proxyFor(origin, env)).toBe(proxy);
});

test.each(["socks5://proxy:1080", "http://", "ht tp"])("%j is no proxy, and is refused", (proxy) => {
  expect(() => proxyFor("http://app.example.com", { HTTP_PROXY: proxy })).toThrow("is not an http or https URL");
});

test("a proxy is shown without its password", () => {
  expect(shownProxy("http://me:secret@proxy:8080/")).toBe("http://proxy:8080");
});
