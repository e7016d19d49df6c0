import { onTestFinished } from "vitest";
import { type CliRun, startCli } from "./run-cli.ts";

type World = Parameters<typeof startCli>[1];

/** A `listen` of this process on a free port, ready; stopped by scope. */
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
  static async start(args: readonly string[] = [], world: World = {}): Promise<TestListener> {
    const stop = world.stop ?? new AbortController();
    // A test that runs out of time never leaves its scopes.
    onTestFinished(() => stop.abort("SIGINT"));
    const run = startCli(["listen", "--port", "0", ...args], { ...world, stop });
    const ready = /(?:listening on(?:\u001b\[\d+m| )+|"url":")(http[^\s"\u001b]+)/;
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
    // A copy, so that the body is of a kind that fetch's types take.
    const sent = typeof body === "string" ? body : new Uint8Array(body);
    return fetch(new URL(path, this.url), { method: "POST", body: sent, ...rest });
  }

  /** Waits until so many JSON lines of this type are written, and gives them. */
  async lines(type: string, count: number): Promise<Record<string, unknown>[]> {
    const found = (): Record<string, unknown>[] => this.run.stdout.json.filter((line) => line["type"] === type);
    await this.run.stdout.until(() => found().length >= count);
    return found();
  }

  /** Stops it as Ctrl-C would; resolves to its exit code. */
  stop(): Promise<number> {
    this.run.interrupt();
    return this.run.exitCode;
  }

  async [Symbol.asyncDispose](): Promise<void> {
    await this.stop();
  }
}
