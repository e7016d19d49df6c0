import { printable } from "../../events/payload/printable.ts";
import { INSIGHT_CARD } from "../../events/requests/insight-card.ts";
import type { Language } from "../../language/language.ts";
import type { TunnelEvent } from "../../listener/tunnel/tunnel.ts";
import type { CheckReport, ListenSummary, ReadyEvent } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
import { utcOffset } from "../text/local-time.ts";
import { eventName } from "../text/event-name.ts";
import { counted } from "../text/units.ts";
import { verdictCounts } from "./received-event.ts";

/** Where to paste the public URL of a tunnel in Hipcall. */
export function registerText(url: string, { say }: Language): string {
  return say("in Hipcall, paste into Account > Integrations > Webhook: {url}", { url });
}

/** Where the listener listens, and where the events go. */
export function prettyReady({ url, forwardTo, savedTo }: ReadyEvent, theme: Theme): string {
  const { say } = theme.language;
  const lines = [
    `${theme.good(say("listening on"))} ${theme.strong(url)}`,
    ...(forwardTo === null ? [] : [`${theme.good(say("forwarding to"))} ${printable(forwardTo)}`]),
    ...(savedTo === null ? [] : [`${theme.good(say("saving to"))} ${printable(savedTo)}`]),
    theme.faint(say("Times are local (UTC{offset}). Press Ctrl-C to stop", { offset: utcOffset(new Date()) })),
  ];
  return `${lines.join("\n")}\n\n`;
}

/** The public URL of a tunnel, and where to paste it. */
export function prettyTunnel({ tool, publicUrl }: Extract<TunnelEvent, { type: "tunnel" }>, theme: Theme): string {
  const url = printable(publicUrl);
  return `${theme.good(theme.language.say("public URL"))} ${theme.strong(url)} ${theme.faint(`(${tool})`)}\n${theme.faint(registerText(url, theme.language))}\n\n`;
}

/** A check of the whole run that does not hold; empty for one that holds. */
export function prettyCheck({ name, held, message }: CheckReport, theme: Theme): string {
  return held ? "" : `${theme.bad("✗")} ${printable(name)}: ${printable(theme.language.tell(message))}\n`;
}

/** The last lines of `listen`: the events by name and verdict. */
export function prettyListenSummary(
  { received, refused, undelivered, notSaved, events, savedTo, replayCommand, expectations, endedBy }: ListenSummary,
  theme: Theme,
): string {
  const { language } = theme;
  const { say } = language;
  const refusals =
    refused > 0
      ? `, ${theme.warn(say("{requests} refused", { requests: counted(refused, "request", language) }))}`
      : "";
  const ended = theme.faint(say("(ended by {reason})", { reason: endText(endedBy, language) }));
  const lines = [
    `${say("{events} received", { events: theme.strong(counted(received, "event", language)) })}${refusals} ${ended}`,
  ];
  for (const { event, ...verdicts } of events)
    lines.push(`  ${eventName(event, language)}: ${verdictCounts(verdicts, language).join(", ")}`);
  if (undelivered > 0)
    lines.push(
      theme.warn(say("not delivered to your app: {events}", { events: counted(undelivered, "event", language) })),
    );
  if (notSaved > 0)
    lines.push(theme.bad(say("not saved: {records}", { records: counted(notSaved, "record", language) })));
  if (expectations !== null) {
    const { given, met } = expectations;
    const text = say("{met} of {expectations} met", { met, expectations: counted(given, "expectation", language) });
    lines.push(met === given ? theme.good(text) : theme.bad(text));
  }
  if (savedTo !== null && received > 0) {
    const cameFromApp = events.every(({ event }) => event === INSIGHT_CARD);
    lines.push(theme.faint(printable(savedText(savedTo, { replayCommand, cameFromApp }, language))));
  }
  return `${lines.join("\n")}\n`;
}

function savedText(
  file: string,
  { replayCommand: command, cameFromApp }: { readonly replayCommand: string | null; readonly cameFromApp: boolean },
  { say }: Language,
): string {
  if (command !== null) return say("saved to {file}; send it to your app: {command}", { file, command });
  return cameFromApp
    ? say("saved to {file}", { file })
    : say("saved to {file}; the file was moved or removed since", { file });
}

/** Why the listener stopped, in a word; a signal by its name. */
function endText(endedBy: string, { say }: Language): string {
  switch (endedBy) {
    case "count":
    case "expectations":
    case "command":
    case "timeout":
      return say(endedBy);
    default:
      return endedBy;
  }
}
