import { join } from "node:path";
import { expect, test } from "vitest";
import { effort } from "../support/run/effort.ts";
import { TestListener } from "../support/program/test-listener.ts";
import { emptyFolder } from "../support/program/run-cli.ts";
import { type Run, shownBytes, startRun } from "./run/cases.ts";
import { CheckedOutput } from "./run/checked-output.ts";
import { type ConnectionScript, connectionScript, requestsIn } from "./listener/connection-script.ts";
import { Dice } from "./run/dice.ts";
import type { HttpAnswer } from "./listener/http-answers.ts";
import type { RequestLimits } from "./listener/http-requests.ts";
import { type MemoryInUse, memoryInUse } from "./run/memory-in-use.ts";
import { SavedRecords } from "./listener/saved-records.ts";
import { ScriptClient } from "./listener/script-client.ts";
import { checkPlainObject, untouchedPrototypes } from "./run/untouched-prototypes.ts";
import { type Watchdog, watchdog } from "./run/watchdog.ts";

const CLIENTS = 12;
const MEGABYTE = 1024 * 1024;
/** The allowed growth of memory after the first tenth of the requests. Megabytes. */
const ALLOWED_GROWTH = { heapMb: 60, rssMb: 300 };

interface Setup {
  readonly form: "pretty" | "json";
  readonly args: readonly string[];
  readonly limits: RequestLimits;
  readonly requests: number;
}

const ANY: RequestLimits = { maxBodyBytes: MEGABYTE, path: undefined, strict: false };

test.each<[string, Setup]>([
  [
    "pretty and coloured, saving",
    { form: "pretty", args: ["-o", "pretty", "--color", "--no-fsync"], limits: ANY, requests: part(0.4) },
  ],
  ["in JSON, saving", { form: "json", args: ["--json", "--no-fsync"], limits: ANY, requests: part(0.4) }],
  [
    "in JSON, saving and syncing, strict, on one path, with a small limit",
    {
      form: "json",
      args: ["--json", "--strict", "--path", "/hooks", "--max-body", "64kb", "--keep-credentials"],
      limits: { maxBodyBytes: 64 * 1024, path: "/hooks", strict: true },
      requests: part(0.2),
    },
  ],
])(
  "%s, a listener answers every request once and well-formed, and keeps every answered request",
  async (name, setup) => {
    using _ = untouchedPrototypes();
    const run = startRun(`listener, ${name}`);
    using watched = watchdog(run);
    await using fuzzed = await FuzzedListener.start(setup);
    let sent = 0;
    let batch: number[] = [];
    let early: MemoryInUse | undefined;
    for (const index of run.indexes()) {
      batch.push(index);
      if (batch.length < CLIENTS) continue;
      sent += await fuzzed.play(batch, { run, watched });
      batch = [];
      run.progress(sent);
      if (early === undefined && sent > setup.requests / 10) early = memoryInUse();
      if (sent >= setup.requests) break;
    }
    const late = memoryInUse();
    const memory = `heap ${early?.heapMb} to ${late.heapMb} MB, RSS ${early?.rssMb} to ${late.rssMb} MB`;
    run.end(`${sent} requests, ${fuzzed.saved} saved, ${memory}`);
    expect(late.heapMb).toBeLessThan((early?.heapMb ?? 0) + ALLOWED_GROWTH.heapMb);
    expect(late.rssMb).toBeLessThan((early?.rssMb ?? 0) + ALLOWED_GROWTH.rssMb);
  },
);

function part(share: number): number {
  return Math.ceil(effort({ short: 2000, long: 1_000_000 }) * share);
}

/** A listener with clients that play scripts. Checks everything that the listener writes. */
class FuzzedListener implements AsyncDisposable {
  readonly #listening: TestListener;
  readonly #output: CheckedOutput;
  readonly #records: SavedRecords;
  readonly #clients: readonly ScriptClient[];
  readonly #setup: Setup;
  saved = 0;

  private constructor(
    listening: TestListener,
    records: SavedRecords,
    { setup, output }: { setup: Setup; output: CheckedOutput },
  ) {
    this.#listening = listening;
    this.#records = records;
    this.#setup = setup;
    this.#output = output;
    this.#clients = Array.from({ length: CLIENTS }, () => new ScriptClient(listening.port));
  }

  static async start(setup: Setup): Promise<FuzzedListener> {
    const output = new CheckedOutput(setup.form);
    const cwd = emptyFolder();
    const listening = await TestListener.start([...setup.args, "--allow-host", "*", "--save", "c.ndjson"], {
      cwd,
      stdout: output,
    });
    return new FuzzedListener(listening, new SavedRecords(join(cwd, "c.ndjson")), { setup, output });
  }

  /** Plays one script on each client at the same time, and checks the results. Resolves to the number of requests. */
  async play(
    batch: readonly number[],
    { run, watched }: { readonly run: Run; readonly watched: Watchdog },
  ): Promise<number> {
    const scripts = batch.map((index) => connectionScript(new Dice(run.seedOf(index)), this.#setup.limits));
    watched.beat(batch[0] ?? 0);
    const played = await Promise.allSettled(
      scripts.map(async (script, at) => (await this.#clients[at]?.play(script)) ?? []),
    );
    for (const [at, outcome] of played.entries()) {
      const script = scripts[at];
      if (outcome.status === "rejected" && script !== undefined) {
        throw run.failure(batch[at] ?? 0, outcome.reason, shownScript(script));
      }
    }
    try {
      const answers = played.flatMap((outcome, at) => withHash(outcome, scripts[at]));
      await this.#probe();
      await this.#checkKept(answers);
      this.#output.check();
      expect(this.#listening.run.stderr.text).toBe("");
      checkPlainObject();
    } catch (error) {
      throw run.failure(batch[0] ?? 0, error, `one of these:\n${scripts.map(shownScript).join("\n")}`);
    }
    return scripts.reduce((sum, script) => sum + requestsIn(script), 0);
  }

  /** Checks that the listener still answers a normal request. */
  async #probe(): Promise<void> {
    const path = this.#setup.limits.path ?? "/";
    const answer = await this.#listening.post('{"event":"call_init","data":{}}', {
      path,
      headers: { connection: "close" },
    });
    const body = (await answer.json()) as { readonly id: string };
    expect(answer.status).toBe(this.#setup.limits.strict ? 422 : 200);
    expect(body.id).toMatch(/^[0-9a-f-]{36}$/);
  }

  /** Checks that each request answered with 2xx is in the file and in the JSON lines, with its body byte for byte. */
  async #checkKept(answers: readonly AnsweredBody[]): Promise<void> {
    this.#records.read();
    for (const { id, sha256 } of answers) {
      const saved = this.#records.bodies.get(id);
      if (saved === undefined) throw new Error(`${id} was answered with 2xx, but is not in the capture file`);
      if (sha256 !== null && saved !== sha256) throw new Error(`the body of ${id} differs from the sent one`);
    }
    this.saved += this.#records.bodies.size;
    this.#records.bodies.clear();
    this.#records.shorten();
    if (this.#setup.form !== "json") return;
    const { hashes } = this.#output;
    await this.#output.until(() => {
      this.#output.check();
      return answers.every(({ id }) => hashes.has(id));
    });
    const other = answers.find(({ id, sha256 }) => sha256 !== null && hashes.get(id) !== sha256);
    if (other !== undefined) throw new Error(`${other.id} was reported with another body`);
    hashes.clear();
  }

  async [Symbol.asyncDispose](): Promise<void> {
    for (const client of this.#clients) client.close();
    await this.#listening.stop();
    this.#output.check();
  }
}

interface AnsweredBody {
  readonly id: string;
  /** `null` if the request was broken, because its body is then unknown. */
  readonly sha256: string | null;
}

/** The requests of a script that were answered with 2xx. */
function withHash(
  outcome: PromiseSettledResult<readonly HttpAnswer[]>,
  script: ConnectionScript | undefined,
): AnsweredBody[] {
  const answers = outcome.status === "fulfilled" ? outcome.value : [];
  return answers.flatMap(({ status, body }, at) => {
    if (status >= 300 || body.length === 0 || body[0] !== 0x7b) return [];
    const { id } = JSON.parse(body.toString("utf8")) as { readonly id: string };
    return [{ id, sha256: script?.requests[at]?.sha256 ?? null }];
  });
}

function shownScript({ pieces, requests, broken, leave }: ConnectionScript): string {
  const what = `${requests.length} requests${broken === null ? "" : " and a broken end"}, then ${leave}`;
  return `${what}\n${pieces.map(shownBytes).join(",\n")}`;
}
