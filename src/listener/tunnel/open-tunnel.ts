import type { TunnelChoice, TunnelOptions } from "./tunnel.ts";

/** Opens a tunnel to the listener, and reopens it when it closes. Disposal closes it. Throws `Failure` (`input`) when its program is not installed. */
export async function openTunnel(choice: TunnelChoice, options: TunnelOptions): Promise<AsyncDisposable> {
  if (choice.kind === "smee") {
    const { openSmee } = await import("./smee.ts");
    return openSmee(choice.channel, options);
  }
  const { openProgram } = await import("./program.ts");
  return openProgram(choice.kind, options);
}
