import type { Server } from "node:http";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";

/** Starts listening at an address. Throws `Failure` (`network`) with what to do when it can't be had. */
export async function bind(server: Server, { host, port }: { host: string; port: number }): Promise<void> {
  await new Promise<void>((resolve, reject) => {
    server.once("error", (error) => reject(bindFailure(error, host, port)));
    server.listen({ host, port }, resolve);
  });
  server.removeAllListeners("error");
}

function bindFailure(error: Error, host: string, port: number): Failure {
  switch (systemErrorCode(error)) {
    case "EADDRINUSE":
      return new Failure("network", `port ${port} on ${host} is already in use`, {
        hint: "is another listener running? take a free port with --port 0, or name one with --port",
        cause: error,
      });
    case "EACCES":
      return new Failure("network", `port ${port} may not be used without special rights`, {
        hint: "take a port above 1023, or a free one with --port 0",
        cause: error,
      });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Failure("network", `${host} is not an address of this machine`, {
        hint: "leave --host out to listen on 127.0.0.1",
        cause: error,
      });
    default:
      return new Failure("network", `cannot listen on ${host}:${port}: ${reasonOf(error)}`, { cause: error });
  }
}

/** Whether an address can be reached from this machine only. */
export function isLoopback(host: string): boolean {
  return host === "localhost" || host === "::1" || host.startsWith("127.");
}
