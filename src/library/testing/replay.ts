import { Failure } from "../../failure.ts";
import { libraryFailure } from "../main/library-failure.ts";
import type { SelectOptions } from "./read-captures.ts";
import { runCommand } from "./run-command.ts";
import type { Run } from "./run.ts";
import { RunCollector, problemText } from "./run-result.ts";
import type { SendAllOptions } from "./send.ts";

/** An app as a function of the Fetch standard: `app.fetch` of Hono, the `POST` of a Next.js route. */
export type FetchHandler = (request: Request) => Response | Promise<Response>;

export interface ReplayOptions extends SelectOptions, Omit<SendAllOptions, "to"> {
  /** Compare each answer with the recorded one: `true` status and body, `"shape"` status, keys and types, `"status"`. */
  readonly compare?: boolean | "shape" | "status";
  /** Paths in the answers that may differ: `["**.id", "items[*].created_at"]`. */
  readonly ignore?: readonly string[];
  /** Paths whose values may differ, but must be of a kind: `{ "data.id": "uuid" }`. */
  readonly like?: Readonly<Record<string, "uuid" | "time" | "number" | "string">>;
  /** The recorded gaps: `"original"`, `"10x"` shorter, or none (`"max"`, the default). */
  readonly speed?: string;
  /** Wait no longer than this before one request. */
  readonly maxGap?: string | number;
  /** With a function: the path that its requests have, `"/hooks/hipcall"`. Default: the recorded one. A URL has its own. */
  readonly path?: string;
  /** Send to the recorded path and query, below the path of the URL. */
  readonly keepPath?: boolean;
  /** Only events without a recorded 2xx answer. */
  readonly undelivered?: boolean;
  /** End at the first delivery that is not accepted. */
  readonly failFast?: boolean;
  /** Write the new answers to the capture file, replacing the recorded ones. */
  readonly update?: boolean;
  /** `false` resolves to what happened, also when a delivery was not accepted, or an answer differs. Default: `true`. */
  readonly check?: boolean;
}

/** Where the path of a request is added, for an app without a port. */
const NO_PORT = "http://localhost";

/**
 * Sends recorded events again: to a URL, or to a function of the Fetch standard such as `app.fetch` of Hono or the `POST`
 * of a Next.js route, without a port. Throws `Failure` (`unmet`) when a delivery was not accepted or an answer differs,
 * and says which; `check: false` resolves to the deliveries instead.
 *
 * ```ts
 * await replay("test/calls.ndjson", app.fetch, { compare: true, ignore: ["**.id"] });
 * ```
 */
export async function replay(
  sources: string | readonly string[],
  to: string | URL | number | FetchHandler,
  options: ReplayOptions = {},
): Promise<Run> {
  const { signal, cwd, check = true, path = "", ...rest } = options;
  if (path !== "" && typeof to !== "function") {
    throw libraryFailure("usage", "path is for a function", { hint: "add the path to the URL" });
  }
  const { command } = await import("../../commands/replay/replay.ts");
  const collector = new RunCollector();
  const handler = typeof to === "function" ? to : undefined;
  const exitCode = await runCommand({
    command,
    args: typeof sources === "string" ? [sources] : sources,
    options: { ...rest, to: typeof to === "function" ? `${NO_PORT}${path}` : to },
    context: { signal, cwd, handler },
    onEvent: collector.add,
  });
  const { run } = collector;
  if (check && exitCode !== 0) throw new Failure("unmet", problemText(run), { cause: run });
  return run;
}
