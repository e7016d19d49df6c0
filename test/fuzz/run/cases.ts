import { RUN_SEED } from "../../support/run/seed.ts";
import { Dice } from "./dice.ts";
import { type Watchdog, watchdog } from "./watchdog.ts";

/** A run over many generated cases. Each case has its own seed, computed from the run's seed. */
export interface Cases<Case> {
  readonly name: string;
  readonly count: number;
  readonly generate: (dice: Dice) => Case;
  /** Throws if a check fails. */
  readonly check: (generated: Case) => void | Promise<void>;
  readonly show: (generated: Case) => string;
  /** Slightly smaller cases, to find the smallest one that still fails. */
  readonly smaller?: (generated: Case) => Iterable<Case>;
}

/** The maximum number of smaller cases to try. Then the smallest one so far is printed. */
const MOST_SHRINKS = 2000;

/** Checks every case. Makes the first failing case smaller, and throws an error that says how to run it again. */
export async function checkCases<Case>({ name, count, ...how }: Cases<Case>): Promise<void> {
  const run = startRun(name, count);
  using watched = watchdog(run);
  for (const index of run.indexes()) {
    watched.beat(index);
    run.progress(index);
    const generated = how.generate(new Dice(run.seedOf(index)));
    const fault = await faultOf(() => how.check(generated));
    if (fault !== null) throw run.failure(index, fault, await shrunk(generated, how, watched));
  }
  run.end(`${count} cases`);
}

/** A run prints its seed at its start. The environment variable `SEED` sets the seed, and `CASE` the first case. */
export interface Run {
  readonly name: string;
  readonly seed: number;
  readonly seedOf: (index: number) => number;
  readonly indexes: () => Iterable<number>;
  /** Prints the progress once a minute. */
  readonly progress: (checked: number) => void;
  readonly failure: (index: number, fault: unknown, shown: string) => Error;
  /** Prints that every check passed, and the number of cases. */
  readonly end: (checked: string) => void;
}

export function startRun(name: string, count = Number.POSITIVE_INFINITY): Run {
  const seed = RUN_SEED;
  const first = Number(process.env["CASE"] ?? 0);
  let printedMs = performance.now();
  const started = { ms: performance.now(), cpu: process.cpuUsage() };
  print(`${name}: SEED=${seed}`);
  return {
    name,
    seed,
    seedOf: (index) => Math.imul(seed ^ (index + 1), 0x9e3779b1) ^ (index << 7),
    *indexes() {
      for (let index = first; index < count; index += 1) yield index;
    },
    progress: (checked) => {
      if (performance.now() - printedMs < 60_000) return;
      printedMs = performance.now();
      print(`${name}: ${checked} so far`);
    },
    failure: (index, fault, shown) => {
      const again = `SEED=${seed} CASE=${index}`;
      const text = `${name}, case ${index}: ${fault instanceof Error ? fault.message : String(fault)}\nrepeat with ${again}\n${shown}`;
      print(text);
      return new Error(text, { cause: fault });
    },
    end: (checked) => {
      const { user, system } = process.cpuUsage(started.cpu);
      const took = `${seconds(performance.now() - started.ms)}, ${seconds((user + system) / 1000)} of CPU`;
      print(`${name}: passed, ${checked} in ${took}`);
    },
  };
}

function seconds(ms: number): string {
  return `${Math.round(ms / 100) / 10} s`;
}

/** Prints a line to stderr; the test runner uses stdout. */
function print(text: string): void {
  process.stderr.write(`fuzz ${text}\n`);
}

async function faultOf(check: () => void | Promise<void>): Promise<unknown> {
  try {
    const waiting = check();
    if (waiting !== undefined) await waiting;
    return null;
  } catch (error) {
    return error ?? new Error("it threw undefined");
  }
}

async function shrunk<Case>(
  failing: Case,
  { smaller, check, show }: Pick<Cases<Case>, "smaller" | "check" | "show">,
  watched: Watchdog,
): Promise<string> {
  let smallest = failing;
  let tries = 0;
  const next = async (): Promise<Case | undefined> => {
    for (const candidate of smaller?.(smallest) ?? []) {
      tries += 1;
      if (tries > MOST_SHRINKS) return undefined;
      watched.beat(-tries);
      if ((await faultOf(() => check(candidate))) !== null) return candidate;
    }
    return undefined;
  };
  for (let found = await next(); found !== undefined; found = await next()) smallest = found;
  return `${tries > 0 ? "smallest case" : "case"}: ${show(smallest)}`;
}

/** Bytes with one part left out: first halves, then smaller parts, last single bytes. */
export function* shorterBytes(bytes: Buffer): Generator<Buffer> {
  for (let size = Math.ceil(bytes.length / 2); size > 0; size = size === 1 ? 0 : Math.ceil(size / 2)) {
    for (let at = 0; at < bytes.length; at += size) {
      yield Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + size)]);
    }
  }
}

/** Bytes as an ASCII expression, to paste into a test. */
export function shownBytes(bytes: Buffer): string {
  return `Buffer.from(${JSON.stringify(bytes.toString("latin1")).replaceAll(/[\u007f-\u00ff]/g, (character) => `\\u00${character.charCodeAt(0).toString(16)}`)}, "latin1")`;
}
