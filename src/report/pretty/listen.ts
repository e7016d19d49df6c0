import { printable, printableStart } from "../../events/payload/printable.ts";
import type { ExpectationResult } from "../../listener/expect/expectations.ts";
import type { NearMiss } from "../../listener/expect/match.ts";
import type { TunnelEvent } from "../../listener/tunnel/tunnel.ts";
import type { CheckReport, ListenSummary, ReadyEvent } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";
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
    theme.faint("Press Ctrl-C to stop"),
  ];
  return `${lines.join("\n")}\n\n`;
}

/** The public URL of a tunnel, and where to paste it. */
export function prettyTunnel({ tool, publicUrl }: Extract<TunnelEvent, { type: "tunnel" }>, theme: Theme): string {
  const url = printable(publicUrl);
  return `${theme.good("public URL")} ${theme.strong(url)} ${theme.faint(`(${tool})`)}\n${theme.faint(registerText(url))}\n\n`;
}

/** The result of an expectation. A missing one also has the closest event. */
export function prettyExpectation(result: ExpectationResult, theme: Theme): string {
  const { expectation, outcome, nearestMiss } = result;
  const mark = outcome === "met" ? theme.good("✓") : theme.bad("✗");
  const lines = [`${mark} expected ${theme.strong(printable(expectation))}: ${expectedText(result)}`];
  if (nearestMiss !== null) lines.push(`    ${theme.note("closest:")} ${nearMissText(nearestMiss)}`);
  return `${lines.join("\n")}\n`;
}

/** `at least 1, received none` */
export function expectedText({ expected, count, outcome }: ExpectationResult): string {
  return `${expected}, received ${outcome === "out_of_order" ? "out of order" : count === 0 ? "none" : count}`;
}

/** A check of the whole run that does not hold; empty for one that holds. */
export function prettyCheck({ name, held, message }: CheckReport, theme: Theme): string {
  return held ? "" : `${theme.bad("✗")} ${printable(name)}: ${printable(message)}\n`;
}

function nearMissText(miss: NearMiss): string {
  switch (miss.kind) {
    case "invalid":
      return `#${miss.number} ${named(miss.event)} is invalid: ${printable(miss.message)}`;
    case "other_value":
      return `#${miss.number} ${named(miss.event)} has a different ${printable(miss.path)}: expected ${printable(miss.expected)}, received ${printable(miss.received)}`;
    case "refused":
      return `a request to ${printableStart(miss.path ?? "an unknown path", 80)} was answered ${miss.status}: ${printable(miss.message)}`;
    case "other_name":
      return `#${miss.number} is named ${named(miss.event)}`;
  }
}

function named(event: string): string {
  return printableStart(event, 60);
}

/** The last lines of `listen`: the events by name and verdict. */
export function prettyListenSummary(
  { received, refused, events, savedTo, replayCommand, expectations, endedBy }: ListenSummary,
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
  if (expectations !== null) {
    const { given, met } = expectations;
    const text = `${met} of ${counted(given, "expectation")} met`;
    lines.push(met === given ? theme.good(text) : theme.bad(text));
  }
  if (savedTo !== null && received > 0) {
    const next =
      replayCommand === null ? "the file was moved or removed since" : `send it to your app: ${replayCommand}`;
    lines.push(theme.faint(printable(`saved to ${savedTo}; ${next}`)));
  }
  return `${lines.join("\n")}\n`;
}
