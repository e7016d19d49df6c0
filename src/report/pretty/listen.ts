import { printable, printableStart } from "../../events/payload/printable.ts";
import { INSIGHT_CARD } from "../../events/requests/insight-card.ts";
import type { TunnelEvent } from "../../listener/tunnel/tunnel.ts";
import type { CheckReport, ListenSummary, ReadyEvent } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { utcOffset } from "../text/local-time.ts";
import { counted } from "../text/units.ts";

/** Where to paste the public URL of a tunnel in Hipcall. */
export function registerText(publicUrl: string): string {
  return `in Hipcall, paste into Account > Integrations > Webhook: ${publicUrl}`;
}

/** Where the listener listens, and where the events go. */
export function prettyReady({ url, forwardTo, savedTo }: ReadyEvent, theme: Theme): string {
  const lines = [
    `${theme.good("listening on")} ${theme.strong(url)}`,
    ...(forwardTo === null ? [] : [`${theme.good("forwarding to")} ${printable(forwardTo)}`]),
    ...(savedTo === null ? [] : [`${theme.good("saving to")} ${printable(savedTo)}`]),
    theme.faint(`Times are local (UTC${utcOffset(new Date())}). Press Ctrl-C to stop`),
  ];
  return `${lines.join("\n")}\n\n`;
}

/** The public URL of a tunnel, and where to paste it. */
export function prettyTunnel({ tool, publicUrl }: Extract<TunnelEvent, { type: "tunnel" }>, theme: Theme): string {
  const url = printable(publicUrl);
  return `${theme.good("public URL")} ${theme.strong(url)} ${theme.faint(`(${tool})`)}\n${theme.faint(registerText(url))}\n\n`;
}

/** A check of the whole run that does not hold; empty for one that holds. */
export function prettyCheck({ name, held, message }: CheckReport, theme: Theme): string {
  return held ? "" : `${theme.bad("✗")} ${printable(name)}: ${printable(message)}\n`;
}

/** The last lines of `listen`: the events by name and verdict. */
export function prettyListenSummary(
  { received, refused, undelivered, notSaved, events, savedTo, replayCommand, expectations, endedBy }: ListenSummary,
  theme: Theme,
): string {
  const refusals = refused > 0 ? `, ${theme.warn(`${counted(refused, "request")} refused`)}` : "";
  const lines = [
    `${theme.strong(counted(received, "event"))} received${refusals} ${theme.faint(`(ended by ${endedBy})`)}`,
  ];
  for (const { event, ...verdicts } of events) {
    const parts = Object.entries(verdicts).filter(([, count]) => count > 0);
    lines.push(
      `  ${printableStart(event ?? "(no event name)", 60)}: ${parts.map(([verdict, count]) => `${count} ${verdict}`).join(", ")}`,
    );
  }
  if (undelivered > 0) lines.push(theme.warn(`not delivered to your app: ${counted(undelivered, "event")}`));
  if (notSaved > 0) lines.push(theme.bad(`not saved: ${counted(notSaved, "record")}`));
  if (expectations !== null) {
    const { given, met } = expectations;
    const text = `${met} of ${counted(given, "expectation")} met`;
    lines.push(met === given ? theme.good(text) : theme.bad(text));
  }
  if (savedTo !== null && received > 0) {
    const cameFromApp = events.every(({ event }) => event === INSIGHT_CARD);
    const otherwise = cameFromApp ? "" : "; the file was moved or removed since";
    const next = replayCommand === null ? otherwise : `; send it to your app: ${replayCommand}`;
    lines.push(theme.faint(printable(`saved to ${savedTo}${next}`)));
  }
  return `${lines.join("\n")}\n`;
}
