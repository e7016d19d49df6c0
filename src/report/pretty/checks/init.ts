import type { Text } from "../../../language/said.ts";
import { printable } from "../../../events/payload/printable.ts";
import { hintText } from "../../message-text.ts";
import type { InitFile, InitSummary } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";
import { counted } from "../../text/units.ts";

const HEADINGS = {
  create: "a new file",
  add: "new lines at the end",
} as const satisfies Partial<Record<InitFile["change"], Text>>;

/** A file of `init`: its path, and what is written into it. */
export function prettyInitFile({ path, change, why, same, text }: InitFile, theme: Theme): string {
  const { say } = theme.language;
  if (change === "none") {
    const reason = printable(why ?? "");
    const outcome = same ? reason : say("left alone: it {why}", { why: reason });
    return `${same ? theme.faint("-") : theme.warn("!")} ${theme.strong(path)}: ${outcome}\n`;
  }
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return `${theme.strong(path)}: ${say(HEADINGS[change])}\n${lines.map((line) => `${theme.good("+")} ${printable(line)}\n`).join("")}\n`;
}

/** What was written, and what to do next. */
export function prettyInitSummary(summary: InitSummary, theme: Theme): string {
  const { planned, written, leftAlone, confirmed, nextStep } = summary;
  const { language } = theme;
  const { say } = language;
  const lines: string[] = [];
  if (written.length > 0) lines.push(`${theme.good(say("written:"))} ${written.join(", ")}`);
  if (!confirmed) {
    const files = counted(planned.length, "file", language);
    lines.push(say("nothing was written: this is what init would write ({files})", { files }));
  } else if (planned.length === 0) lines.push(say("nothing was written: there is nothing to add"));
  if (leftAlone.length > 0) lines.push(`${theme.warn(say("left alone:"))} ${leftAlone.join(", ")}`);
  if (!confirmed && planned.length > 0) lines.push(hintText(say("add --yes to write"), theme));
  if (confirmed) lines.push(hintText(say("start your app, then: {command}", { command: nextStep }), theme));
  return lines.map((line) => `${line}\n`).join("");
}
