import type { Server } from "node:http";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import { said } from "../../language/said.ts";

/** Starts listening on an address. Throws `Failure` (`network`) when the system does not allow it. */
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
      return new Failure("network", said("port {port} on {host} is already in use", { port: String(port), host }), {
        hint: said("is another listener running? choose another port with --port, or any free one with --port 0"),
        cause: error,
      });
    case "EACCES":
      return new Failure("network", said("port {port} needs special rights", { port: String(port) }), {
        hint: said("choose a port above 1023, or any free one with --port 0"),
        cause: error,
      });
    case "EADDRNOTAVAIL":
    case "ENOTFOUND":
      return new Failure("network", said("{host} is not an address of this machine", { host }), {
        hint: said("leave --host out to listen on 127.0.0.1"),
        cause: error,
      });
    default:
      return new Failure(
        "network",
        said("cannot listen on {host}:{port}: {reason}", { host, port: String(port), reason: reasonOf(error) }),
        { cause: error },
      );
  }
}
