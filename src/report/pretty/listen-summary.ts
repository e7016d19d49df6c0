import type { ListenSummary } from "../output-event.ts";
import { printableStart } from "../../events/payload/printable.ts";
import type { Theme } from "../text/theme.ts";
import { counted } from "../text/units.ts";

/** What a listener saw, by event and verdict. */
export function prettyListenSummary(
  { received, refused, events, savedTo, expectations, endedBy }: ListenSummary,
  theme: Theme,
): string {
  const rest = refused > 0 ? `, ${theme.warn(`${counted(refused, "request")} refused`)}` : "";
  const lines = [`${theme.strong(counted(received, "event"))} received${rest} ${theme.faint(`(ended by ${endedBy})`)}`];
  for (const { event, ...verdicts } of events) {
    const parts = Object.entries(verdicts).filter(([, count]) => count > 0);
    lines.push(
      `  ${printableStart(event ?? "(no event name)", 60)}: ${parts.map(([verdict, count]) => `${count} ${verdict}`).join(", ")}`,
    );
  }
  if (expectations !== null) {
    const { given, met } = expectations;
    const text = `${met} of ${counted(given, "expectation")} met`;
    lines.push(met === given ? theme.good(text) : theme.bad(text));
  }
  if (savedTo !== null)
    lines.push(theme.faint(`saved to ${savedTo}; send again with: hipcall-hooks replay ${savedTo}`));
  return `${lines.join("\n")}\n`;
}
