import { CATALOGUE } from "../events/catalogue.ts";
import { jsonSchemaOf, jsonSchemaOfAll } from "../events/json-schema.ts";
import { Failure } from "../failure.ts";
import { type CommandGroup, type CommandInput, type ExitCode, defineCommand } from "./command.ts";
import { knownEvent } from "./known-event.ts";
import { switchOption } from "./option-spec.ts";

const SCHEMA_OPTIONS = { all: switchOption("--all", "one schema for every event, selected by its name") };

export const command: CommandGroup = {
  name: "events",
  summary: "the catalogue of events: list, show, schema",
  fallback: "list",
  commands: [
    defineCommand({
      name: "list",
      args: "",
      summary: "every known event: name, how well it is known, when it is sent",
      options: {},
      examples: [["hipcall-hooks events list", "the catalogue"]],
      run: list,
    }),
    defineCommand({
      name: "show",
      args: "<event>",
      summary: "the sample of an event, as `send` posts it",
      options: {},
      examples: [["hipcall-hooks events show call_hangup", "the sample as JSON"]],
      run: show,
    }),
    defineCommand({
      name: "schema",
      args: "[event]",
      summary: "JSON Schema 2020-12 of an event's payload",
      options: SCHEMA_OPTIONS,
      examples: [
        ["hipcall-hooks events schema call_hangup", "the schema of one event"],
        ["hipcall-hooks events schema --all", "one schema for all of them"],
      ],
      run: schema,
    }),
  ],
};

async function list({ reporter }: CommandInput<Record<never, never>>): Promise<ExitCode> {
  const entries = CATALOGUE.map(({ schema: _schema, ...line }) => line);
  reporter.report({ type: "catalogue", entries });
  return Promise.resolve(0);
}

async function show({ args, reporter }: CommandInput<Record<never, never>>): Promise<ExitCode> {
  const { sample, entry } = knownEvent(args[0] ?? "");
  if (entry.known === "partial")
    reporter.report({ type: "note", message: `the body of ${entry.name} is only partly known: ${entry.source}` });
  if (entry.sampleFrom === "fictional")
    reporter.report({ type: "note", message: "the values of this sample are fictional" });
  reporter.report({ type: "sample", event: entry.name, payload: sample });
  return Promise.resolve(0);
}

async function schema({ args, options, reporter }: CommandInput<typeof SCHEMA_OPTIONS>): Promise<ExitCode> {
  const [name] = args;
  if ((name === undefined) !== options.all) {
    throw new Failure("usage", "name one event, or ask for --all", {
      hint: "try: hipcall-hooks events schema call_hangup",
    });
  }
  const document = name === undefined ? jsonSchemaOfAll(CATALOGUE) : jsonSchemaOf(knownEvent(name).entry);
  reporter.report({ type: "text", name: "schema", text: `${JSON.stringify(document, null, 2)}\n` });
  return Promise.resolve(0);
}
