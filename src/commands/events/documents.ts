import { CATALOGUE, type CatalogueEntry } from "../../events/catalogue/catalogue.ts";
import { asyncApiOf } from "../../events/documents/asyncapi.ts";
import { openApiOf } from "../../events/documents/openapi.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { namesOf, eventNamePattern } from "../options/catalogue-names.ts";
import { repeatableOption, withHeading } from "../options/option-spec.ts";

const OPTIONS = withHeading("Which events:", {
  only: repeatableOption(
    "--only <pattern>",
    "only events with this name; * matches any characters (repeatable)",
    eventNamePattern,
  ),
});

export const OPENAPI = defineCommand({
  args: [],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks events openapi > hipcall.openapi.json", "all events, for Postman, Prism or openapi-typescript"],
    ["hipcall-hooks events openapi --only 'call_*'", "only the call events"],
  ],
  run: (input) => document("openapi", openApiOf, input),
});

export const ASYNCAPI = defineCommand({
  args: [],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks events asyncapi > hipcall.asyncapi.json", "all events, for AsyncAPI Studio or Microcks"],
    ["hipcall-hooks events asyncapi --only 'call_*'", "only the call events"],
  ],
  run: (input) => document("asyncapi", asyncApiOf, input),
});

async function document(
  name: "openapi" | "asyncapi",
  make: (entries: readonly CatalogueEntry[]) => object,
  { options, reporter }: CommandInput<typeof OPTIONS>,
): Promise<ExitCode> {
  const wanted = new Set(options.only.flatMap(({ text }) => namesOf(text)));
  const entries = wanted.size === 0 ? CATALOGUE : CATALOGUE.filter((entry) => wanted.has(entry.name));
  reporter.report({ type: "text", name, text: `${JSON.stringify(make(entries), null, 2)}\n` });
  return 0;
}
