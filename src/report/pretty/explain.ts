import type { ExplainedField } from "../../events/catalogue/explain-field.ts";
import type { EventExplanation } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";

/** `events explain`: one field in full, or every field of the event on a line. */
export function prettyExplanation(explanation: EventExplanation, theme: Theme): string {
  const { event, fields } = explanation;
  const [field] = fields;
  if (explanation.path !== null && field !== undefined) return `${fieldLines(field, event, theme).join("\n")}\n`;
  const { firesWhen, known, source } = explanation;
  const heading = [`${theme.strong(event)}: sent when ${firesWhen}`, theme.faint(`${known}: ${source}`)];
  if (fields.length === 0) return `${heading.join("\n")}\nno field of its data is known\n`;
  const width = Math.max(...fields.map(({ path }) => path.length));
  const lines = fields.map(({ path, meaning }) => `  ${path.padEnd(width)}  ${meaning}`);
  return `${[...heading, "", ...lines].join("\n")}\n`;
}

function fieldLines(field: ExplainedField, event: string, theme: Theme): string[] {
  const { path, meaning, type, unit, values, nullable, nullWhen, required, pitfall, known, source } = field;
  const colour = known === "inferred" ? theme.warn : theme.good;
  const rows: readonly (readonly [string, string])[] = [
    ["type", `${type}${unit === undefined ? "" : `, in ${unit}`}${required ? "" : "; not in every body"}`],
    ["values", values.join(", ")],
    ["null", nullable ? (nullWhen ?? "can be null") : `never observed in ${event}`],
    ["pitfall", pitfall ?? ""],
    ["known", `${colour(known)}: ${source}`],
  ];
  return [
    `${theme.strong(path)} of ${event}`,
    `  ${meaning}`,
    ...rows.filter(([, text]) => text !== "").map(([label, text]) => `  ${theme.note(label.padEnd(7))}  ${text}`),
  ];
}
