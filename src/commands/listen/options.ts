import { TIMEOUT_CHOICES } from "../../delivery/hipcall/hipcall-rules.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import { type Expectation, parseExpectation } from "../../listener/expect/expectation.ts";
import { type TunnelChoice, parseTunnel } from "../../listener/tunnel/tunnel.ts";
import { hipcallReadings } from "../deliver/delivery-values.ts";
import { SUGGEST_NAMES, eventNamePattern } from "../options/catalogue-names.ts";
import { hostPattern, requestPath, respondRule, statuses, targetUrl } from "../options/http-parsers.ts";
import { signingSecrets } from "../options/signing-secret.ts";
import { REPORT_OPTIONS } from "../options/report-options.ts";
import {
  type OptionsOf,
  option,
  optionWithDefault,
  repeatableOption,
  switchOption,
  withHeading,
} from "../options/option-spec.ts";
import { suggestWords } from "../options/suggestions.ts";
import {
  type ValueParser,
  anyText,
  bodyBytes,
  durationMs,
  fileName,
  memoryBytes,
  nonEmptyText,
  wholeNumber,
} from "../options/value-parsers.ts";
import { requestAnswer } from "./request-answers.ts";

const expectation: ValueParser<Expectation> = {
  expected: said("an expectation"),
  examples: ["call_hangup", "'call_*=2+'", "call::init=0", "'call_hangup=1..3 where data.user_id=7'"],
  parse: parseExpectation,
  suggestions: SUGGEST_NAMES,
};

const tunnelTool: ValueParser<TunnelChoice> = {
  expected: said("cloudflared, ngrok or smee=URL"),
  examples: ["smee=https://smee.io/abc123"],
  parse: parseTunnel,
  suggestions: suggestWords(["cloudflared", "ngrok", "smee="]),
};

export const OPTIONS = {
  ...withHeading("Where it listens:", {
    port: optionWithDefault(
      "-p, --port <n>",
      "port to listen on; 0 means any free port",
      wholeNumber(0, 65_535, 4700),
      "4665",
    ),
    host: optionWithDefault("--host <address>", "address to listen on", nonEmptyText, "127.0.0.1"),
    path: option("--path <path>", "accept only this path, 404 otherwise", requestPath),
    secretPath: switchOption("--secret-path", "accept only a random path that cannot be guessed; the URL shows it"),
    tunnel: option(
      "--tunnel <tool>",
      "get a public URL for Hipcall: cloudflared or ngrok if installed, or smee=URL of a channel",
      tunnelTool,
    ),
    readyFile: option("--ready-file <file>", "write the URL to this file as soon as the listener is ready", fileName),
    maxBody: optionWithDefault("--max-body <size>", "answer 413 to larger bodies", bodyBytes, "1mb"),
    maxPending: optionWithDefault(
      "--max-pending <size>",
      "of requests that wait for an answer; later senders wait until there is room",
      memoryBytes,
      "256mb",
    ),
    allowBrowser: switchOption("--allow-browser", "accept requests sent by a web page"),
    allowHost: repeatableOption(
      "--allow-host <name>",
      "accept this Host header too: a name, *.example.com, or * for all (repeatable)",
      hostPattern,
    ),
  }),
  ...withHeading("What it answers:", {
    status: optionWithDefault("--status <n>", "answer with this status", wholeNumber(200, 599, 503), "200"),
    body: option("--body <text>", "answer with this body", anyText),
    delay: optionWithDefault("--delay <duration>", "wait this long before answering", durationMs, "0ms"),
    strict: switchOption("--strict", "answer 422 to an invalid event, and exit with 1 if there was one"),
    respond: repeatableOption(
      "--respond <rule>",
      "answer by rule, such as 'call_*=503,first=3': PATTERN=STATUS, then any of ,delay=2s ,first=3 ,every=4 ,reset (repeatable)",
      respondRule,
    ),
  }),
  ...withHeading("Signatures by Standard Webhooks (not yet Hipcall):", {
    verify: repeatableOption(
      "--verify <whsec_…>",
      "answer 401 to a request that this secret has not signed, and exit with 1 if there was one; better in HIPCALL_HOOKS_VERIFY (repeatable: any of them fits)",
      signingSecrets,
    ),
  }),
  ...withHeading("Requests that want an answer (see: hipcall-hooks ask --help):", {
    answer: repeatableOption(
      "--answer <request=json>",
      "answer this request (smart-routing, speed-dial, external-management) with this JSON, or with a file (repeatable; then, or with a list, one answer after the other: the last one stays)",
      requestAnswer,
    ),
    cards: switchOption(
      "--cards",
      "answer POST and GET /api/v3/calls/{uuid}/cards as Hipcall's insight card API does, also where --path differs",
    ),
  }),
  ...withHeading("Your app behind it:", {
    forward: option(
      "--forward <url>",
      "pass each request on to your app, byte for byte, and return its response",
      targetUrl,
    ),
    forwardTimeout: optionWithDefault(
      "--forward-timeout <duration>",
      "answer 504 when the app takes longer",
      durationMs,
      "30s",
    ),
    hipcallRules: option(
      "--hipcall-rules <list>",
      said("call answers late by one reading of how long Hipcall waits: {readings}", { readings: TIMEOUT_CHOICES }),
      hipcallReadings,
    ),
    forwardWait: optionWithDefault(
      "--forward-wait <duration>",
      "while the app restarts and refuses connections, try again for this long",
      durationMs,
      "0ms",
    ),
    requireAnswer: option(
      "--require-answer <statuses>",
      "exit with 1 unless the app answers each event so: 200, 2xx, 200,301-308",
      statuses,
    ),
  }),
  ...withHeading("What it shows and saves:", {
    only: repeatableOption(
      "--only <pattern>",
      "show and save only events with this name; * matches any characters (repeatable)",
      eventNamePattern,
    ),
    save: option(
      "--save <file>",
      "append every request to this capture file (flushed to disk before answering)",
      fileName,
    ),
    noFsync: switchOption("--no-fsync", "do not wait for the disk before answering"),
    keepCredentials: switchOption("--keep-credentials", "save authorization, cookie and API key headers too"),
  }),
  ...withHeading("When it stops (Ctrl-C always stops it):", {
    expect: repeatableOption(
      "--expect <expectation>",
      "exit with 1 unless this arrives: PATTERN, PATTERN=N, =N+ or =A..B, and ' where PATH=VALUE' (repeatable)",
      expectation,
    ),
    ordered: switchOption("--ordered", "the expected events must arrive in the given order"),
    ...REPORT_OPTIONS,
    count: option("--count <n>", "stop after this number of events", wholeNumber(1, Number.MAX_SAFE_INTEGER, 7)),
    timeout: option("--timeout <duration>", "stop after this time (default with --expect or --exec: 30s)", durationMs),
    exec: option(
      "--exec <command>",
      "run this command as soon as the listener is ready, with HIPCALL_HOOKS_URL set; exit with 1 if it fails",
      nonEmptyText,
    ),
  }),
};

export type Options = OptionsOf<typeof OPTIONS>;

/** Refuses options that need another one. Throws `Failure` (`usage`). */
export function checkOptions({
  expect,
  ordered,
  report,
  requireAnswer,
  forward,
}: Pick<Options, "expect" | "ordered" | "report" | "requireAnswer" | "forward">): void {
  // The page shows every event.
  if (report.some(({ kind }) => kind !== "html") && expect.length === 0) {
    throw new Failure("usage", said("--report needs --expect: a report has one case for each expectation"), {
      hint: said("try: hipcall-hooks listen --expect call_hangup --report junit=report.xml"),
    });
  }
  if (requireAnswer !== undefined && forward === undefined) {
    throw new Failure("usage", said("--require-answer needs --forward"), {
      hint: said("try: hipcall-hooks listen --forward http://localhost:3000 --require-answer 2xx"),
    });
  }
  if (!ordered || expect.length > 1) return;
  throw new Failure("usage", said("--ordered needs more than one --expect"), {
    hint: said("try: hipcall-hooks listen --ordered --expect call_init --expect call_hangup"),
  });
}
