import { fc, test as check } from "@fast-check/vitest";
import { describe, expect, test } from "vitest";
import { bodyHash } from "../../../../src/captures/record/body.ts";
import type { QueuedRequest } from "../../../../src/delivery/request/queue.ts";
import { type FaultPlan, withFaults } from "../../../../src/delivery/faults/with-faults.ts";
import { type Fault, applyFaults } from "../../../../src/delivery/faults/apply-faults.ts";
import { seededRandom } from "../../../../src/delivery/faults/random.ts";
import { SCENARIO_NAMES } from "../../../../src/events/scenarios/scenario-names.ts";
import { validateBody } from "../../../../src/events/validation/validate.ts";
import { CALL_SCENARIOS, findingsOf, queueOf, scenarioNamed } from "../../../support/events/scenario-requests.ts";
import { said } from "../../../../src/language/said.ts";

const SEEDS = Array.from({ length: 20 }, (_, seed) => seed);

function faulted(name: string, faults: readonly Fault[], seed: number): ReturnType<typeof applyFaults> {
  return applyFaults(queueOf(scenarioNamed(name)), faults, seededRandom(seed));
}

function codes(queue: readonly QueuedRequest[]): string[] {
  return findingsOf(queue).map(({ code }) => code);
}

describe("each fault produces exactly the finding that it should", () => {
  test.each([
    [{ kind: "duplicate" }, ["duplicate_step"]],
    [{ kind: "reorder" }, ["out_of_order"]],
    [{ kind: "drop" }, ["missing_step"]],
    [{ kind: "truncate" }, ["missing_step"]],
    // Short enough that nothing overtakes the late event.
    [{ kind: "delay", byMs: 3500 }, ["late_step"]],
    [{ kind: "burst" }, ["burst"]],
  ] as const satisfies readonly (readonly [Fault, readonly string[]])[])("%j: %j", (fault, expected) => {
    const found = CALL_SCENARIOS.flatMap((name) =>
      SEEDS.map((seed) => [name, seed, ...codes(faulted(name, [fault], seed).queue)]),
    );
    expect(found).toEqual(CALL_SCENARIOS.flatMap((name) => SEEDS.map((seed) => [name, seed, ...expected])));
  });

  test.each([
    ["answered-inbound", { kind: "drop" }, 3, "call_hangup is missing for this call"],
    ["answered-inbound", { kind: "duplicate" }, 3, "call_hangup arrived twice with the same body"],
    ["answered-inbound", { kind: "reorder" }, 3, "call_bridged arrived after call_hangup"],
    ["answered-inbound", { kind: "delay", byMs: 3500 }, 0, "call_bridged arrived 4 s later"],
    ["answered-inbound", { kind: "delay", byMs: 20_000 }, 0, "call_bridged arrived after call_hangup"],
    ["voicemail", { kind: "burst" }, 0, "2 events arrived together, but their timestamps span 16 s"],
    ["call-2023", { kind: "drop" }, 0, "call::init is missing for this call"],
  ] as const satisfies readonly (readonly [string, Fault, number, string])[])(
    "%s, %j, seed %i: %s",
    (...[name, fault, seed, message]) => {
      const findings = findingsOf(faulted(name, [fault], seed).queue);
      expect(findings.map((found) => found.message)).toEqual([expect.stringContaining(message)]);
    },
  );
});

test.each(SEEDS)("a truncated body is never JSON, and never empty (seed %i)", (seed) => {
  const { applied, queue } = faulted("voicemail", [{ kind: "truncate" }], seed);
  const cut = queue.filter(({ notes }) => notes.length > 0);
  expect(cut.map(({ number }) => number)).toEqual(applied.map(({ number }) => number));
  expect(cut.map(({ request }) => validateBody(request.body).verdict)).toEqual(["unparsable"]);
  expect(cut[0]?.request.body.length).toBeGreaterThan(0);
  expect(cut.map(({ sha256 }) => sha256)).toEqual(cut.map(({ request }) => bodyHash(request.body)));
});

test("an event whose body ends with white space is cut before its end", () => {
  const body = Buffer.from(`{"event":"e","data":{}}${" ".repeat(500)}\n`);
  const posted = { method: "POST", path: "/", headers: [], body };
  const request = { event: "e", origin: null, afterMs: 0, request: posted, sha256: bodyHash(body) };
  const bodies = SEEDS.map((seed) => applyFaults([request], [{ kind: "truncate" }], seededRandom(seed)).queue[0]);
  expect(bodies.filter((cut) => validateBody(cut?.request.body ?? body).verdict !== "unparsable")).toEqual([]);
});

test("a delay moves one event, and the others keep their times", () => {
  const { queue } = faulted("answered-inbound", [{ kind: "delay", byMs: 20_000 }], 0);
  expect(queue.map(({ event, afterMs }) => [event, afterMs])).toEqual([
    ["call_init", 0],
    ["call_hangup", 18_000],
    ["call_bridged", 16_000],
  ]);
});

test.each(SEEDS)("events that change places keep the times of the places (seed %i)", (seed) => {
  const { queue } = faulted("answered-inbound", [{ kind: "reorder" }], seed);
  expect(queue.map(({ afterMs }) => afterMs)).toEqual([0, 14_000, 4000]);
});

test("a burst sends all events when the last one is due", () => {
  const { queue } = faulted("answered-inbound", [{ kind: "burst" }], 0);
  expect(queue.map(({ afterMs }) => afterMs)).toEqual([18_000, 0, 0]);
});

test.each(["duplicate", "reorder", "drop", "truncate", "burst"] as const)("%s on nothing is nothing", (kind) => {
  expect(applyFaults([], [{ kind }], seededRandom(1)).queue).toEqual([]);
});

test("reorder says when there is nothing to swap", () => {
  const [only] = queueOf(scenarioNamed("voicemail"));
  const { applied, queue } = applyFaults(only === undefined ? [] : [only], [{ kind: "reorder" }], seededRandom(1));
  expect(applied).toEqual([{ fault: "reorder", number: null, event: null, says: said("not applied: too few events") }]);
  expect(queue).toHaveLength(1);
});

const anyFault: fc.Arbitrary<Fault> = fc.oneof(
  fc
    .constantFrom<Fault["kind"]>("duplicate", "reorder", "drop", "truncate", "burst")
    .map((kind) => ({ kind }) as Fault),
  fc.nat(60_000).map((byMs): Fault => ({ kind: "delay", byMs })),
);
const anySeed = fc.nat(4_294_967_295);

async function* each(queue: readonly QueuedRequest[]): AsyncGenerator<QueuedRequest> {
  for (const queued of queue) yield await Promise.resolve(queued);
}

async function sent(
  queue: readonly QueuedRequest[],
  injection: { faults: readonly Fault[]; seed: number; window?: number },
): Promise<{ plans: FaultPlan[]; requests: QueuedRequest[] }> {
  const plans: FaultPlan[] = [];
  const requests: QueuedRequest[] = [];
  const faultedQueue = withFaults(each(queue), { window: 20, ...injection, onPlan: (plan) => plans.push(plan) });
  for await (const request of faultedQueue) requests.push(request);
  return { plans, requests };
}

check.prop([fc.constantFrom(...SCENARIO_NAMES), fc.array(anyFault, { minLength: 1, maxLength: 4 }), anySeed])(
  "any scenario, faults and seed keep the order that the plan printed",
  async (name, faults, seed) => {
    const { plans, requests } = await sent(queueOf(scenarioNamed(name)), { faults, seed });
    const planned = plans.flatMap(({ order }) =>
      order.map(({ event, afterMs, bodyBytes }) => [event, afterMs, bodyBytes]),
    );
    expect(requests.map(({ event, afterMs, request }) => [event, afterMs, request.body.length])).toEqual(planned);
    expect(requests.every(({ afterMs }) => afterMs >= 0)).toBe(true);
  },
);

check.prop([fc.constantFrom(...SCENARIO_NAMES), fc.array(anyFault, { minLength: 1, maxLength: 4 }), anySeed])(
  "the same seed gives the same bytes",
  async (name, faults, seed) => {
    const bytes = async (): Promise<string[]> =>
      (await sent(queueOf(scenarioNamed(name)), { faults, seed })).requests.map(({ request }) =>
        request.body.toString("base64"),
      );
    expect(await bytes()).toEqual(await bytes());
  },
);

test("different seeds hit different events", () => {
  const hit = new Set(SEEDS.map((seed) => faulted("answered-inbound", [{ kind: "drop" }], seed).applied[0]?.number));
  expect(hit).toEqual(new Set([1, 2, 3]));
});

test("faults are applied to a long queue window by window, without reading ahead more than one", async () => {
  let read = 0;
  async function* long(): AsyncGenerator<QueuedRequest> {
    const first = queueOf(scenarioNamed("voicemail")).slice(0, 1);
    for (const queued of Array.from({ length: 50 }, () => first).flat()) {
      read += 1;
      yield await Promise.resolve(queued);
    }
  }
  const plans: [number, number][] = [];
  let given = 0;
  const faults: readonly Fault[] = [{ kind: "drop" }];
  for await (const _request of withFaults(long(), {
    faults,
    seed: 1,
    window: 1_000_000,
    onPlan: ({ order }) => plans.push([order.length, read]),
  }))
    given += 1;
  expect(plans).toEqual([
    [19, 20],
    [19, 40],
    [9, 50],
  ]);
  expect(given).toBe(47);
});

test.each(SEEDS)(
  "the time of a dropped last event passes all the same before the next window (seed %i)",
  async (seed) => {
    const queue = queueOf(scenarioNamed("voicemail"));
    const rounds = [...queue, ...queue].map((queued) => Object.assign(queued, { afterMs: 1000 }));
    const { plans, requests } = await sent(rounds, { faults: [{ kind: "drop" }], seed, window: 2 });
    const lastDropped = plans.at(-1)?.applied[0]?.number === 2;
    expect(requests.map(({ afterMs }) => afterMs).reduce((sum, ms) => sum + ms, 0)).toBe(lastDropped ? 3000 : 4000);
  },
);
