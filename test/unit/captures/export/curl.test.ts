import { execFileSync } from "node:child_process";
import { test as property, fc } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { printable } from "../../../../src/events/payload/printable.ts";
import { curlCommand } from "../../../../src/captures/export/curl.ts";
import { headText } from "../../../../src/captures/export/shell-request.ts";
import { webhookRequest } from "../../../../src/delivery/request/request.ts";

test("a request is a command that can be read", () => {
  const request = webhookRequest(Buffer.from('{"event":"it\'s"}'), "/hooks", [["x-test", "1"]]);
  expect(curlCommand("http://127.0.0.1:4665", request)).toMatchInlineSnapshot(`
    "curl -X POST http://127.0.0.1:4665/hooks \\
      -H 'content-type: application/json' \\
      -H 'user-agent: hipcall-hooks' \\
      -H 'x-test: 1' \\
      --data-binary '{"event":"it'\\''s"}'"
  `);
});

test("an empty header is sent empty, not left out", () => {
  expect(curlCommand("http://x", webhookRequest(Buffer.from("{}"), "/", [["x-test", ""]]))).toContain("-H 'x-test;'");
});

test("brackets in the URL do not make curl send to a list of URLs", () => {
  expect(curlCommand("http://x", webhookRequest(Buffer.from("{}"), "/?a[]=1", []))).toMatch(/^curl --globoff /);
});

test("a body that begins with @ is not taken for the name of a file", () => {
  expect(curlCommand("http://x", webhookRequest(Buffer.from("@x"), "/", []))).toContain("--data-raw @x");
});

test("a body that is longer than an argument can be comes through a pipe", () => {
  const body = Buffer.from(`{"a":"${"é".repeat(60_000)}"}`);
  const command = curlCommand("http://x", webhookRequest(body, "/", []));
  expect(command.startsWith("printf %s '{")).toBe(true);
  expect(command).toContain("' | curl -X POST http://x/");
});

test("a request without a type, dots in a path and bytes of UTF-8 in a header stay as they are", () => {
  const headers = [["x-name", Buffer.from("Şule").toString("latin1")]] as const;
  const command = curlCommand("http://x", { method: "POST", path: "/a/../b", headers, body: Buffer.from("{}") });
  expect(command).toContain("-H content-type:");
  expect(command).toContain("--path-as-is");
  expect(command).toContain("'x-name: Şule'");
});

test.skipIf(process.platform === "win32")("a body that is not text goes in base64", () => {
  const body = Buffer.from([0xff, 0, 10, 39, 0xfe]);
  const command = curlCommand("http://x", webhookRequest(body, "/", []));
  expect(command).toContain(`printf %s '/wAKJ/4=' | base64 -d | curl -X POST http://x/`);
  expect(execFileSync("sh", ["-c", command.replace(/ \| curl[^]*$/, "")])).toEqual(body);
  expect(curlCommand("http://x", webhookRequest(Buffer.from('"\0"'), "/", []))).toContain("--data-binary @-");
});

describe.skipIf(process.platform === "win32")("a POSIX shell that runs the command", () => {
  // NUL can't be in an argument, and JSON has none.
  const anyCharacter = fc.string({ unit: "binary", minLength: 1, maxLength: 1 }).filter((value) => value !== "\0");
  /** Each text is either for single quotes alone, or has characters that must not be in a terminal. */
  const text = fc.oneof(
    fc.string({ unit: fc.constantFrom("'", '"', "\\", "$", "`", ";", " ", "\n", "!", "@", "a") }),
    fc.string({ unit: anyCharacter }),
  );
  property.prop([text, text, text], { numRuns: 60 })("sends the same path, header and body", (path, value, body) => {
    const request = {
      method: "POST",
      path: `/${path}`,
      headers: [
        ["x-test", `v${value}`],
        ["content-type", "text/plain"],
      ] as const,
      body: Buffer.from(body),
    };
    const shown = curlCommand("http://127.0.0.1", request);
    expect(shown.split("\n").map(printable).join("\n")).toBe(shown);
    const command = shown.replace(/^curl/, "printf '%s\\0'");
    const seen = execFileSync("sh", ["-c", command]).toString("utf8").split("\0").slice(0, -1);
    const expected = [
      "-X",
      "POST",
      `http://127.0.0.1${headText(`/${path}`)}`,
      "-H",
      `x-test: ${headText(`v${value}`)}`,
      "-H",
      "content-type: text/plain",
      "--data-binary",
      body,
    ];
    const options = new Set(["--globoff", "--path-as-is"]);
    expect(
      seen.filter((word) => !options.has(word)).map((word) => word.replace("--data-raw", "--data-binary")),
    ).toEqual(expected.map((word) => Buffer.from(word).toString("utf8")));
  });
});
