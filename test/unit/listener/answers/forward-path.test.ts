import { expect, test } from "vitest";
import { parseTarget } from "../../../../src/delivery/request/target.ts";
import { forwardPath } from "../../../../src/listener/answers/forward-path.ts";

test.each([
  ["http://app", "/", undefined, "/"],
  ["http://app", "/a/b?x=1", undefined, "/a/b?x=1"],
  ["http://app/", "/a", undefined, "/a"],
  ["http://app/hooks", "/", undefined, "/hooks"],
  ["http://app/hooks/", "/", undefined, "/hooks/"],
  ["http://app/hooks", "/?x=1&x=2", undefined, "/hooks?x=1&x=2"],
  ["http://app/hooks/", "/a%2Fb//c", undefined, "/hooks/a%2Fb//c"],
  ["http://app/hooks?token=t", "/a?x=%20", undefined, "/hooks/a?token=t&x=%20"],
  ["http://app/hooks", "/in?x=1", "/in", "/hooks?x=1"],
  ["http://app", "/in", "/in", "/"],
  ["http://app/hooks", "/?", undefined, "/hooks?"],
  ["http://app/hooks", "/hooks", undefined, "/hooks"],
  ["http://app/hooks/", "/hooks?x=1", undefined, "/hooks/?x=1"],
  ["http://app/hooks", "/hooks/", undefined, "/hooks/"],
  ["http://app/hooks?t=1", "/hooks/call?x=1", undefined, "/hooks/call?t=1&x=1"],
  ["http://app/hooks", "/hooks2", undefined, "/hooks/hooks2"],
  ["http://app/", "//x", undefined, "//x"],
])("%s gets %s, received on %s, as %s", (...[target, path, listenerPath, expected]) => {
  const parsed = parseTarget(target);
  expect(parsed && forwardPath(parsed, path, listenerPath)).toBe(expected);
});
