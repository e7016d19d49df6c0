import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import { TYPE_FILES, TYPE_LANGUAGES, type TypeLanguage } from "../../events/documents/type-files.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { optionWithDefault, withHeading } from "../options/option-spec.ts";
import { oneOf } from "../options/value-parsers.ts";

const OPTIONS = withHeading("Which types:", {
  // HIPCALL_HOOKS_LANG is the language of the output, as for every command.
  lang: {
    ...optionWithDefault(
      "--lang <language>",
      said("one of {values}", { values: TYPE_LANGUAGES.join(", ") }),
      oneOf(TYPE_LANGUAGES),
      "ts",
    ),
    typedOnly: true,
  },
});

export const TYPES = defineCommand({
  args: [],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks events types > hipcall-events.d.ts", "for TypeScript: HipcallEvent, CallHangup, …"],
    ["hipcall-hooks events types --lang php > HipcallEvents.php", "read-only classes for PHP 8.1 and later"],
  ],
  run: types,
});

async function types({ options, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  reporter.report({ type: "text", name: "types", text: readFileSync(fileOf(options.lang), "utf8") });
  return 0;
}

/** The file that the build made, below the folder of the package. */
function fileOf(language: TypeLanguage): string {
  const name = join("dist", "types", TYPE_FILES[language]);
  for (let folder = import.meta.dirname; ; folder = dirname(folder)) {
    const path = join(folder, name);
    if (existsSync(path)) return path;
    if (dirname(folder) === folder) {
      throw new Failure("input", said("the package has no {name}", { name }), {
        hint: said("install it again, or build it: npm run build"),
      });
    }
  }
}
