import { CATALOGUE, type CatalogueEntry } from "../../events/catalogue/catalogue.ts";
import { asyncApiOf } from "../../events/documents/asyncapi.ts";
import { openApiOf } from "../../events/documents/openapi.ts";
import { REQUEST_KINDS, type RequestKind } from "../../events/requests/request-kinds.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { namesOf, eventNamePattern } from "../options/catalogue-names.ts";
import { repeatableOption, withHeading } from "../options/option-spec.ts";

const OPTIONS = withHeading("Which events:", {
  only: repeatableOption(
    "--only <pattern>",
    "only events and requests with this name; * matches any characters (repeatable)",
    eventNamePattern,
  ),
});

export const OPENAPI = defineCommand({
  args: [],
  options: OPTIONS,
  examples: [
    [
      "hipcall-hooks events openapi > hipcall.openapi.json",
      "all events and requests, for Postman, Prism or openapi-typescript",
    ],
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
  run: (input) => document("asyncapi", (entries) => asyncApiOf(entries), input),
});

async function document(
  name: "openapi" | "asyncapi",
  make: (entries: readonly CatalogueEntry[], requests: readonly RequestKind[]) => object,
  { options, reporter }: CommandInput<typeof OPTIONS>,
): Promise<ExitCode> {
  const patterns = options.only.map(({ matches }) => matches);
  // An AsyncAPI document has no requests, so that their names are unknown there.
  const kinds = name === "openapi" ? REQUEST_KINDS : [];
  for (const { text, matches } of options.only) if (!kinds.some(matches)) namesOf(text);
  const isWanted = (each: string): boolean => patterns.length === 0 || patterns.some((matches) => matches(each));
  const entries = CATALOGUE.filter((entry) => isWanted(entry.name));
  const requests = kinds.filter(isWanted);
  reporter.report({ type: "text", name, text: `${JSON.stringify(make(entries, requests), null, 2)}\n` });
  return 0;
}
