import { writeFileSync } from "node:fs";
import { join } from "node:path";
import { afterAll, beforeAll, describe, expect, test } from "vitest";
import { TURKISH } from "../../../src/language/turkish/turkish.ts";
import { emptyFolder, runCli } from "../../support/program/run-cli.ts";

const SAVED = { ...TURKISH };

/** Every text of the catalogue is its English one, with marks around all that is not a value: `«file not found: »{name}`. */
beforeAll(() => {
  const marked = Object.keys(TURKISH).map((english) => [
    english,
    english
      .split(/(\{\w+\})/)
      .map((part, at) => (at % 2 === 1 || part === "" ? part : `«${part}»`))
      .join(""),
  ]);
  Object.assign(TURKISH, Object.fromEntries(marked));
});
// Test files share their modules.
afterAll(() => {
  Object.assign(TURKISH, SAVED);
});

/** The words that no mark is around. */
function unmarkedWords(text: string): string[] {
  return [...text.replaceAll(/«[^»]*»/g, " ").matchAll(/\p{L}{2,}/gu)].map(([word]) => word);
}

/** Names, which no language changes. */
const NAMES = new Set(
  "hipcall hooks lang tr help kb mb ms port forward localhost source sources events listen send replay validate captures doctor ask init call hangup init json ndjson config com http https URL FILE".split(
    " ",
  ),
);

function folderWithFiles(): string {
  const cwd = emptyFolder();
  const files = {
    "empty.json": "",
    "words.txt": "no json at all",
    "list.json": "[1]",
    "other.json": '{"a":1}',
    "capture.ndjson": '{"v":99,"kind":"request"}\n',
    "broken.ndjson": '{"v":1,"kind":"request"}\n',
    "bad-config.json": '{"target": 7}',
    "unknown-key.json": '{"tagret": "x"}',
    "unknown-option.json": '{"send": {"tiemout": "5s"}}',
    "call.json": '{"event":"call_hangup","data":{}}',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(cwd, name), text);
  return cwd;
}

/** Command lines that fail or warn; what follows `#` are words of values that the command line does not have. */
const LINES = [
  "",
  "lsten",
  "listen --prot 1",
  "listen extra",
  "listen --port",
  "listen --port x",
  "listen --max-body 1tb",
  "listen --status abc",
  "listen --host 192.0.2.1 --port 0",
  "listen --ordered --expect call_init",
  "listen --report tap",
  "listen --require-answer 2xx",
  "listen --timeout soon",
  "listen --answer speed-dial=[]",
  "listen --answer speed-dial={ # smart routing extension Number Id type",
  "listen --answer speed-dial=missing.json",
  "listen --save missing-folder/x.ndjson --port 0 # ENOENT no such file or directory open",
  "send",
  "send hangup # call",
  "send speed-dial",
  "send voicemail --dry-run",
  "send company_create",
  "send nothing_like_it",
  "send call_hangup --set data.user_id",
  "send call_hangup --set data.usr_id=1 --dry-run # user id",
  "send call_hangup --seed 1",
  "send call_hangup --hipcall --retry 2",
  "send call_hangup --hipcall-rules timeout=5s",
  "send call_hangup --data call.json",
  "send --scenario vociemail # voicemail",
  "send --data missing.json",
  "send call_hangup --to ftp://x",
  "send call_hangup --to user:pw@localhost",
  "replay",
  "replay missing.ndjson",
  "replay capture.ndjson",
  "replay call.json --compare --dry-run",
  "replay call.json --update --set data.user_id=1",
  "replay call.json --fault duplicate --compare",
  "validate empty.json",
  "validate words.txt",
  "validate broken.ndjson # id",
  "validate call.json --config missing-config.json",
  "validate call.json --config bad-config.json # target",
  "validate call.json --config unknown-key.json # target tagret",
  "send call_hangup --config unknown-option.json # timeout tiemout",
  "validate call.json --valid --invalid",
  "validate '*.xml'",
  "events foo # list show explain schema scenarios rules openapi asyncapi types",
  "events show nope",
  "events schema",
  "events explain call_hangup data.nope",
  "events scenarios vociemail # voicemail",
  "captures diff call.json",
  "captures scrub call.json",
  "captures export call.json",
  "captures export call.json --as files",
  "captures import call.json",
  "captures report call.json",
  "captures show call.json --number 7",
  "ask nothing # smart routing speed dial external management",
  "ask speed-dial --digits 12",
  "completion tcsh # bash zsh fish",
];

describe("with --lang tr", () => {
  test.each(LINES)("'hipcall-hooks %s' is told with no English word outside of the catalogue", async (row) => {
    const [line = "", values = ""] = row.split(" # ");
    const args = line === "" ? [] : line.split(" ");
    const cwd = folderWithFiles();
    const run = await runCli([...args, "--lang", "tr"], { cwd });
    expect(run.exitCode).not.toBe(0);
    expect(run.stderr).toContain("«error:»");
    const known = new Set([...NAMES, ...`${line} ${values} ${cwd}`.split(/[^\p{L}]+/u)]);
    const messages = run.stderr.split("\n").filter((text) => /«(error|warning|note|hint):»/.test(text));
    expect(messages.flatMap(unmarkedWords).filter((word) => !known.has(word))).toEqual([]);
  });

  test.each(LINES.filter((line) => line !== ""))("'hipcall-hooks %s' writes the same JSON", async (row) => {
    const args = row.replace(/ # .*/, "").split(" ");
    const cwd = folderWithFiles();
    const english = await runCli([...args, "--json"], { cwd });
    const turkish = await runCli([...args, "--json", "--lang", "tr"], { cwd });
    expect(turkish.stdout).toBe(english.stdout);
    expect(turkish.stdout).not.toContain("«");
    expect(turkish.exitCode).toBe(english.exitCode);
  });
});
