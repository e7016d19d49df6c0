import { describe, expect, test } from "vitest";
import { parseTarget, targetHint } from "../../../../src/delivery/request/target.ts";
import { inEnglishOrNull } from "../../../../src/language/said.ts";

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
    ["3000", "http://localhost:3000", undefined],
    [":3000", "http://localhost:3000", undefined],
    ["3000/hooks", "http://localhost:3000", "/hooks"],
    [":3000/hooks?x=1", "http://localhost:3000", "/hooks?x=1"],
    ["65535", "http://localhost:65535", undefined],
    ["192.0.2.7:8080", "http://192.0.2.7:8080", undefined],
    ["http://0.0.0.0:3000/", "http://0.0.0.0:3000", "/"],
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

  test.each([
    [
      "http://3000",
      "for port 3000, write localhost:3000; 3000 means the address 0.0.11.184: write that if you mean it",
    ],
    [
      "http://3000:80/x",
      "for port 3000, write localhost:3000; 3000 means the address 0.0.11.184: write that if you mean it",
    ],
    ["2130706433", "2130706433 means the address 127.0.0.1: write that if you mean it"],
    ["65536", "65536 means the address 0.1.0.0: write that if you mean it"],
    ["0x7f.1", "0x7f.1 means the address 127.0.0.1: write that if you mean it"],
    ["http://0177.0.0.1:3000/", "0177.0.0.1 means the address 127.0.0.1: write that if you mean it"],
    ["http://127.1/", "127.1 means the address 127.0.0.1: write that if you mean it"],
    ["http://①②⑦.0.0.1/", "①②⑦.0.0.1 means the address 127.0.0.1: write that if you mean it"],
    ["http:/localhost:3000", "did you mean http://localhost:3000?"],
    ["http:localhost:3000", "did you mean http://localhost:3000?"],
    ["htp://localhost:3000/x", "did you mean http://localhost:3000/x?"],
    ["http://user:secret@example.com/", 'leave out what stands before the @; to send it: -H "authorization: Basic …"'],
    ["http://a b", undefined],
  ])("%s is refused: %s", (text, hint) => {
    expect(parseTarget(text)).toBeUndefined();
    expect(inEnglishOrNull(targetHint(text)) ?? undefined).toBe(hint);
  });
});
