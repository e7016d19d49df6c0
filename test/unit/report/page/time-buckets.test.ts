import { fc, test } from "@fast-check/vitest";
import { expect } from "vitest";
import { TimeBuckets } from "../../../../src/report/page/time-buckets.ts";

const times = fc.array(fc.tuple(fc.integer({ min: -1e15, max: 1e15 }), fc.constantFrom("a", "b")), { minLength: 1 });

test.prop([times])("no time is lost, and there are never more than 60 buckets", (given) => {
  const buckets = new TimeBuckets<string>();
  for (const [atMs, group] of given) buckets.add(atMs, group);
  const all = buckets.buckets();
  expect(all.length).toBeLessThanOrEqual(60);
  for (const group of ["a", "b"]) {
    const counted = all.reduce((sum, { counts }) => sum + (counts.get(group) ?? 0), 0);
    expect(counted).toBe(given.filter(([, each]) => each === group).length);
  }
  const earliest = Math.min(...given.map(([atMs]) => atMs));
  const first = all[0]?.startMs ?? Number.NaN;
  expect(first <= earliest && earliest < first + buckets.widthMs).toBe(true);
});

test("keeps empty buckets between two times", () => {
  const buckets = new TimeBuckets<string>();
  for (const atMs of [1_000_000, 1_003_500]) buckets.add(atMs, "a");
  expect(buckets.buckets().map(({ counts }) => counts.get("a") ?? 0)).toEqual([1, 0, 0, 1]);
});
