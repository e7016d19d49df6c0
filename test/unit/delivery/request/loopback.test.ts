import { expect, test } from "vitest";
import { isLoopback, isThisMachine } from "../../../../src/delivery/request/loopback.ts";

test.each(["localhost", "LOCALHOST", "app.localhost", "127.0.0.1", "127.9.9.9", "::1", "[::1]", "[::ffff:7f00:1]"])(
  "%s is reached from this machine only",
  (host) => {
    expect(isLoopback(host)).toBe(true);
    expect(isThisMachine(host)).toBe(true);
  },
);

test.each(["127.example.com", "localhost.example.com", "192.0.2.7", "[2001:db8::1]", "example.com", "0.0.11.184"])(
  "%s is not on this machine",
  (host) => {
    expect(isLoopback(host)).toBe(false);
    expect(isThisMachine(host)).toBe(false);
  },
);

test("a request to the address any stays on this machine, but a listener there is reached from other machines", () => {
  expect(isThisMachine("0.0.0.0")).toBe(true);
  expect(isLoopback("0.0.0.0")).toBe(false);
});
