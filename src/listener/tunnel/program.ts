import { type ChildProcess, spawn } from "node:child_process";
import { once } from "node:events";
import type { Readable } from "node:stream";
import { readLines } from "../../captures/file/lines.ts";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import { type OutputLine, cloudflaredLine, ngrokLine } from "./program-output.ts";
import { type RunTunnel, keepOpen } from "./reconnect.ts";
import type { TunnelOptions } from "./tunnel.ts";

interface TunnelProgram {
  readonly args: (origin: string) => readonly string[];
  readonly read: (line: string) => OutputLine;
  readonly install: string;
}

const PROGRAMS = {
  cloudflared: {
    args: (origin) => ["tunnel", "--no-autoupdate", "--url", origin],
    read: cloudflaredLine,
    install:
      "install it: `brew install cloudflared`, `winget install Cloudflare.cloudflared`, or https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/downloads/ (no account needed)",
  },
  ngrok: {
    args: (origin) => ["http", origin, "--log=stdout", "--log-format=json"],
    read: ngrokLine,
    install:
      "install it: `brew install ngrok`, `winget install Ngrok.Ngrok`, or https://ngrok.com/download, then `ngrok config add-authtoken` (an account is needed)",
  },
} as const satisfies Record<string, TunnelProgram>;

/** How long a program that was asked to end may take. */
const PATIENCE_MS = 3000;

/** Runs a tunnel program beside the listener. Throws `Failure` (`input`) when it is not installed. */
export async function openProgram(tool: keyof typeof PROGRAMS, options: TunnelOptions): Promise<AsyncDisposable> {
  const { args, install } = PROGRAMS[tool];
  const start = (): Promise<ChildProcess> => started(tool, args(new URL(options.localUrl).origin), options);
  let first: ChildProcess | undefined;
  try {
    first = await start();
  } catch (error) {
    if (systemErrorCode(error) !== "ENOENT") throw notStarted(tool, error);
    throw new Failure("input", `${tool} is not installed, or not in PATH`, { hint: install, cause: error });
  }
  const live: RunTunnel = async (signal) => {
    try {
      const child = first ?? (await start());
      first = undefined;
      return await lived(child, tool, { ...options, signal });
    } catch (error) {
      return `it could not be started (${reasonOf(error)})`;
    }
  };
  return keepOpen(tool, live, options);
}

async function started(tool: string, args: readonly string[], { env }: TunnelOptions): Promise<ChildProcess> {
  const child = spawn(tool, args, { env: { ...env }, stdio: ["ignore", "pipe", "pipe"] });
  await once(child, "spawn");
  return child;
}

/** From its start to its end; the child is gone when this resolves. */
async function lived(
  child: ChildProcess,
  tool: keyof typeof PROGRAMS,
  { localUrl, emit, cleanups, signal }: TunnelOptions & { readonly signal: AbortSignal },
): Promise<string> {
  const kill = (): void => void child.kill("SIGKILL");
  cleanups.add(kill);
  const force = { timer: undefined as NodeJS.Timeout | undefined };
  const end = (): void => {
    child.kill("SIGTERM");
    force.timer = setTimeout(kill, PATIENCE_MS);
  };
  const ended = new Promise<string>((resolve) => {
    child.once("close", (code, name) => resolve(name === null ? `it ended with ${code}` : `it was ended by ${name}`));
  });
  if (signal.aborted) end();
  else signal.addEventListener("abort", end, { once: true });
  let problem: string | null = null;
  const read = async (stream: Readable | null): Promise<void> => {
    for await (const spoken of spokenLines(stream, tool)) {
      problem = spoken.problem ?? problem;
      if (spoken.url !== null) emit({ type: "tunnel", tool, publicUrl: joined(spoken.url, localUrl) });
    }
  };
  const [how] = await Promise.all([ended, read(child.stdout), read(child.stderr)]);
  clearTimeout(force.timer);
  signal.removeEventListener("abort", end);
  cleanups.delete(kill);
  return problem ?? how;
}

async function* spokenLines(stream: Readable | null, tool: keyof typeof PROGRAMS): AsyncGenerator<OutputLine> {
  if (stream === null) return;
  for await (const { bytes } of readLines(stream, tool))
    yield PROGRAMS[tool].read(bytes.subarray(0, 10_000).toString("utf8").trim());
}

/** The tunnel's origin with the path that the listener takes. */
function joined(publicOrigin: string, localUrl: string): string {
  return new URL(new URL(localUrl).pathname, publicOrigin).href;
}

function notStarted(tool: string, error: unknown): Failure {
  return new Failure("input", `${tool} could not be started: ${reasonOf(error)}`, { cause: error });
}
