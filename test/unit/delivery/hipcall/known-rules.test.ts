import { expect, test } from "vitest";
import { STRICT_READINGS, parseReadings } from "../../../../src/delivery/hipcall/hipcall-rules.ts";
import { HIPCALL_RULES } from "../../../../src/delivery/hipcall/known-rules.ts";

test("each rule has a source, and each conflicting one its readings with theirs", () => {
  expect(HIPCALL_RULES.filter(({ source }) => source === "")).toEqual([]);
  const conflicting = HIPCALL_RULES.filter(({ known }) => known === "conflicting");
  expect(conflicting.map(({ rule, readings }) => [rule, readings.map(({ choice }) => choice)])).toEqual([
    ["status", ["status=200", "status=2xx"]],
    ["timeout", ["timeout=5s-10s", "timeout=5s", "timeout=15s"]],
    ["broken", ["broken=any", "broken=2-in-a-row", "broken=3-in-a-row", "broken=4-in-an-hour"]],
  ]);
});

test("the reading that is listed first is the default", () => {
  const first = HIPCALL_RULES.flatMap(({ readings }) => readings[0]?.choice ?? []).join(",");
  expect(parseReadings(first)).toEqual(STRICT_READINGS);
});
