import { Hooks } from "./hooks.ts";
import type { ListeningHooks } from "./listening-hooks.ts";
import { runCommand } from "./run-command.ts";

export interface ListenOptions {
  /** Default: 0, any free port. */
  readonly port?: number;
  /** Default: 127.0.0.1. */
  readonly host?: string;
  /** Accept only this path; 404 otherwise. Default: any path. */
  readonly path?: string;
  /** Answer with this status. Default: 200. */
  readonly status?: number;
  /** Answer with this body. */
  readonly body?: string;
  /** Wait this long before answering: `"2s"`, or milliseconds. */
  readonly delay?: string | number;
  /** Answer 422 to an invalid event. */
  readonly strict?: boolean;
  /** Answer by rule: `["call_*=503,first=3"]`. */
  readonly respond?: readonly string[];
  /** Answers to the requests that want one: `['smart-routing={"extension":"1000"}']`. */
  readonly answer?: readonly string[];
  /** Receive only events with these names. */
  readonly only?: readonly string[];
  /** Pass each request on to this URL, and return its response. */
  readonly forward?: string | URL;
  readonly forwardTimeout?: string | number;
  /** Append every request to this capture file. */
  readonly save?: string;
  /** Answer 413 to larger bodies: `"64kb"`. Default: 1 MB. */
  readonly maxBody?: string;
  /** Relative paths begin here. Default: the working folder. */
  readonly cwd?: string;
}

/**
 * Listens for webhooks, on a free port of this machine. It ends with its scope, or with `close()`.
 *
 * ```ts
 * await using hooks = await listen();
 * await myApp.notify(hooks.url);
 * const hangup = await hooks.expect("call_hangup", { where: { "data.direction": "inbound" }, timeout: "5s" });
 * ```
 */
export async function listen(options: ListenOptions = {}): Promise<ListeningHooks> {
  const { cwd, ...rest } = options;
  const { command } = await import("../../commands/listen/listen.ts");
  const stop = new AbortController();
  const hooks = new Hooks();
  const running = runCommand({
    command,
    options: { port: 0, ...rest },
    context: { cwd, signal: stop.signal },
    onEvent: hooks.add,
  });
  // An error after the start is thrown by `close`.
  running.catch(() => undefined);
  hooks.closeWith(async () => {
    stop.abort("close");
    await running;
  });
  await Promise.race([hooks.ready, running]);
  return hooks;
}
