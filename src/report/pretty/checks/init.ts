import { printable } from "../../../events/payload/printable.ts";
import { hintText } from "../../message-text.ts";
import type { InitFile, InitSummary } from "../../output-event.ts";
import type { Theme } from "../../text/theme.ts";
import { counted } from "../../text/units.ts";

const HEADINGS: Readonly<Record<InitFile["change"], string>> = {
  create: "a new file",
  add: "new lines at the end",
  none: "",
};

/** A file of `init`: its path, and what is written into it. */
export function prettyInitFile({ path, change, why, same, text }: InitFile, theme: Theme): string {
  if (change === "none") {
    const left = same ? "" : "left alone: it ";
    return `${same ? theme.faint("-") : theme.warn("!")} ${theme.strong(path)}: ${left}${printable(why ?? "")}\n`;
  }
  const lines = text.replace(/\r?\n$/, "").split(/\r?\n/);
  return `${theme.strong(path)}: ${HEADINGS[change]}\n${lines.map((line) => `${theme.good("+")} ${printable(line)}\n`).join("")}\n`;
}

/** What was written, and what to do next. */
export function prettyInitSummary(summary: InitSummary, theme: Theme): string {
  const { planned, written, leftAlone, confirmed, nextStep } = summary;
  const lines: string[] = [];
  if (written.length > 0) lines.push(`${theme.good("written:")} ${written.join(", ")}`);
  if (!confirmed) lines.push(`nothing was written: this is what init would write (${counted(planned.length, "file")})`);
  else if (planned.length === 0) lines.push("nothing was written: there is nothing to add");
  if (leftAlone.length > 0) lines.push(`${theme.warn("left alone:")} ${leftAlone.join(", ")}`);
  if (!confirmed && planned.length > 0) lines.push(hintText("add --yes to write", theme));
  if (confirmed) lines.push(hintText(`start your app, then: ${nextStep}`, theme));
  return lines.map((line) => `${line}\n`).join("");
}
