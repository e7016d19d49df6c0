import type { Diagnosis } from "../../../delivery/doctor/diagnosis.ts";
import { printableStart } from "../../../events/payload/printable.ts";
import { hintText } from "../../message-text.ts";
import type { DoctorSummary } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";
import { counted, duration } from "../../text/units.ts";

const WIDTH = 15;

/** One check of `doctor`: `✓ inbound        an answered inbound call is taken (3 events, slowest 12 ms)`. */
export function prettyDiagnosis({ check, outcome, says, hint }: Diagnosis, theme: Theme): string {
  const found = printableStart(theme.language.tell(says), 600);
  const text = outcome === "skipped" ? theme.faint(theme.language.say("skipped: {why}", { why: found })) : found;
  const lines = [`${mark(outcome, theme)} ${theme.strong(check.padEnd(WIDTH))} ${text}`];
  if (hint !== null) lines.push(`${" ".repeat(WIDTH + 3)}${hintText(hint, theme)}`);
  return `${lines.join("\n")}\n`;
}

function mark(outcome: Diagnosis["outcome"], theme: Theme): string {
  switch (outcome) {
    case "passed":
      return theme.good("✓");
    case "warning":
      return theme.warn("!");
    case "failed":
      return theme.bad("✗");
    case "skipped":
      return theme.faint("-");
  }
}

/** The verdict on the endpoint, and what Hipcall would do. */
export function prettyDoctorSummary(summary: DoctorSummary, theme: Theme): string {
  const { ready, passed, warnings, failed, skipped, sent, hipcall, durationMs, stoppedBy, url } = summary;
  const { language } = theme;
  const { say } = language;
  const counts = [
    say("{checks} passed", { checks: counted(passed, "check", language) }),
    ...(failed > 0 ? [say("{failed} failed", { failed })] : []),
    ...(warnings > 0 ? [counted(warnings, "warning", language)] : []),
    ...(skipped > 0 ? [say("{count} skipped", { count: skipped })] : []),
  ].join(", ");
  const verdict = ready ? theme.good(say("ready for Hipcall")) : theme.bad(say("not ready for Hipcall"));
  const stopped = stoppedBy === null ? "" : ` ${say("(stopped by {signal})", { signal: stoppedBy })}`;
  const endpoint = theme.strong(printableStart(url, 300));
  const lines = ["", `${say("{url} is {verdict}", { url: endpoint, verdict })}${stopped}: ${counts}`];
  if (hipcall !== null) lines.push(printableStart(language.tell(hipcall), 600));
  const took = { events: counted(sent, "event", language), duration: duration(durationMs, language) };
  lines.push(theme.faint(say("{events} sent in {duration}", took)));
  return `${lines.join("\n")}\n`;
}
