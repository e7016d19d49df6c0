import type { FaultPlan } from "../../delivery/faults/with-faults.ts";
import { printableStart } from "../../events/payload/printable.ts";
import type { Theme } from "../text/theme.ts";
import { duration } from "../text/units.ts";

/** The plan of `--fault`: the faults, then the requests in the order of sending. */
export function prettyFaults({ seed, applied, order }: FaultPlan, theme: Theme): string {
  const lines = [
    `${theme.strong("faults")} ${theme.faint(`(repeat this with --seed ${seed})`)}`,
    ...applied.map(({ fault, number, event, says }) => {
      const what = number === null ? "" : `${number}. ${named(event)} `;
      return `  ${theme.warn(fault)}: ${what}${says}`;
    }),
    ...order.map(({ number, event, afterMs, bent }) => {
      const wait = afterMs > 0 ? ` after ${duration(afterMs)}` : "";
      const notes = bent.length === 0 ? "" : `: ${bent.join(", ")}`;
      return theme.faint(`  → ${number}. ${named(event)}${wait}${notes}`);
    }),
  ];
  return `${lines.join("\n")}\n`;
}

function named(event: string | null): string {
  return printableStart(event ?? "(no event name)", 60);
}
