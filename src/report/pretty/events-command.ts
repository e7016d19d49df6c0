import type { HipcallRule } from "../../delivery/hipcall/known-rules.ts";
import type { ExplainedField } from "../../events/catalogue/explain-field.ts";
import type { Subscription } from "../../events/catalogue/subscriptions.ts";
import type { CatalogueLine, EventExplanation, OutputEvent, ScenarioLine } from "../output-event.ts";
import type { Language } from "../../language/language.ts";
import type { Theme } from "../text/theme.ts";
import { duration } from "../text/units.ts";

type Catalogue = Extract<OutputEvent, { type: "catalogue" }>;

/**
 * `events list`: for each format, a table of name, how well the event is known, and when Hipcall sends it; then the
 * requests that want an answer, and the card of an app.
 */
export function prettyCatalogue({ entries, requests, subscriptions = [] }: Catalogue, theme: Theme): string {
  const { say } = theme.language;
  const width = Math.max(...entries.map(({ name }) => name.length));
  const formats = [...new Set(entries.map(({ format }) => format))];
  const tables = formats.map((format) => {
    const rows = entries.filter((entry) => entry.format === format).map((entry) => catalogueRow(entry, width, theme));
    return [theme.strong(theme.language.say("{format} format", { format })), ...rows].join("\n");
  });
  const requestTable = (sender: string, title: string): string => {
    const rows = requests.filter(({ sentBy }) => sentBy === sender);
    const lines = rows.map(
      ({ name, does }) =>
        `  ${name.padEnd(width)}  ${theme.good(knownColumn("documented", theme.language))}  ${theme.language.fixed(does)}`,
    );
    return [theme.strong(title), ...lines].join("\n");
  };
  const asking = [
    requestTable("hipcall", say("requests that want an answer (try them with: hipcall-hooks ask)")),
    requestTable("app", say("what your app sends to Hipcall (receive it with: hipcall-hooks listen --cards)")),
  ];
  const offered = subscriptions.length === 0 ? [] : [subscriptionTable(subscriptions, entries, theme)];
  return `${[...tables, ...asking, ...offered].join("\n\n")}\n`;
}

/** What Hipcall's panel offers: labels, the event's name and how well it is known, and when Hipcall sends it. */
function subscriptionTable(
  subscriptions: readonly Subscription[],
  entries: readonly CatalogueLine[],
  theme: Theme,
): string {
  const { language } = theme;
  const english = widthOf(subscriptions.map(({ label }) => label.en));
  const turkish = widthOf(subscriptions.map(({ label }) => label.tr));
  const names = subscriptions.map(({ event }) => event ?? language.say("name not published"));
  const name = widthOf(names);
  const rows = subscriptions.map(({ label, event, firesWhen }, index) => {
    const known = entries.find((entry) => entry.name === event)?.known;
    const colour = known === undefined || known === "partial" ? theme.warn : theme.good;
    const knownText = colour(knownColumn(known ?? "label only", language));
    return `  ${label.en.padEnd(english)}  ${label.tr.padEnd(turkish)}  ${(names[index] ?? "").padEnd(name)}  ${knownText}  ${language.fixed(firesWhen)}`;
  });
  const heading = `${theme.strong(language.say("Offered in Hipcall's panel"))} ${theme.faint(language.say("({count}; the English labels, and those of events with a name, are translations)", { count: subscriptions.length }))}`;
  return [heading, ...rows].join("\n");
}

/** How well something is known, each in a word. */
const KNOWN = ["documented", "observed", "partial", "label only"] as const;

/** As wide as the longest of these words in the language. */
function knownColumn(known: (typeof KNOWN)[number], { say }: Language): string {
  return say(known).padEnd(widthOf(KNOWN.map((word) => say(word))));
}

function widthOf(texts: readonly string[]): number {
  return Math.max(...texts.map((text) => text.length));
}

function catalogueRow({ name, known, firesWhen }: CatalogueLine, width: number, theme: Theme): string {
  const colour = known === "partial" ? theme.warn : theme.good;
  return `  ${name.padEnd(width)}  ${colour(knownColumn(known, theme.language))}  ${theme.language.fixed(firesWhen)}`;
}

/** `events scenarios`: name, what happens, and the events with the time between them. */
export function prettyScenarios(scenarios: readonly ScenarioLine[], theme: Theme): string {
  const texts = scenarios.map(({ name, about, steps }) => {
    const path = steps.map(({ event, afterMs }) =>
      afterMs === 0 ? event : `(${duration(afterMs, theme.language)}) ${event}`,
    );
    return `${theme.strong(name)}\n  ${about}\n  ${theme.faint(path.join(" → "))}`;
  });
  return `${texts.join("\n")}\n`;
}

/** `events rules`: Hipcall's delivery rules, how well each is known, its source, and the readings to choose from. */
export function prettyRules(rules: readonly HipcallRule[], theme: Theme): string {
  const width = Math.max(...rules.map(({ rule }) => rule.length));
  return rules.map((rule) => ruleText(rule, width, theme)).join("");
}

function ruleText({ rule, known, says, readings, source }: HipcallRule, width: number, theme: Theme): string {
  const colour = known === "documented" || known === "observed" ? theme.good : theme.warn;
  const indent = " ".repeat(width + 2);
  const lines = [`${theme.strong(rule.padEnd(width))}  ${colour(theme.language.say(known))}: ${says}`];
  if (readings.length === 0) lines.push(theme.faint(`${indent}${source}`));
  for (const { choice, source: from } of readings) lines.push(`${indent}${theme.note(choice)} ${theme.faint(from)}`);
  return `${lines.join("\n")}\n`;
}

/** `events explain`: one field in full, or every field of the event on a line. */
export function prettyExplanation(explanation: EventExplanation, theme: Theme): string {
  const { event, fields } = explanation;
  const [field] = fields;
  if (explanation.path !== null && field !== undefined) return `${fieldLines(field, event, theme).join("\n")}\n`;
  const { firesWhen, known, source } = explanation;
  const { say } = theme.language;
  const heading = [
    say("{event}: sent when {what}", { event: theme.strong(event), what: theme.language.fixed(firesWhen) }),
    theme.faint(`${say(known)}: ${source}`),
  ];
  if (fields.length === 0) return `${[...heading, say("no field of its data is known")].join("\n")}\n`;
  const width = Math.max(...fields.map(({ path }) => path.length));
  const keys = Math.max(...fields.map(({ keyKnown }) => say(keyKnown).length));
  const lines = fields.map(
    ({ path, keyKnown, meaning }) => `  ${path.padEnd(width)}  ${theme.faint(say(keyKnown).padEnd(keys))}  ${meaning}`,
  );
  return `${[...heading, "", ...lines].join("\n")}\n`;
}

function fieldLines(field: ExplainedField, event: string, theme: Theme): string[] {
  const { path, meaning, type, unit, values, nullable, nullWhen, required, pitfall, known, source, keyKnown } = field;
  const { say } = theme.language;
  const colour = (how: typeof known): string => (how === "inferred" ? theme.warn : theme.good)(say(how));
  const rows: readonly (readonly [string, string])[] = [
    [
      say("type"),
      [
        unit === undefined ? type : say("{type}, in {unit}", { type, unit }),
        ...(required ? [] : [say("not in every body")]),
      ].join("; "),
    ],
    [say("values"), values.join(", ")],
    ["null", nullable ? (nullWhen ?? say("can be null")) : say("never observed in {event}", { event })],
    [say("pitfall"), pitfall ?? ""],
    [say("known"), `${colour(known)}: ${source}`],
    [say("key"), say("{known} in {event}", { known: colour(keyKnown), event })],
  ];
  const width = widthOf(rows.map(([label]) => label));
  return [
    say("{path} of {event}", { path: theme.strong(path), event }),
    `  ${meaning}`,
    ...rows.filter(([, text]) => text !== "").map(([label, text]) => `  ${theme.note(label.padEnd(width))}  ${text}`),
  ];
}
