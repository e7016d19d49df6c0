import { describe, expect, test } from "vitest";
import { captureFile, payload, record } from "../support/captures/capture-file.ts";
import { effort } from "../support/run/effort.ts";
import { PackedProgram } from "../support/program/packed-program.ts";
import { TestEndpoint } from "../support/network/test-endpoint.ts";
import { until } from "../support/run/until.ts";

/** A target that dies during a given request, and can come back at the same address. */
class DyingTarget implements AsyncDisposable {
  /** The number of answered requests. */
  answered = 0;
  #endpoint: TestEndpoint | undefined;
  #dying: Promise<void> | undefined;
  #diesAfter: number;

  private constructor(diesAfter: number) {
    this.#diesAfter = diesAfter;
  }

  static async open({ diesAfter }: { readonly diesAfter: number }): Promise<DyingTarget> {
    const target = new DyingTarget(diesAfter);
    await target.#open(0);
    return target;
  }

  get url(): string {
    return this.#endpoint?.url ?? "";
  }

  /** Waits until it is dead. */
  async dead(): Promise<void> {
    await until(() => this.#dying !== undefined);
    await this.#dying;
  }

  /** Comes back once it is dead, and then answers every request. */
  async comeBack(): Promise<void> {
    await this.dead();
    this.#diesAfter = Number.POSITIVE_INFINITY;
    await this.#open(Number(new URL(this.url).port));
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.#dying;
    await this.#endpoint?.[Symbol.asyncDispose]();
  }

  async #open(port: number): Promise<void> {
    const endpoint = await TestEndpoint.open((_seen, response) => {
      if (this.answered >= this.#diesAfter) {
        this.#dying ??= endpoint[Symbol.asyncDispose]();
        return;
      }
      this.answered += 1;
      response.end("ok");
    }, port);
    this.#endpoint = endpoint;
  }
}

function recordNumber(number: number): Record<string, unknown> {
  return record({ body: payload(`event_${number}`) });
}

/** A replay of standard input. `feed` writes the next record. */
function replaying(target: DyingTarget, ...options: readonly string[]): { program: PackedProgram; feed: () => void } {
  const program = PackedProgram.start(["replay", "-", "--to", target.url, "--json", ...options], { stdin: null });
  let fed = 0;
  const feed = (): void => void program.child.stdin?.write(`${JSON.stringify(recordNumber((fed += 1)))}\n`);
  return { program, feed };
}

/** Waits for this number of deliveries. Resolves to the event, acceptance and result kind of each. */
async function deliveries({ program }: { program: PackedProgram }, count: number): Promise<unknown[]> {
  const reported = (): Record<string, unknown>[] => lines(program).filter(({ type }) => type === "delivery");
  await until(() => reported().length >= count);
  return reported().map(({ event, accepted, result }) => [event, accepted, (result as { kind: string }).kind]);
}

function lines({ stdout }: PackedProgram): Record<string, unknown>[] {
  const whole = stdout.slice(0, stdout.lastIndexOf("\n") + 1).split("\n");
  return whole.filter((line) => line !== "").map((line) => JSON.parse(line) as Record<string, unknown>);
}

describe("a target that dies in the middle of a replay and comes back", () => {
  test("is reported for each event, and the replay continues; exits 1", async () => {
    await using target = await DyingTarget.open({ diesAfter: 0 });
    const run = replaying(target);
    await using program = run.program;
    for (let number = 1; number <= 3; number += 1) {
      run.feed();
      await deliveries(run, number);
    }
    await target.comeBack();
    run.feed();
    run.program.child.stdin?.end();
    expect(await program.exitCode).toBe(1);
    expect(await deliveries(run, 4)).toEqual([
      ["event_1", false, "broken"],
      ["event_2", false, "unreachable"],
      ["event_3", false, "unreachable"],
      ["event_4", true, "answered"],
    ]);
    expect(program.json.at(-1)).toMatchObject({ type: "summary", sent: 4, accepted: 1, failed: 3, reached: 2 });
  });

  test("loses no event with --retry if it comes back in time; exits 0", async () => {
    await using target = await DyingTarget.open({ diesAfter: 0 });
    const run = replaying(target, "--retry", "20");
    await using program = run.program;
    for (let number = 1; number <= 3; number += 1) run.feed();
    run.program.child.stdin?.end();
    await target.comeBack();
    expect(await program.exitCode).toBe(0);
    const reported = program.json.filter(({ type }) => type === "delivery");
    expect(reported.map(({ event, accepted }) => [event, accepted])).toEqual([
      ["event_1", true],
      ["event_2", true],
      ["event_3", true],
    ]);
    expect(reported.map(({ attempts }) => Number(attempts) > 1)).toEqual([true, false, false]);
  });

  test("but only after the last --retry: each failure has its number of attempts; exits 1", async () => {
    await using target = await DyingTarget.open({ diesAfter: 1 });
    const run = replaying(target, "--retry", "1");
    await using program = run.program;
    for (let number = 1; number <= 3; number += 1) run.feed();
    run.program.child.stdin?.end();
    expect(await program.exitCode).toBe(1);
    const reported = program.json.filter(({ type }) => type === "delivery");
    expect(reported.map(({ accepted, attempts }) => [accepted, attempts])).toEqual([
      [true, 1],
      [false, 2],
      [false, 2],
    ]);
  });

  test("ends the replay with --fail-fast before the next event; exits 1", async () => {
    await using target = await DyingTarget.open({ diesAfter: 1 });
    const run = replaying(target, "--fail-fast");
    await using program = run.program;
    for (let number = 1; number <= 3; number += 1) run.feed();
    expect(await program.exitCode).toBe(1);
    expect(program.json.at(-1)).toMatchObject({ type: "summary", sent: 2, accepted: 1, failed: 1 });
  });

  test('ends it as "Broken" with --hipcall after two failures in a row; exits 1', async () => {
    await using target = await DyingTarget.open({ diesAfter: 1 });
    const run = replaying(target, "--hipcall");
    await using program = run.program;
    for (let number = 1; number <= 6; number += 1) run.feed();
    expect(await program.exitCode).toBe(1);
    expect(program.json.at(-1)).toMatchObject({ type: "summary", sent: 3, accepted: 1, failed: 2 });
  });

  test("while many requests are in flight: every event is reported once, and only answered ones are accepted", async () => {
    const events = effort({ short: 300, long: 5000 });
    await using target = await DyingTarget.open({ diesAfter: Math.floor(events / 3) });
    const file = captureFile(...Array.from({ length: events }, (_, number) => recordNumber(number)));
    const args = ["replay", file, "--to", target.url, "--json", "--concurrency", "20"];
    await using program = PackedProgram.start(args);
    await program.stdoutMatch(/"accepted":false/);
    await target.comeBack();
    expect(await program.exitCode).toBe(1);
    const reported = program.json.filter(({ type }) => type === "delivery");
    expect(new Set(reported.map(({ event }) => event)).size).toBe(events);
    const accepted = reported.filter((delivery) => delivery["accepted"] === true);
    expect(accepted.every(({ result }) => (result as { kind: string }).kind === "answered")).toBe(true);
    expect(accepted.length).toBeLessThanOrEqual(target.answered);
    expect(program.json.at(-1)).toMatchObject({
      sent: events,
      accepted: accepted.length,
      failed: events - accepted.length,
    });
  });
});
