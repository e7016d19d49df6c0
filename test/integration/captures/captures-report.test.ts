import { createHash } from "node:crypto";
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { validateXML } from "xmllint-wasm";
import { captureFile, record } from "../../support/captures/capture-file.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { TestListener } from "../../support/program/test-listener.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { queueOf, scenarioNamed } from "../../support/events/scenario-requests.ts";

const ELEMENTS =
  /^(html|head|meta|title|style|body|header|main|footer|section|article|div|span|h1|h2|h3|p|dl|dt|dd|ul|ol|li|table|thead|tbody|tr|th|td|svg|g|rect|line|fieldset|legend|input|label|details|summary|pre)$/;
/** Each of them is more than text where it is not escaped. */
const ATTACKS = [
  "<script>attack()</script>",
  `"><img src=x onerror="attack()">`,
  `' onfocus='attack()`,
  "</pre></style><base href=//attack.invalid>]]>",
  "&lt;b&gt;",
];

/** The records of a scenario, received in real time from a moment on, and an answer to each. */
function answered(name: string, { status = 200, replaced = "" } = {}): Record<string, unknown>[] {
  let atMs = Date.parse("2026-11-22T10:00:00Z");
  return queueOf(scenarioNamed(name)).flatMap(({ event, afterMs, request }, index) => {
    atMs += afterMs;
    const id = `${name}-${index}${replaced}`;
    const uuid = `0b8f5a52-6a37-4d53-9c1e-${createHash("sha256").update(`${name}${replaced}`).digest("hex").slice(0, 12)}`;
    const body = request.body
      .toString()
      .replace(/"uuid":"[^"]*"/, `"uuid":"${uuid}"`)
      .replaceAll("+905990000123", JSON.stringify(replaced || "+905990000123").slice(1, -1));
    const request_ = record({ id, event, body, receivedAt: new Date(atMs).toISOString() });
    return [
      request_,
      { v: 1, kind: "response", id, by: "forward", status, durationMs: 12 + index, headers: [], body: replaced },
    ];
  });
}

/** The page of a capture, checked by a strict parser. */
async function pageOf(...records: Record<string, unknown>[]): Promise<string> {
  const cwd = emptyFolder();
  const run = await runCli(["captures", "report", captureFile(...records), "-O", "calls.html"], { cwd });
  expect([run.exitCode, run.stderr]).toEqual([0, ""]);
  return checked(readFileSync(join(cwd, "calls.html"), "utf8"));
}

async function checked(page: string): Promise<string> {
  const contents = page.replace("<!DOCTYPE html>", "");
  const { errors } = await validateXML({ xml: [{ fileName: "page.xml", contents }], schema: [ANY_XML] });
  // The parser reports a document that is not well-formed; the schema allows everything.
  expect(errors).toEqual([]);
  const tags = [...page.matchAll(/<([a-z]\w*)([^>]*)>/g)];
  expect(tags.map(([, name = ""]) => name).filter((name) => !ELEMENTS.test(name))).toEqual([]);
  const attributes = tags.flatMap(([, , text = ""]) => [...text.matchAll(/([\w-]+)="/g)].map(([, name = ""]) => name));
  expect(attributes.filter((name) => /^(on.*|style|href|src)$/.test(name))).toEqual([]);
  const [, style = ""] = /<style>([^]*?)<\/style>/.exec(page) ?? [];
  const hash = createHash("sha256").update(style).digest("base64");
  expect(page).toContain(
    `content="default-src &#39;none&#39;; style-src &#39;sha256-${hash}&#39;; base-uri &#39;none&#39;; form-action &#39;none&#39;"`,
  );
  return page;
}

const ANY_XML = `<xs:schema xmlns:xs="http://www.w3.org/2001/XMLSchema"><xs:element name="html" type="xs:anyType"/></xs:schema>`;

describe("captures report", () => {
  test("shows each call as a bar of its phases, with its events, issues and answers", async () => {
    const page = await pageOf(
      ...answered("answered-inbound"),
      ...answered("voicemail"),
      ...answered("missed-inbound", { status: 500 }),
    );
    expect(page).toContain('aria-label="rang 14 s · talked 4 s"');
    expect(page).toContain('aria-label="rang 4 s · voicemail 12 s"');
    expect(page).toContain('aria-label="rang 46 s"');
    for (const kind of ["ringing", "talking", "voicemail"]) expect(page).toContain(`<rect class="fill-${kind}" x="`);
    expect(page).toContain("inbound call from +905990000123 to +902190000100 answered after 14 s, ended after 18 s");
    expect(page).toContain("→ 500 in 12 ms (not accepted)");
    expect(page).toContain("missing_call is true, but the caller left a voicemail");
    expect(page).toContain('<p class="bad">1 call with a problem, 2 answers not accepted.</p>');
    expect(page).toContain('id="over-time"');
    expect(page).toContain('id="latency"');
  });

  test("keeps hostile texts as text", async () => {
    const page = await pageOf(
      ...ATTACKS.flatMap((attack) => [
        ...answered("answered-inbound", { replaced: attack }),
        record({ id: attack, body: JSON.stringify({ event: attack, data: { [attack]: attack } }), path: `/${attack}` }),
        record({ body: attack }),
      ]),
    );
    const text = page
      .replaceAll("&quot;", '"')
      .replaceAll("&#39;", "'")
      .replaceAll("&lt;", "<")
      .replaceAll("&gt;", ">")
      .replaceAll("&amp;", "&");
    for (const attack of ATTACKS) expect(text).toContain(`inbound call from ${attack} to`);
    const unsafe = await pageOf(record({ body: "\u202e\u0000\u001b[2J" }));
    expect(unsafe).toContain("\\u202e\\u0000\\u001b[2J");
  });

  test("shows some hundred calls of many, and counts all", async () => {
    const [init, hangup] = answered("voicemail").filter(({ kind }) => kind === "request");
    const records = Array.from({ length: 2000 }, (_, index) => {
      const uuid = `0b8f5a52-6a37-4d53-9c1e-${String(index).padStart(12, "0")}`;
      // Every tenth call lacks its end.
      return (index % 10 === 0 ? [init] : [init, hangup]).map((each) =>
        record({ ...each, body: String(each?.["body"]).replace(/"uuid":"[^"]*"/, `"uuid":"${uuid}"`) }),
      );
    });
    const page = await pageOf(...records.flat());
    expect(page).toContain("<dd>2000</dd>");
    expect(page.match(/<article/g)).toHaveLength(470);
    expect(page.match(/entry problem/g)).toHaveLength(200);
    expect(page).toMatch(/470 of 2000 calls are\s+shown/);
  });

  test("has events that are no calls, and a page without any call", async () => {
    const page = await pageOf(record({ body: '{"event":"contact_create","data":{}}' }), record({ body: "x" }));
    expect(page).toContain('<h2 id="others">Other events</h2>');
    expect(page).not.toContain('<h2 id="calls">');
    expect(page).not.toContain('id="over-time"');
  });

  test("leaves no page behind when it fails", async () => {
    const cwd = emptyFolder();
    mkdirSync(join(cwd, "folder"));
    writeFileSync(join(cwd, "text"), "hello");
    const codes = async (...args: string[]): Promise<number> =>
      (await runCli(["captures", "report", ...args], { cwd })).exitCode;
    expect(await codes("text", "-O", "a.html")).toBe(3);
    expect(await codes("nope", "-O", "a.html")).toBe(3);
    expect(await codes("text", "-O", "folder")).toBe(3);
    expect(await codes("text")).toBe(2);
    expect(readdirSync(cwd).toSorted()).toEqual(["folder", "text"]);
  });

  test("writes one line of JSON", async () => {
    const cwd = emptyFolder();
    const { json } = await runCli(["captures", "report", captureFile(record()), "-O", "a/b.html", "--json"], { cwd });
    expect(json).toEqual([
      {
        v: 1,
        type: "summary",
        command: "captures report",
        file: "a/b.html",
        events: 1,
        skippedLines: 0,
        unreadableSources: 0,
      },
    ]);
  });
});

describe("--report html", () => {
  test("is the page of a replay: what was sent, the new answers, and why they were not accepted", async () => {
    const cwd = emptyFolder();
    await using app = await TestEndpoint.open((_seen, response) => response.writeHead(500).end("<b>boom</b>"));
    const file = captureFile(...answered("voicemail"));
    const run = await runCli(["replay", file, "--to", app.url, "--report", "html=run.html"], { cwd });
    expect(run.exitCode).toBe(1);
    const page = await checked(readFileSync(join(cwd, "run.html"), "utf8"));
    expect(page).toContain("<h1>hipcall-hooks replay</h1>");
    expect(page).toContain("voicemail left after 16 s");
    expect(page).toContain("answered 500, expected 2xx");
    expect(page).toContain("&lt;b&gt;boom&lt;/b&gt;");
    expect(page).toContain('<p class="bad">1 call with a problem, 2 answers not accepted.</p>');
  });

  test("is the page of a validation, and of a listener with its expectations", async () => {
    const cwd = emptyFolder();
    const [init = {}] = answered("voicemail");
    await runCli(["validate", captureFile(init), "--report", "html=v.html"], { cwd });
    expect(await checked(readFileSync(join(cwd, "v.html"), "utf8"))).toContain("call_hangup is missing for this call");
    const listening = await TestListener.start(["--report", "html=l.html", "--expect", "call_hangup"], { cwd });
    await listening.post(String(init["body"]));
    await listening.stop();
    const page = await checked(readFileSync(join(cwd, "l.html"), "utf8"));
    expect(page).toContain("→ 200 in");
    expect(page).toContain('<h2 id="checks">Checks</h2>');
  });

  test("needs no expectation to be the page of a listener", async () => {
    const cwd = emptyFolder();
    const listening = await TestListener.start(["--report", "html=l.html"], { cwd });
    await listening.stop();
    expect(readFileSync(join(cwd, "l.html"), "utf8")).toContain("There are no events.");
    const junit = await runCli(["listen", "--report", "junit=x.xml"], { cwd });
    expect([junit.exitCode, junit.stderr]).toEqual([2, expect.stringContaining("--report needs --expect")]);
  });
});
