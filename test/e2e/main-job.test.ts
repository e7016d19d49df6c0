import { readFileSync } from "node:fs";
import { createHash } from "node:crypto";
import { join } from "node:path";
import { expect, test } from "vitest";
import { PackedProgram, runPackedProgram } from "../support/program/packed-program.ts";
import { emptyFolder } from "../support/program/run-cli.ts";

const SEED_EVENTS = [
  "call::init",
  "call::hangup",
  "contact_center::contact_create",
  "contact_center::contact_update",
  "contact_center::company_create",
  "contact_center::company_update",
  "task::create",
];

test("listen, send, validate and replay carry the seven seed events, byte for byte", async () => {
  const folder = emptyFolder();
  await using listener = PackedProgram.start(
    ["listen", "--json", "--port", "0", "--count", "7", "--save", "c.ndjson"],
    {
      cwd: folder,
    },
  );
  const [, url = ""] = await listener.stdoutMatch(/"url":"([^"]+)"/);
  const sent = await runPackedProgram(["send", ...SEED_EVENTS, "--to", url]);
  expect(sent.exitCode).toBe(0);
  expect(await listener.exitCode).toBe(0);

  expect(listener.json.map(({ type }) => type)).toEqual(["ready", ...SEED_EVENTS.map(() => "event"), "summary"]);
  const events = listener.json.filter(({ type }) => type === "event");
  expect(events.map(({ event }) => event)).toEqual(SEED_EVENTS);
  expect(events.map(({ verdict }) => verdict)).toEqual(SEED_EVENTS.map(() => "valid"));

  const validated = await runPackedProgram(["validate", "c.ndjson"], { cwd: folder });
  expect(validated).toMatchObject({ exitCode: 0, stderr: "" });

  await using second = PackedProgram.start(["listen", "--json", "--port", "0", "--count", "7"]);
  const [, secondUrl = ""] = await second.stdoutMatch(/"url":"([^"]+)"/);
  const replayed = await runPackedProgram(["replay", "c.ndjson", "--to", secondUrl], { cwd: folder });
  expect(replayed.exitCode).toBe(0);
  expect(await second.exitCode).toBe(0);
  const replayedHashes = second.json.filter(({ type }) => type === "event").map(({ sha256 }) => sha256);
  const recorded = readFileSync(join(folder, "c.ndjson"), "utf8").trimEnd().split("\n");
  const recordedHashes = recorded.map((line) => {
    const { body, sha256 } = JSON.parse(line) as { body: string; sha256: string };
    expect(createHash("sha256").update(body).digest("hex")).toBe(sha256);
    return sha256;
  });
  expect(replayedHashes).toEqual(recordedHashes);
});

test("a recording is scrubbed, and a listener with --strict accepts the copy", async () => {
  const folder = emptyFolder();
  await using listener = PackedProgram.start(
    ["listen", "--json", "--port", "0", "--count", "7", "--save", "c.ndjson"],
    {
      cwd: folder,
    },
  );
  const [, url = ""] = await listener.stdoutMatch(/"url":"([^"]+)"/);
  await runPackedProgram(["send", ...SEED_EVENTS, "--to", url]);
  expect(await listener.exitCode).toBe(0);

  const scrubbed = await runPackedProgram(["captures", "scrub", "c.ndjson", "scrubbed.ndjson", "--json"], {
    cwd: folder,
  });
  expect(scrubbed).toMatchObject({ exitCode: 0, stderr: "" });
  const copy = readFileSync(join(folder, "scrubbed.ndjson"), "utf8");
  expect(readFileSync(join(folder, "c.ndjson"), "utf8")).toMatch(/90543885630.*John.*Acme/s);
  expect(copy).not.toMatch(/90543885630|John|Acme/);

  await using strict = PackedProgram.start(["listen", "--strict", "--json", "--port", "0", "--count", "7"]);
  const [, strictUrl = ""] = await strict.stdoutMatch(/"url":"([^"]+)"/);
  expect((await runPackedProgram(["replay", "scrubbed.ndjson", "--to", strictUrl], { cwd: folder })).exitCode).toBe(0);
  expect(await strict.exitCode).toBe(0);
});
