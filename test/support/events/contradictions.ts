import { describe, expect, test } from "vitest";
import { validateSample } from "./payloads.ts";
import { notTurkish } from "./turkish.ts";
import type { Issue } from "../../../src/events/validation/issue.ts";

type Changes = Readonly<Record<string, unknown>>;

export interface Contradiction {
  readonly event: string;
  /** The changes to the sample of 2024 that contradict each other. */
  readonly wrong: Changes;
  /** The path of the one warning. */
  readonly path: string;
  readonly says: string;
  /** Nearly the same changes, without a contradiction. */
  readonly right: Changes;
}

/** All issues that are not information. */
export function notInfo({ issues }: { readonly issues: readonly Issue[] }): readonly Issue[] {
  return issues.filter(({ severity }) => severity !== "info");
}

/** Tests that each contradiction is one warning, and that its counterpart has none. */
export function testContradictions(rows: Readonly<Record<string, Contradiction>>): void {
  describe.each(Object.entries(rows))("%s", (_name, { event, wrong, path, says, right }) => {
    test("is one warning, and the event stays valid", () => {
      const validation = validateSample(event, wrong);
      expect(validation.verdict).toBe("valid");
      expect(validation.issues.flatMap(notTurkish)).toEqual([]);
      expect(notInfo(validation)).toEqual([
        expect.objectContaining({
          severity: "warning",
          code: "contradiction",
          path,
          message: expect.stringContaining(says) as string,
          expected: expect.stringMatching(/./) as string,
          received: expect.stringMatching(/./) as string,
        }),
      ]);
    });

    test("has a correct counterpart", () => {
      expect(notInfo(validateSample(event, right))).toEqual([]);
    });
  });
}
