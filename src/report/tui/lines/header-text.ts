import { printable } from "../../../events/payload/printable.ts";
import type { Theme } from "../../text/theme.ts";
import { counted } from "../../text/units.ts";
import type { State } from "../state/state.ts";
import { fitted } from "./fit-text.ts";

type Told = Pick<
  State,
  "url" | "publicUrl" | "target" | "received" | "invalid" | "refused" | "paused" | "held" | "grouped" | "masked"
>;

/** The URL to register on the left, counts and what is switched on on the right; the URL goes last when there is little room. */
export function headerText(state: Told, width: number, theme: Theme): string {
  const { url, publicUrl, target, received, invalid, refused } = state;
  const counts = [
    counted(received, "event"),
    ...(invalid > 0 ? [`${invalid} invalid`] : []),
    ...(refused > 0 ? [`${refused} refused`] : []),
    ...switches(state),
  ].join(", ");
  const urls = [publicUrl ?? url, target].filter((part) => part !== null && part !== "").join(" → ");
  const right = counts.length + 2 > width / 2 ? counts.slice(0, Math.floor(width / 2)) : counts;
  const left = fitted(` ${printable(urls)}`, width - right.length - 2);
  return `${theme.strong(left)} ${invalid > 0 ? theme.bad(right) : theme.good(right)} `;
}

function switches({ paused, held, grouped, masked }: Told): string[] {
  return [
    ...(paused ? [`paused (${held.length} new)`] : []),
    ...(grouped ? ["grouped"] : []),
    ...(masked ? ["masked"] : []),
  ];
}
