import { Text } from "ink";
import type { ReactElement } from "react";
import { printableStart } from "../../../events/payload/printable.ts";
import type { Verdict } from "../../../events/validation/validate.ts";
import type { SentAnswer } from "../../../listener/listener-event.ts";
import type { Theme } from "../../text/theme.ts";
import { duration } from "../../text/units.ts";
import { fitted } from "../lines/fit-text.ts";
import { shownText } from "../lines/masking.ts";
import type { Entry } from "../state/entry.ts";

interface EventRowProps extends RowOptions {
  readonly entry: Entry;
}

interface RowOptions {
  readonly theme: Theme;
  readonly width: number;
  readonly selected: boolean;
  readonly marked: boolean;
  readonly masked: boolean;
}

/** One event of the list. */
export function EventRow({ entry, ...options }: EventRowProps): ReactElement {
  return <Text wrap="truncate-end">{rowText(entry, options)}</Text>;
}

/** An event on one line. A narrow list leaves out the seconds, the duration and the phone numbers. */
export function rowText(entry: Entry, { theme, width, selected, marked, masked }: RowOptions): string {
  const { capture, answer } = entry.received;
  const { verdict } = capture;
  const mark = `${selected ? ">" : " "}${marked ? "*" : " "}`;
  const time = timeOfDay(capture.receivedAt).slice(0, width >= 60 ? 8 : 5);
  const status = fitted(statusText(answer), 3);
  const took = width >= 56 ? ` ${duration(answer.durationMs).padStart(8)}` : "";
  const used = mark.length + time.length + 1 + 2 + 1 + status.length + took.length + 1;
  const left = Math.max(8, width - used);
  const nameWidth = left < 34 ? left : Math.max(18, Math.min(30, Math.floor(left * 0.42)));
  const name = fitted(printableStart(capture.event ?? "(no event name)", 80), nameWidth);
  const rest = left - nameWidth - 1;
  const parties = rest > 0 ? ` ${fitted(partiesText(entry, masked), rest)}` : "";
  const sign = SIGNS[verdict];
  if (selected) return theme.inverse(`${mark}${time} ${sign} ${name}${parties} ${status}${took}`);
  const signColour = colourOf(verdict, theme);
  const statusColour = succeeded(answer) ? theme.good : theme.bad;
  return `${mark}${theme.faint(time)} ${signColour(sign)} ${name}${theme.faint(parties)} ${statusColour(status)}${theme.faint(took)}`;
}

/** `cut` when the listener closed the connection instead of answering, `---` when the sender closed it first. */
function statusText({ status, delivered }: SentAnswer): string {
  if (status === null) return "cut";
  return delivered ? String(status) : "---";
}

function succeeded({ status, delivered }: SentAnswer): boolean {
  return status !== null && status < 400 && delivered;
}

const SIGNS = { valid: "✓", invalid: "✗", unknown: "?", unparsable: "✗" } as const satisfies Record<Verdict, string>;

function colourOf(verdict: Verdict, theme: Theme): (text: string) => string {
  switch (verdict) {
    case "valid":
      return theme.good;
    case "unknown":
      return theme.warn;
    case "invalid":
    case "unparsable":
      return theme.bad;
  }
}

function partiesText({ direction, from, to }: Entry, masked: boolean): string {
  const numbers = [from, to].filter((part) => part !== "").join(" → ");
  return printableStart(`${direction} ${shownText(numbers, masked)}`.trim(), 80);
}

/** Local time, `HH:MM:SS`. */
function timeOfDay(iso: string): string {
  const at = new Date(iso);
  return [at.getHours(), at.getMinutes(), at.getSeconds()].map((part) => String(part).padStart(2, "0")).join(":");
}
