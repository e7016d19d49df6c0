import { createHash } from "node:crypto";
import { realpath, stat, unlink } from "node:fs/promises";
import { type Server, connect, createServer } from "node:net";
import { platform, tmpdir } from "node:os";
import { join } from "node:path";
import { Failure, systemErrorCode } from "../../failure.ts";
import { said } from "../../language/said.ts";

/** How long a holder may take to say who it is. */
const ANSWER_MS = 1000;
const MAX_HOLDER_LENGTH = 300;

/**
 * Lets one program at a time record to a capture file. The lock is a local socket that answers with the holder's name: the
 * system closes it with the process, whatever ends it, so a crash leaves no lock behind.
 */
export class CaptureLock implements AsyncDisposable {
  readonly #server: Server | undefined;

  private constructor(server: Server | undefined) {
    this.#server = server;
  }

  /**
   * Takes the lock of a file that exists. `holder` names this program to the next one. A device needs no lock. Throws
   * `Failure` (`input`) when another program holds it.
   */
  static async take(path: string, holder: () => string): Promise<CaptureLock> {
    if (!(await stat(path)).isFile()) return new CaptureLock(undefined);
    const address = addressOf(await realpath(path));
    let server = await listening(address, holder);
    if (server === "in use") {
      const other = await holderAt(address);
      if (other !== undefined) throw heldBy(path, other);
      // The socket file of a program that was killed.
      await unlink(address).catch(() => undefined);
      server = await listening(address, holder);
    }
    if (server === "in use") throw heldBy(path, "");
    return new CaptureLock(server);
  }

  async [Symbol.asyncDispose](): Promise<void> {
    const server = this.#server;
    if (server !== undefined) await new Promise<void>((resolve) => server.close(() => resolve()));
  }
}

/** A name in the folder for temporary files: the path of a socket is limited to about 100 characters. */
function addressOf(path: string): string {
  const name = `hipcall-hooks-${createHash("sha256").update(path).digest("hex").slice(0, 16)}`;
  return platform() === "win32" ? `\\\\.\\pipe\\${name}` : join(tmpdir(), `${name}.sock`);
}

/** `undefined` where the system allows no such socket: then there is no lock. */
function listening(address: string, holder: () => string): Promise<Server | "in use" | undefined> {
  const server = createServer((socket) => socket.on("error", () => socket.destroy()).end(holder()));
  return new Promise((resolve) => {
    server.once("error", (error) => resolve(systemErrorCode(error) === "EADDRINUSE" ? "in use" : undefined));
    server.listen(address, () => resolve(server.unref()));
  });
}

/** What the holder says of itself; `undefined` when nobody holds the lock. */
function holderAt(address: string): Promise<string | undefined> {
  return new Promise((resolve) => {
    let heard = "";
    const socket = connect(address).setEncoding("utf8").setTimeout(ANSWER_MS);
    socket.on("data", (text: string) => (heard = `${heard}${text}`.slice(0, MAX_HOLDER_LENGTH)));
    socket.once("error", (error) => resolve(isGone(error) ? undefined : heard));
    socket.once("timeout", () => socket.destroy());
    socket.once("close", () => resolve(heard));
  });
}

function isGone(error: Error): boolean {
  const code = systemErrorCode(error);
  return code === "ECONNREFUSED" || code === "ENOENT";
}

function heldBy(path: string, holder: string): Failure {
  return new Failure(
    "input",
    holder === ""
      ? said("another listener records to {path}", { path })
      : said("another listener records to {path}: {holder}", { path, holder }),
    {
      hint: said("save to another file, or stop that listener"),
    },
  );
}
