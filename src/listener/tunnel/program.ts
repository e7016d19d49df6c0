import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { readLines } from "../../captures/file/lines.ts";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import { type Said, said } from "../../language/said.ts";
import { type OutputLine, cloudflaredLine, ngrokLine } from "./program-output.ts";
import { type Connect, keepOpen } from "./reconnect.ts";
import type { TunnelOptions } from "./tunnel.ts";

interface TunnelProgram {
  readonly args: (origin: string) => readonly string[];
  readonly readLine: (line: string) => OutputLine;
  readonly install: Said;
}

const PROGRAMS = {
  cloudflared: {
    args: (origin) => ["tunnel", "--no-autoupdate", "--url", origin],
    readLine: cloudflaredLine,
    install: said(
      "install it: `brew install cloudflared`, `winget install Cloudflare.cloudflared`, or https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/downloads/ (no account needed)",
    ),
  },
  ngrok: {
    args: (origin) => ["http", origin, "--log=stdout", "--log-format=json"],
    readLine: ngrokLine,
    install: said(
      "install it: `brew install ngrok`, `winget install Ngrok.Ngrok`, or https://ngrok.com/download, then `ngrok config add-authtoken` (an account is needed)",
    ),
  },
} as const satisfies Record<string, TunnelProgram>;

type Tool = keyof typeof PROGRAMS;

/** How long a program may take to end before it is killed. */
const GRACE_MS = 3000;

/** Runs a tunnel program beside the listener. Throws `Failure` (`input`) when it is not installed. */
export async function openProgram(tool: Tool, options: TunnelOptions): Promise<AsyncDisposable> {
  const { args, install } = PROGRAMS[tool];
  const start = (): Promise<ChildProcess> => startProgram(tool, args(new URL(options.localUrl).origin), options);
  let first: ChildProcess | undefined;
  try {
    first = await start();
  } catch (error) {
    if (systemErrorCode(error) !== "ENOENT") throw notStarted(tool, error);
    throw new Failure("input", said("{tool} is not installed, or not in PATH", { tool }), {
      hint: install,
      cause: error,
    });
  }
  const connect: Connect = async (signal) => {
    try {
      const child = first ?? (await start());
      first = undefined;
      return await watchProgram(child, tool, { ...options, signal });
    } catch (error) {
      return `it could not be started (${reasonOf(error)})`;
    }
  };
  return keepOpen(tool, connect, options);
}

async function startProgram(tool: Tool, args: readonly string[], { env }: TunnelOptions): Promise<ChildProcess> {
  const child = spawn(tool, args, { env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
  await once(child, "spawn");
  return child;
}

/** Emits the public URL, and ends the program when the signal aborts. Resolves to the reason when the program has ended. */
async function watchProgram(
  child: ChildProcess,
  tool: Tool,
  { localUrl, emit, cleanups, signal }: TunnelOptions & { readonly signal: AbortSignal },
): Promise<string> {
  const kill = (): void => void child.kill("SIGKILL");
  cleanups.add(kill);
  let killTimer: NodeJS.Timeout | undefined;
  const end = (): void => {
    child.kill("SIGTERM");
    killTimer = setTimeout(kill, GRACE_MS);
  };
  const ended = new Promise<string>((resolve) => {
    child.once("close", (code, name) =>
      resolve(name === null ? `it exited with ${code}` : `it was stopped by ${name}`),
    );
  });
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  let problem: string | null = null;
  const read = async (stream: Readable | null): Promise<void> => {
    for await (const line of outputLines(stream, tool)) {
      problem = line.problem ?? problem;
      if (line.url !== null) emit({ type: "tunnel", tool, publicUrl: withLocalPath(line.url, localUrl) });
    }
  };
  const [exit] = await Promise.all([ended, read(child.stdout), read(child.stderr)]);
  clearTimeout(killTimer);
  signal.removeEventListener("abort", end);
  cleanups.delete(kill);
  return problem ?? exit;
}

async function* outputLines(stream: Readable | null, tool: Tool): AsyncGenerator<OutputLine> {
  if (stream === null) return;
  for await (const { bytes } of readLines(stream, tool)) {
    yield PROGRAMS[tool].readLine(bytes.subarray(0, 10_000).toString("utf8").trim());
  }
}

function withLocalPath(publicOrigin: string, localUrl: string): string {
  return new URL(new URL(localUrl).pathname, publicOrigin).href;
}

function notStarted(tool: Tool, error: unknown): Failure {
  return new Failure("input", said("{tool} could not be started: {reason}", { tool, reason: reasonOf(error) }), {
    cause: error,
  });
}
