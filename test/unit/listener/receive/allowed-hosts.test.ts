import { expect, test } from "vitest";
import { AllowedHosts } from "../../../../src/listener/receive/allowed-hosts.ts";

test.each([
  ["127.0.0.1", [], undefined, true],
  ["127.0.0.1", [], "", true],
  ["127.0.0.1", [], "localhost:4665", true],
  ["127.0.0.1", [], "LocalHost.", true],
  ["127.0.0.1", [], "app.localhost", true],
  ["127.0.0.1", [], "127.0.0.1:1", true],
  ["127.0.0.1", [], "[::1]:4665", true],
  ["127.0.0.1", [], "evil.example", false],
  ["127.0.0.1", [], "localhost.evil.example", false],
  ["127.0.0.1", [], "127.0.0.1.evil.example", false],
  ["127.0.0.1", [], "192.0.2.1:4665", false],
  ["127.0.0.1", [], "\u00e9\u009b", false],
  ["127.0.0.1", ["Hooks.example"], "hooks.example:80", true],
  ["127.0.0.1", ["*.example"], "a.b.example", true],
  ["127.0.0.1", ["*.example"], "example", false],
  ["127.0.0.1", ["*.example"], "a.example.test", false],
  ["127.0.0.1", ["*"], "anything", true],
  ["192.0.2.1", [], "192.0.2.1:4665", true],
  ["192.0.2.1", [], "192.0.2.2", false],
  ["::", [], "[2001:db8::1]:4665", true],
  ["0.0.0.0", [], "192.0.2.7", true],
  ["0.0.0.0", [], "my-machine", false],
])("bound to %s with %j, the Host header %j: %j", (bound, more, header, allowed) => {
  expect(new AllowedHosts(bound, more).allows(header)).toBe(allowed);
});
