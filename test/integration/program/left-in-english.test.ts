import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TURKISH } from "../../../src/language/turkish/turkish.ts";
import { payload } from "../../support/captures/capture-file.ts";
import { TestEndpoint } from "../../support/network/test-endpoint.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";
import { TestListener } from "../../support/program/test-listener.ts";

const TEXTS: Record<string, string> = TURKISH;
const SAVED = { ...TEXTS };

// Each text becomes a row of x, but for its values: what is still in letters was not said in the language.
beforeAll(() => {
  for (const text of Object.keys(TEXTS))
    TEXTS[text] = text.replaceAll(/\{\w+\}|[A-Za-z]/g, (part) => (part.length > 1 ? part : "x"));
});
// Test files share their modules.
afterAll(() => {
  Object.assign(TEXTS, SAVED);
});

/** Values that no language changes: URLs, paths, files, text in quotes, commands, options, names of events and fields, units. */
const VALUES = [
  /https?:\/\/[^\s,;)]+/g,
  /\/[\w./{}-]+/g,
  /\b[\w-]+\.(?:ndjson|json|ts|yml|html|har)\b/g,
  /"(?:[^"\\\n]|\\.)*"/g,
  /'[^'\n]*'/g,
  /(?<![\w-])--?[a-z][\w-]*/g,
  /\b\w+(?:_|::)\w+/g,
  /\bdata(?:\.\w+|\[\])*/g,
  /[0-9a-f]{8}-[0-9a-f-]{27}/g,
  /\b(?:POST|GET|DELETE|HTTP|UTC|SIGINT|kB|true|false|null|npx hipcall-hooks|hipcall-hooks) ?(?:replay|ask)?\b/g,
  // Headers; the names of checks, of faults, of requests; the part of a record.
  /^ *[\w-]+: (?:\S*|\w{3}, .* GMT)$/gm,
  /^[✓✗!-] [a-z-]+/gm,
  /^ +(?:duplicate|reorder|truncate)(?=:)/gm,
  /^ *(?:smart-routing|speed-dial|external-management|insight-card)/gm,
  /(?<=:\d+ {2})(?:body|id)\b|\S{1,3}…$/gm,
];

/** The lines that have words in another language. */
function linesLeft(output: string): string[] {
  const texts = VALUES.reduce((text, value) => text.replaceAll(value, ""), output).split("\n");
  return texts.filter((text) => /[A-Za-wyz]{2}/.test(text));
}

const EVENTS = ["call_init", "call_hangup"];
let recorded: Promise<string> | undefined;

/** A folder with a capture of valid events and their answers, and an event that is not known. */
async function record(): Promise<string> {
  const cwd = emptyFolder();
  await using app = await TestEndpoint.open((_seen, response) => response.end('{"n":1}'));
  const save = ["--save", "c.ndjson", "--forward", app.url];
  await using listener = await TestListener.start([...save, "--count", String(EVENTS.length)], { cwd });
  for (const event of EVENTS) await runCli(["send", event, "--to", listener.url]);
  await listener.run.exitCode;
  writeFileSync(join(cwd, "new.json"), payload("new_event", { id: 7 }));
  return cwd;
}

/** What is left of a run, on both streams. */
async function left(args: readonly string[]): Promise<string[]> {
  recorded ??= record();
  const { stdout, stderr } = await runCli([...args, "--lang", "tr"], { cwd: await recorded });
  return [...linesLeft(stdout), ...linesLeft(stderr)];
}

describe("with --lang, no word of English is left in the output of", () => {
  test.each([
    ["validate c.ndjson"],
    ["validate c.ndjson -o compact"],
    ["captures list c.ndjson new.json"],
    ["captures calls c.ndjson"],
    ["captures diff c.ndjson new.json"],
    ["captures scrub c.ndjson scrubbed.ndjson --key k"],
    ["captures scrub --check c.ndjson"],
    ["captures export c.ndjson --as har -O c.har"],
    ["captures report c.ndjson -O report.html"],
    ["captures show c.ndjson"],
    ["validate --drift c.ndjson new.json"],
    ["events list"],
  ])("%s", async (line) => {
    expect(await left(line.split(" "))).toEqual([]);
  });

  test.each([
    ["send call_init --count 30"],
    ["send call_init --count 3 --hipcall"],
    ["send call_init --times 2"],
    ["send call_init --dry-run"],
    ["send call_init call_hangup --fault duplicate --fault reorder --fault truncate --seed 1"],
    ["replay c.ndjson"],
    ["replay c.ndjson --compare"],
    ["ask smart-routing", '{"extension":"1000"}'],
    ["doctor"],
  ])("%s", async (line, answer = '{"n":1}') => {
    await using app = await TestEndpoint.open((_seen, response) => response.end(answer));
    expect(await left([...line.split(" "), "--to", app.url])).toEqual([]);
  });

  test("listen", async () => {
    await using app = await TestEndpoint.open();
    const expectations = ["--expect", "call_init=1", "--expect", "call_hangup=2..3", "--expect", "task_create=0"];
    await using listener = await TestListener.start(
      ["--lang", "tr", "--save", "l.ndjson", "--forward", app.url, ...expectations],
      { cwd: emptyFolder() },
    );
    for (const event of [...EVENTS, "call_init"]) await runCli(["send", event, "--to", listener.url]);
    listener.run.interrupt();
    await listener.run.exitCode;
    expect([...linesLeft(listener.run.stdout.text), ...linesLeft(listener.run.stderr.text)]).toEqual([]);
  });
});
