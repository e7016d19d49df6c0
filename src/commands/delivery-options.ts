import { header, statuses, targetUrl } from "./network-values.ts";
import { listOption, optionOr, switchOption, under } from "./option-spec.ts";
import { assignment, payloadPath } from "./payload-values.ts";
import { durationMs, wholeNumber } from "./value-kind.ts";

/** What `send` and `replay` have in common. */
export const DELIVERY_OPTIONS = {
  ...under("Where to and how:", {
    to: optionOr("-t, --to <url>", "the endpoint", [targetUrl, "http://127.0.0.1:4665/"]),
    header: listOption("-H, --header <name: value>", "add a header, or replace one (repeatable)", header),
    timeout: optionOr("--timeout <duration>", "give up on an answer after this time", [durationMs, "5s"]),
    retry: optionOr("--retry <n>", "try again so often: not reached, timed out, broken off, 408, 425, 429, 5xx", [
      wholeNumber(0, 100, 3),
      "0",
    ]),
    expectStatus: optionOr("--expect-status <list>", "the statuses that count as accepted", [statuses, "2xx"]),
    concurrency: optionOr("--concurrency <n>", "how many requests at once", [wholeNumber(1, 1000, 10), "1"]),
    insecure: switchOption("--insecure", "take any TLS certificate"),
    dryRun: switchOption("--dry-run", "show what would be sent, and send nothing"),
  }),
  ...under("What is in the body:", {
    set: listOption("--set <path=value>", "change a value; the path must exist (repeatable)", assignment),
    add: listOption("--add <path=value>", "add a value where there is none (repeatable)", assignment),
    unset: listOption("--unset <path>", "remove a value (repeatable)", payloadPath),
    fresh: switchOption("--fresh", "new ids, a new uuid and times of now, keeping the gaps between them"),
  }),
};
