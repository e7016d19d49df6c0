import { scenarioNameOrFile } from "../options/catalogue-names.ts";
import { targetUrl } from "../options/http-parsers.ts";
import { type OptionsOf, option, optionWithDefault, switchOption, withHeading } from "../options/option-spec.ts";
import { nonEmptyText, oneOf } from "../options/value-parsers.ts";

export const OPTIONS = {
  ...withHeading("Your app:", {
    to: optionWithDefault(
      "-t, --to <url>",
      "the endpoint of your app, for the config file, the test and the workflow",
      targetUrl,
      "http://127.0.0.1:3000/hooks",
    ),
    exec: option(
      "--exec <command>",
      "the command that starts your app, for the config file and the workflow (the workflow: npm start)",
      nonEmptyText,
    ),
  }),
  ...withHeading("The files:", {
    scenario: optionWithDefault(
      "--scenario <name>",
      "the call of test/calls.ndjson: a name (see: hipcall-hooks events scenarios), or a file",
      scenarioNameOrFile,
      "answered-inbound",
    ),
    test: option("--test <runner>", "also a test that replays the call: vitest", oneOf(["vitest"])),
    ci: option("--ci <service>", "also a workflow that validates and replays the call: github", oneOf(["github"])),
    yes: switchOption("-y, --yes", "write the files; without it they are only shown"),
  }),
};

export type Options = OptionsOf<typeof OPTIONS>;
