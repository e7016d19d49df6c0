import type { HeaderPair } from "../../captures/capture.ts";
import type { RequestKind } from "../../events/requests/request-kinds.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { header, targetUrl } from "../options/http-parsers.ts";
import {
  type OptionsOf,
  option,
  optionWithDefault,
  repeatableOption,
  switchOption,
  withHeading,
} from "../options/option-spec.ts";
import { assignment, payloadPath } from "../options/payload-parsers.ts";
import { type ValueParser, anyText, durationMs, fileName, oneOf, wholeNumber } from "../options/value-parsers.ts";

/** `user:password`, as the header that carries it. */
const basicAuth: ValueParser<HeaderPair> = {
  expected: said("a user and a password"),
  examples: ["user:password"],
  isSecret: true,
  parse: (text) =>
    text.indexOf(":") < 1 ? undefined : ["authorization", `Basic ${Buffer.from(text).toString("base64")}`],
};

export const OPTIONS = {
  ...withHeading("Sending:", {
    to: optionWithDefault("-t, --to <url>", "the web service", targetUrl, "http://127.0.0.1:4665/"),
    header: repeatableOption("-H, --header <name: value>", "add a header, or replace one (repeatable)", header),
    basic: option("--basic <user:password>", "send this Basic auth", basicAuth),
    timeout: {
      ...option("--timeout <duration>", "the limit after which Hipcall takes no answer", durationMs),
      defaultText: said("3s for smart-routing, 15s for external-management; not known for speed-dial"),
    },
    insecure: switchOption("--insecure", "accept any TLS certificate"),
  }),
  ...withHeading("Body:", {
    data: option("--data <file>", "send this JSON file instead of the sample; - reads standard input", fileName),
    form: optionWithDefault(
      "--form <form>",
      "the form of a speed-dial request: of Hipcall's demo (newer), or of its help page",
      oneOf(["demo", "help"]),
      "demo",
    ),
    set: repeatableOption(
      "--set <path=value>",
      "change a value; the path must exist; PATH:=7 sends a number also in place of a text (repeatable)",
      assignment,
    ),
    add: repeatableOption("--add <path=value>", "add a value where there is none (repeatable)", assignment),
    unset: repeatableOption("--unset <path>", "remove a value (repeatable)", payloadPath),
  }),
  ...withHeading("The caller (external-management):", {
    digits: option("--digits <digits>", "type these digits whenever the answer asks for some; '' types none", anyText),
    script: option(
      "--script <file>",
      'type the digits of this JSON file: a list in order (["1234","2"]), or by variable ({"pin":"1234"})',
      fileName,
    ),
    maxSteps: optionWithDefault(
      "--max-steps <n>",
      "stop an endless loop after this many requests",
      wholeNumber(1, 1000, 20),
      "20",
    ),
  }),
};

export type Options = OptionsOf<typeof OPTIONS>;

/** Refuses options of another request. Throws `Failure` (`usage`). */
export function checkOptions(kind: RequestKind, { digits, script, form }: Options): void {
  if (digits !== undefined && script !== undefined) {
    throw new Failure("usage", said("--digits can't be combined with --script"), {
      hint: said("put the digits into the script"),
    });
  }
  const typed = digits === undefined ? "--script" : "--digits";
  if (kind !== "external-management" && (digits ?? script) !== undefined) {
    throw new Failure("usage", said("{typed} is for external-management, which alone asks for digits", { typed }), {
      hint: said("try: hipcall-hooks ask external-management {typed} …", { typed }),
    });
  }
  if (kind !== "speed-dial" && form !== "demo") {
    throw new Failure("usage", said("--form is for speed-dial, which alone has two forms"), {
      hint: said("try: hipcall-hooks ask speed-dial --form help"),
    });
  }
}
