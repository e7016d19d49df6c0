import { onTestFinished } from "vitest";
import { type CliRun, startCli } from "./run-cli.ts";

type CliOptions = Parameters<typeof startCli>[1];

/** `listen` in this process, ready on a free port; stopped at the end of its scope. */
export class TestListener implements AsyncDisposable {
  readonly run: CliRun;
  readonly url: string;
  readonly port: number;

  private constructor(run: CliRun, url: string) {
    this.run = run;
    this.url = url;
    this.port = Number(new URL(url).port);
  }

  /** `args` come after `listen --port 0`. */
  static async start(args: readonly string[] = [], options: CliOptions = {}): Promise<TestListener> {
    const stop = options.stop ?? new AbortController();
    // A test that times out never leaves its scopes.
    onTestFinished(() => stop.abort("SIGINT"));
    const run = startCli(["listen", "--port", "0", ...args], { ...options, stop });
    const ready = /(?:(?:listening on|dinliyor:|x+ x+)(?:\u001b\[\d+m| )+|"url":")(http[^\s"\u001b]+)/;
    const text = await Promise.race([
      run.stdout.until((written) => ready.test(written)),
      run.exitCode.then((code) => `ended with ${code}: ${run.stderr.text}`),
    ]);
    const url = ready.exec(text)?.[1];
    if (url === undefined) throw new Error(text);
    return new TestListener(run, url);
  }

  post(body: string | Uint8Array, init: RequestInit & { readonly path?: string } = {}): Promise<Response> {
    const { path = "/", ...rest } = init;
    // The types of fetch accept only a plain Uint8Array.
    const sent = typeof body === "string" ? body : new Uint8Array(body);
    return fetch(new URL(path, this.url), { method: "POST", body: sent, ...rest });
  }

  /** Waits for this number of JSON lines of a type, and returns them. */
  async lines(type: string, count: number): Promise<Record<string, unknown>[]> {
    const found = (): Record<string, unknown>[] => this.run.stdout.json.filter((line) => line["type"] === type);
    await this.run.stdout.until(() => found().length >= count);
    return found();
  }

  /** Stops it like Ctrl-C. Resolves to its exit code. */
  stop(): Promise<number> {
    this.run.interrupt();
    return this.run.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
