import { CHECKS, type CheckName } from "../../delivery/doctor/diagnosis.ts";
import { READING_CHOICES } from "../../delivery/hipcall/hipcall-rules.ts";
import { said } from "../../language/said.ts";
import { hipcallReadings } from "../deliver/delivery-values.ts";
import { header, targetUrl } from "../options/http-parsers.ts";
import {
  type OptionsOf,
  option,
  optionWithDefault,
  repeatableOption,
  switchOption,
  withHeading,
} from "../options/option-spec.ts";
import { REPORT_OPTIONS } from "../options/report-options.ts";
import { signingSecrets } from "../options/signing-secret.ts";
import { type ValueParser, oneOf, wholeNumber } from "../options/value-parsers.ts";

/** What can be left out: without the endpoint itself there is nothing to examine. */
const check: ValueParser<CheckName> = oneOf(CHECKS.slice(CHECKS.indexOf("inbound")));

export const OPTIONS = {
  ...withHeading("Sending:", {
    to: optionWithDefault("-t, --to <url>", "the endpoint", targetUrl, "http://127.0.0.1:4665/"),
    header: repeatableOption(
      "-H, --header <name: value>",
      "add a header, or replace one; Hipcall itself cannot send one of yours (repeatable)",
      header,
    ),
    insecure: switchOption("--insecure", "accept any TLS certificate"),
    sign: repeatableOption(
      "--sign <whsec_…>",
      "sign each request by Standard Webhooks (not yet Hipcall); better in HIPCALL_HOOKS_SIGN (repeatable)",
      signingSecrets,
    ),
  }),
  ...withHeading("What is examined:", {
    burst: optionWithDefault(
      "--burst <n>",
      "the number of calls that end at the same time",
      wholeNumber(0, 500, 50),
      "20",
    ),
    skip: repeatableOption("--skip <check>", "leave out this check (repeatable)", check),
    hipcallRules: option(
      "--hipcall-rules <list>",
      said("choose one reading of an uncertain rule: {readings}", { readings: READING_CHOICES.join(", ") }),
      hipcallReadings,
    ),
  }),
  ...withHeading("As a check:", REPORT_OPTIONS),
};

export type Options = OptionsOf<typeof OPTIONS>;
