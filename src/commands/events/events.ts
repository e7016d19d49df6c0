import { CATALOGUE, type CatalogueEntry, findEvent } from "../../events/catalogue/catalogue.ts";
import { type DatedSample, SAMPLE_YEARS, datedSamples } from "../../events/catalogue/event-sample.ts";
import { type ExplainedField, explainField, explainedFields } from "../../events/catalogue/explain-field.ts";
import { jsonSchemaOf, jsonSchemaOfAll } from "../../events/catalogue/json-schema.ts";
import { SUBSCRIPTIONS } from "../../events/catalogue/subscriptions.ts";
import { CARD_FACTS, CARD_SAMPLE, INSIGHT_CARD, cardJsonSchema } from "../../events/requests/insight-card.ts";
import { isRequestKind, requestJsonSchema } from "../../events/requests/recognize-request.ts";
import { REQUEST_FACTS, type RequestFacts, requestSample } from "../../events/requests/request-kinds.ts";
import { isRequestName } from "../../events/requests/request-names.ts";
import { HIPCALL_RULES } from "../../delivery/hipcall/known-rules.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { SCENARIO_NAMES } from "../../events/scenarios/scenario-names.ts";
import { type FoundScenario, findScenario } from "../../events/scenarios/scenarios.ts";
import { Failure } from "../../failure.ts";
import { allOf } from "../../language/counted.ts";
import { said } from "../../language/said.ts";
import type { ScenarioLine } from "../../report/output-event.ts";
import { type ArgumentSpec, type CommandGroup, type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { SUGGEST_NAMES, SUGGEST_PATHS, SUGGEST_SCENARIOS, knownEvent } from "../options/catalogue-names.ts";
import { option, switchOption, withHeading } from "../options/option-spec.ts";
import { oneOf } from "../options/value-parsers.ts";
import { unknownScenario } from "../send/read-scenario.ts";
import { ASYNCAPI, OPENAPI } from "./documents.ts";
import { TYPES } from "./types.ts";

const SCHEMA_OPTIONS = withHeading("Which schema:", {
  all: switchOption("--all", "one schema for all events"),
});

const LIST_OPTIONS = withHeading("Which events:", {
  all: switchOption("--all", "also each event that Hipcall's panel offers, with its labels"),
});

const SHOW_OPTIONS = withHeading("Which sample:", {
  sample: option(
    "--sample <year>",
    "a call has two samples: with the keys of 2026 (default) or of 2024",
    oneOf(SAMPLE_YEARS),
  ),
});

const REQUESTS: readonly RequestFacts[] = [...Object.values(REQUEST_FACTS), CARD_FACTS];

const EVENT: Omit<ArgumentSpec, "syntax"> = {
  description: "the name of an event or a request (see: hipcall-hooks events list)",
  suggestions: SUGGEST_NAMES,
};

export const command: CommandGroup = {
  defaultCommand: "list",
  suggestFor: (word) => (findEvent(word) === undefined && !isRequestName(word) ? undefined : `show ${word}`),
  commands: [
    {
      name: "list",
      summary: "list all known events: name, how well it is known, when it is sent",
      definition: defineCommand({
        args: [],
        options: LIST_OPTIONS,
        examples: [
          ["hipcall-hooks events list", "all known events"],
          [
            "hipcall-hooks events list --all",
            "also the events that the panel offers and whose names are not published",
          ],
        ],
        run: list,
      }),
    },
    {
      name: "show",
      summary: "print the sample of an event, as `send` posts it",
      definition: defineCommand({
        args: [{ syntax: "<event>", ...EVENT }],
        options: SHOW_OPTIONS,
        examples: [
          ["hipcall-hooks events show call_hangup", "the sample as JSON"],
          ["hipcall-hooks events show call_init --sample 2024", "the one that Hipcall published, value for value"],
        ],
        run: show,
      }),
    },
    {
      name: "explain",
      summary: "say what the fields of an event mean, and when they are null",
      definition: defineCommand({
        args: [
          { syntax: "<event>", ...EVENT },
          {
            syntax: "[path]",
            description: "a field: data.missing_call, or missing_call; without it all fields are listed",
            suggestions: SUGGEST_PATHS,
          },
        ],
        options: {},
        examples: [
          ["hipcall-hooks events explain call_hangup", "every field, a line each"],
          [
            "hipcall-hooks events explain call_hangup missing_call",
            "one field: type, unit, when it is null, its pitfalls, and how this is known",
          ],
        ],
        run: explain,
      }),
    },
    {
      name: "schema",
      summary: "print the JSON Schema (2020-12) of an event",
      definition: defineCommand({
        args: [{ syntax: "[event]", ...EVENT }],
        options: SCHEMA_OPTIONS,
        examples: [
          ["hipcall-hooks events schema call_hangup", "the schema of one event"],
          ["hipcall-hooks events schema --all", "one schema for all events"],
        ],
        run: schema,
      }),
    },
    {
      name: "scenarios",
      summary: "list the scenarios for `send --scenario`",
      definition: defineCommand({
        args: [
          {
            syntax: "[name]",
            description: "print this scenario, as a start for your own",
            suggestions: SUGGEST_SCENARIOS,
          },
        ],
        options: {},
        examples: [
          ["hipcall-hooks events scenarios", "all scenarios: what happens, and which events come when"],
          [
            "hipcall-hooks events scenarios voicemail > mine.json",
            "save one and change it; then: send --scenario mine.json",
          ],
        ],
        run: scenarios,
      }),
    },
    {
      name: "rules",
      summary: "list Hipcall's delivery rules and their sources",
      definition: defineCommand({
        args: [],
        options: {},
        examples: [["hipcall-hooks events rules", "each rule, how it is known, and other readings of it"]],
        run: rules,
      }),
    },
    {
      name: "openapi",
      summary: "print the events as an OpenAPI 3.1 document (webhooks)",
      definition: OPENAPI,
    },
    {
      name: "asyncapi",
      summary: "print the events as an AsyncAPI 3.0 document",
      definition: ASYNCAPI,
    },
    {
      name: "types",
      summary: "print the types of the events for TypeScript, Python, PHP, C# or Go",
      definition: TYPES,
    },
  ],
};

async function list({ options, reporter }: CommandInput<typeof LIST_OPTIONS>): Promise<ExitCode> {
  const entries = CATALOGUE.map(({ schema: _schema, ...line }) => line);
  const subscriptions = options.all ? { subscriptions: SUBSCRIPTIONS } : {};
  reporter.report({ type: "catalogue", entries, requests: REQUESTS, ...subscriptions });
  return 0;
}

async function show({ args, options, reporter }: CommandInput<typeof SHOW_OPTIONS>): Promise<ExitCode> {
  const [name = ""] = args;
  if (isRequestKind(name)) {
    if (options.sample !== undefined)
      throw new Failure("usage", said("--sample is for events, and {name} is a request", { name }), {
        hint: said("try: hipcall-hooks events show {name}", { name }),
      });
    if (name === "speed-dial") {
      reporter.report({
        type: "note",
        message: said("another documented form: hipcall-hooks ask speed-dial --form help"),
      });
    }
    reporter.report({ type: "sample", event: name, payload: requestSample(name, "demo") });
    return 0;
  }
  if (name === INSIGHT_CARD) {
    reporter.report({ type: "sample", event: name, payload: CARD_SAMPLE });
    return 0;
  }
  const found = knownEvent(name);
  const { entry } = found;
  const { sample, from } = sampleOfYear(datedSamples(found), options.sample, name);
  if (entry.known === "partial")
    reporter.report({
      type: "note",
      message: said("the body of {name} is only partly known: {source}", { name: entry.name, source: entry.source }),
    });
  if (from === "fictional") reporter.report({ type: "note", message: said("the values of this sample are fictional") });
  reporter.report({ type: "sample", event: entry.name, payload: sample });
  return 0;
}

function sampleOfYear(samples: readonly DatedSample[], year: string | undefined, name: string): DatedSample {
  const found = samples.find((each) => year === undefined || each.year === year);
  if (found !== undefined) return found;
  const years = samples.map((each) => each.year);
  throw new Failure(
    "usage",
    years.length === 1
      ? said("{name} has no sample of {year} (it has only the sample of {years})", {
          name,
          year: year ?? "",
          years: years.join(""),
        })
      : said("{name} has no sample of {year} (it has samples of {years})", {
          name,
          year: year ?? "",
          years: allOf(years),
        }),
    {
      hint: said("try: hipcall-hooks events show {name}", { name }),
    },
  );
}

async function explain({ args, reporter }: CommandInput<Record<never, never>>): Promise<ExitCode> {
  const [name = "", path] = args;
  const { entry } = knownEvent(name);
  const { schema: _schema, keys: _keys, name: event, ...about } = entry;
  const fields = path === undefined ? explainedFields(entry) : [knownField(entry, path)];
  reporter.report({
    type: "explanation",
    event,
    path: path === undefined ? null : (fields[0]?.path ?? path),
    ...about,
    fields,
  });
  return 0;
}

function knownField(entry: CatalogueEntry, path: string): ExplainedField {
  const found = explainField(entry, path);
  if (found.kind === "found") return found.field;
  throw new Failure(
    "usage",
    said('{name} has no known field "{path}"', { name: entry.name, path: printableStart(path, 60) }),
    {
      hint:
        found.nearest === undefined
          ? said("see its fields: hipcall-hooks events explain {name}", { name: entry.name })
          : said("did you mean {meant}?", { meant: found.nearest }),
    },
  );
}

async function schema({ args, options, reporter }: CommandInput<typeof SCHEMA_OPTIONS>): Promise<ExitCode> {
  const [name] = args;
  if ((name === undefined) !== options.all) {
    throw new Failure("usage", said("events schema needs the name of one event, or --all"), {
      hint: said("example: hipcall-hooks events schema call_hangup"),
    });
  }
  const document = name === undefined ? jsonSchemaOfAll(CATALOGUE) : schemaOf(name);
  reporter.report({ type: "text", name: "schema", text: `${JSON.stringify(document, null, 2)}\n` });
  return 0;
}

function schemaOf(name: string): object {
  if (name === INSIGHT_CARD) return cardJsonSchema();
  return isRequestKind(name) ? requestJsonSchema(name) : jsonSchemaOf(knownEvent(name).entry);
}

async function scenarios({ args, reporter }: CommandInput<Record<never, never>>): Promise<ExitCode> {
  const [name] = args;
  if (name !== undefined) {
    reporter.report({ type: "scenario", scenario: knownScenario(name).file });
    return 0;
  }
  const lines = SCENARIO_NAMES.map((each): ScenarioLine => {
    const { about, source, known, steps } = knownScenario(each).scenario;
    return { name: each, about, source, known, steps: steps.map(({ event, afterMs }) => ({ event, afterMs })) };
  });
  reporter.report({ type: "scenarios", scenarios: lines });
  return 0;
}

function knownScenario(name: string): Extract<FoundScenario, { kind: "found" }> {
  const found = findScenario(name);
  if (found.kind === "unknown") throw unknownScenario(name, found.nearest);
  return found;
}

async function rules({ reporter }: CommandInput<Record<never, never>>): Promise<ExitCode> {
  reporter.report({ type: "rules", rules: HIPCALL_RULES });
  return 0;
}
