import { describe, expect, test } from "vitest";
import { parseTarget } from "../../../../src/delivery/request/target.ts";

describe("a target", () => {
  test.each([
    ["http://127.0.0.1:3000", "http://127.0.0.1:3000", undefined],
    ["http://127.0.0.1:3000/", "http://127.0.0.1:3000", "/"],
    ["localhost:3000/hooks?x=1", "http://localhost:3000", "/hooks?x=1"],
    ["https://example.com/a/b#top", "https://example.com", "/a/b"],
    ["HTTP://Example.com:80/A", "http://example.com", "/A"],
    ["http://[::1]:4665/x", "http://[::1]:4665", "/x"],
    ["http://example.com?x=1", "http://example.com", "/?x=1"],
    ["example.com", "http://example.com", undefined],
  ])("%s goes to %s, path %s", (text, origin, path) => {
    expect(parseTarget(text)).toMatchObject({ origin, path });
  });

  test.each(["", "http://", "ftp://example.com", "file:///etc/passwd", "http://a b", "http://x:99999/", "mailto:a@b"])(
    "%j is none",
    (text) => {
      expect(parseTarget(text)).toBeUndefined();
    },
  );

  test.each(["http://user:secret@example.com/", "http://:secret@example.com/", "http://user@example.com/"])(
    "%s is refused: what stands before the @ would not be sent",
    (text) => {
      expect(parseTarget(text)).toBeUndefined();
    },
  );
});
