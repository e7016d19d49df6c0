import { expect, test } from "vitest";
import { powershellCommand } from "../../../../src/captures/export/powershell.ts";
import { webhookRequest } from "../../../../src/delivery/request/request.ts";

test("a request is a command that can be read", () => {
  const headers = [
    ["x-test", "it's $HOME"],
    ["X-Test", "2"],
  ] as const;
  const request = webhookRequest(Buffer.from('{"name":"Ayşe ‘x’ $(1)"}'), "/hooks?a[]=1", headers);
  expect(powershellCommand("http://localhost:3000", request)).toBe(
    [
      "Invoke-WebRequest -UseBasicParsing -Method POST -Uri 'http://localhost:3000/hooks?a[]=1' `",
      "  -ContentType 'application/json' `",
      "  -UserAgent 'hipcall-hooks' `",
      "  -Headers @{ 'x-test' = 'it''s $HOME, 2' } `",
      `  -Body ([Text.Encoding]::UTF8.GetBytes('{"name":"Ayşe ‘‘x’’ $(1)"}'))`,
    ].join("\n"),
  );
});

test("a body that is not text, or acts on a terminal, goes in base64", () => {
  for (const body of [Buffer.from([0xff, 0]), Buffer.from("\u001b[2J")]) {
    const command = powershellCommand("http://x", webhookRequest(body, "/", []));
    expect(command).toContain(`-Body ([Convert]::FromBase64String('${body.toString("base64")}'))`);
  }
});

test("a header that acts on a terminal is spelled out", () => {
  const command = powershellCommand("http://x", webhookRequest(Buffer.from("{}"), "/", [["x-a", "b\u009b'"]]));
  expect(command).toContain(`'x-a' = ('' + 'b' + [char]0x9b + '''')`);
});
