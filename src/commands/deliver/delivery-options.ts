import { READING_CHOICES } from "../../delivery/hipcall/hipcall-rules.ts";
import { said } from "../../language/said.ts";
import { fault, hipcallReadings } from "./delivery-values.ts";
import { header, statuses, targetUrl } from "../options/http-parsers.ts";
import { repeatableOption, option, optionWithDefault, switchOption, withHeading } from "../options/option-spec.ts";
import { assignment, payloadPath } from "../options/payload-parsers.ts";
import { signingSecrets } from "../options/signing-secret.ts";
import { durationMs, wholeNumber } from "../options/value-parsers.ts";

/** What `send` and `replay` have in common. */
export const DELIVERY_OPTIONS = {
  ...withHeading("Sending:", {
    to: optionWithDefault("-t, --to <url>", "the endpoint", targetUrl, "http://127.0.0.1:4665/"),
    header: repeatableOption("-H, --header <name: value>", "add a header, or replace one (repeatable)", header),
    // No default here, because --hipcall refuses these options when they are given: `deliveryRules` has the defaults.
    timeout: {
      ...option("--timeout <duration>", "give up on an answer after this time", durationMs),
      defaultText: "5s",
    },
    retry: {
      ...option(
        "--retry <n>",
        "retry up to this many times on connection errors, timeouts, 408, 425, 429 and 5xx",
        wholeNumber(0, 100, 3),
      ),
      defaultText: "0",
    },
    expectStatus: {
      ...option("--expect-status <list>", "the statuses that count as accepted", statuses),
      defaultText: "2xx",
    },
    concurrency: optionWithDefault(
      "--concurrency <n>",
      "the number of requests in flight",
      wholeNumber(1, 1000, 10),
      "1",
    ),
    insecure: switchOption("--insecure", "accept any TLS certificate"),
    dryRun: switchOption("--dry-run", "show what would be sent; send nothing"),
  }),
  ...withHeading("Body:", {
    set: repeatableOption(
      "--set <path=value>",
      "change a value; the path must exist; PATH:=7 sends a number also in place of a text (repeatable)",
      assignment,
    ),
    add: repeatableOption("--add <path=value>", "add a value where there is none (repeatable)", assignment),
    unset: repeatableOption("--unset <path>", "remove a value (repeatable)", payloadPath),
    fresh: switchOption("--fresh", "new ids, a new uuid and times of now, keeping the gaps between them"),
  }),
  ...withHeading("Signing by Standard Webhooks (not yet Hipcall):", {
    sign: repeatableOption(
      "--sign <whsec_…>",
      "sign each request with this secret, at the time of sending; better in HIPCALL_HOOKS_SIGN (repeatable: one signature each)",
      signingSecrets,
    ),
  }),
  ...withHeading("Hipcall's rules (see: hipcall-hooks events rules):", {
    hipcall: switchOption(
      "--hipcall",
      'deliver by its rules: its headers, 200 only, an answer in time, no retry; stop where the integration would be "Broken"',
    ),
    hipcallRules: option(
      "--hipcall-rules <list>",
      said("with --hipcall, choose one reading of an uncertain rule: {readings}", {
        readings: READING_CHOICES.join(", "),
      }),
      hipcallReadings,
    ),
  }),
  ...withHeading("Faults and repeats:", {
    fault: repeatableOption(
      "--fault <fault>",
      "duplicate, reorder, drop, truncate, delay=5s or burst: applies to one event per scenario, or one in every 20 (repeatable)",
      fault,
    ),
    seed: option(
      "--seed <n>",
      "repeat the faults of an earlier run: --fault prints its seed",
      wholeNumber(0, 4_294_967_295, 7),
    ),
    times: optionWithDefault(
      "--times <n>",
      "send each event this many times and compare the answers; exit 1 when a body differs, or a failure follows a success",
      wholeNumber(1, 100, 3),
      "1",
    ),
  }),
};
