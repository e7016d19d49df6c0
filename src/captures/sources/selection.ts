import type { EventPattern } from "../../events/catalogue/event-pattern.ts";
import type { Validation } from "../../events/validation/validate.ts";
import { type Condition, holds } from "./condition.ts";
import type { JoinedEvent } from "./join-responses.ts";
import type { SourceEvent } from "./sources.ts";

/** Which events of the sources a command uses. An empty list or `undefined` selects everything. */
export interface Selection {
  /** At least one pattern matches the name of the event. */
  readonly only: readonly EventPattern[];
  /** All conditions hold. */
  readonly where: readonly Condition[];
  readonly since: Date | undefined;
  readonly until: Date | undefined;
  /** `valid` selects events without an error, including unknown events. */
  readonly verdict: "valid" | "invalid" | undefined;
  /** `true` selects events without a recorded 2xx answer. */
  readonly undelivered?: boolean;
}

type ValidatedEvent = Pick<SourceEvent, "capture"> & {
  readonly validation: Validation;
  readonly recorded?: JoinedEvent["recorded"];
};

/** Whether an event is selected. An event of a payload file has no time, so `since` and `until` exclude it. Validates only if the selection needs it. */
export function selects(selection: Selection, event: ValidatedEvent): boolean {
  return (
    matchesDelivery(selection, event) &&
    matchesName(selection, event) &&
    matchesVerdict(selection, event) &&
    matchesTime(selection, event.capture?.receivedAt) &&
    selection.where.every((condition) => holds(condition, event.validation.envelope))
  );
}

function matchesDelivery({ undelivered }: Selection, { recorded = null }: ValidatedEvent): boolean {
  if (undelivered !== true || recorded === null) return true;
  const { status } = recorded.response;
  return status < 200 || status > 299;
}

function matchesName({ only }: Selection, selected: ValidatedEvent): boolean {
  if (only.length === 0) return true;
  const { event } = selected.validation;
  return event !== null && only.some((matches) => matches(event));
}

function matchesVerdict({ verdict }: Selection, selected: ValidatedEvent): boolean {
  if (verdict === undefined) return true;
  const found = selected.validation.verdict;
  const hasError = found === "invalid" || found === "unparsable";
  return verdict === "invalid" ? hasError : !hasError;
}

function matchesTime({ since, until }: Selection, receivedAt: string | undefined): boolean {
  if (since === undefined && until === undefined) return true;
  if (receivedAt === undefined) return false;
  const at = Date.parse(receivedAt);
  return (since === undefined || at >= since.getTime()) && (until === undefined || at <= until.getTime());
}
