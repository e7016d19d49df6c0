import { appendFileSync, readFileSync } from "node:fs";
import { Agent, request } from "node:http";
import { join } from "node:path";
import { setTimeout as delay } from "node:timers/promises";
import { integer, sample } from "fast-check";
import { expect, test } from "vitest";
import { Program, runProgram } from "../support/program.ts";
import { emptyFolder } from "../support/run-cli.ts";

const ROUNDS = 8;
const SENDERS = 30;
/** Printed with a failure; give it here to see the same moments again. */
const SEED = Number(process.env["SEED"] ?? Date.now() % 1_000_000);
const BODY = Buffer.from(JSON.stringify({ event: "call_init", data: { padding: "x".repeat(500) } }));

test(`what was answered before a SIGKILL under load is in the file (SEED=${SEED})`, async () => {
  const folder = emptyFolder();
  const file = join(folder, "c.ndjson");
  const answered = new Set<string>();
  // A number of answers and not a time: a slow machine kills as well as a fast one.
  const moments = sample(integer({ min: 1, max: 120 }), { seed: SEED, numRuns: ROUNDS });

  for (const [round, afterAnswers] of moments.entries()) {
    await using listener = Program.start(
      ["listen", "--port", "0", "-q", "--save", file, "--ready-file", `url${round}`],
      {
        cwd: folder,
      },
    );
    const url = await readyUrl(join(folder, `url${round}`), listener);
    const before = answered.size;
    const load = loadUntilGone(url, answered);
    await until(() => answered.size >= before + afterAnswers);
    listener.child.kill("SIGKILL");
    expect(await listener.exitCode).toBe("SIGKILL");
    await load;

    expect(lost(answered, file)).toEqual([]);
  }
  // A torn tail can't be ordered from the kernel, so one is made.
  appendFileSync(file, readFileSync(file).subarray(0, 500));
  const validated = await runProgram(["validate", file, "--json"]);
  expect(validated.exitCode).toBe(1);
  const lines = jsonLines(validated.stdout);
  const checked = lines.filter(({ type }) => type === "validation").length;
  expect(lines.at(-1)).toMatchObject({ type: "summary", checked });
  expect(checked).toBeGreaterThanOrEqual(answered.size);
  expect(lines.findLast(({ type }) => type === "warning")).toMatchObject({
    message: expect.stringContaining("cut off in the middle"),
  });

  // A listener starts again after the torn line, and both its neighbours stay whole.
  await using again = Program.start(["listen", "--port", "0", "--json", "--save", file, "--count", "1"]);
  const [, url = ""] = await again.stdoutMatch(/"url":"([^"]+)"/);
  const { id } = (await (await fetch(url, { method: "POST", body: BODY })).json()) as { id: string };
  expect(await again.exitCode).toBe(0);
  expect(lost(answered.add(id), file)).toEqual([]);
});

async function readyUrl(file: string, { exitCode }: Program): Promise<string> {
  let ended = false;
  void exitCode.then(() => (ended = true));
  for (;;) {
    try {
      return readFileSync(file, "utf8").trim();
    } catch (error) {
      if (ended) throw error;
      await delay(5);
    }
  }
}

/** Many senders, each with its own connection, until nobody answers any more. Keeps the ids of the answers. */
async function loadUntilGone(url: string, answered: Set<string>): Promise<void> {
  const agent = new Agent({ keepAlive: true, maxSockets: SENDERS });
  const sender = async (): Promise<void> => {
    for (let id = await post(url, agent); id !== undefined; id = await post(url, agent)) answered.add(id);
  };
  await Promise.all(Array.from({ length: SENDERS }, sender));
  agent.destroy();
}

/** The id in a whole answer of 200; `undefined` for anything less. */
function post(url: string, agent: Agent): Promise<string | undefined> {
  return new Promise((resolve) => {
    const outgoing = request(url, { method: "POST", agent, headers: { "content-length": BODY.length } });
    outgoing.on("error", () => resolve(undefined));
    outgoing.on("response", (response) => {
      let text = "";
      response.setEncoding("utf8").on("data", (part: string) => (text += part));
      response.on("error", () => resolve(undefined));
      response.on("close", () => {
        const whole = response.complete && response.statusCode === 200;
        resolve(whole ? (JSON.parse(text) as { id: string }).id : undefined);
      });
    });
    outgoing.end(BODY);
  });
}

async function until(holds: () => boolean): Promise<void> {
  while (!holds()) await delay(1);
}

/** The answered ids of which the file has no record that can be read. */
function lost(answered: ReadonlySet<string>, file: string): string[] {
  const recorded = new Set(jsonLines(readFileSync(file, "utf8")).map(({ id }) => String(id)));
  return [...answered].filter((id) => !recorded.has(id));
}

function jsonLines(text: string): Record<string, unknown>[] {
  return text.split("\n").flatMap((line) => {
    try {
      return [JSON.parse(line) as Record<string, unknown>];
    } catch {
      return [];
    }
  });
}
