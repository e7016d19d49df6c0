import type { Context } from "../../context.ts";
import { openTunnel } from "../../listener/tunnel/open-tunnel.ts";
import { type TunnelChoice, parseTunnel } from "../../listener/tunnel/tunnel.ts";
import type { Reporter } from "../../report/reporter.ts";
import type { ValueKind } from "../options/value-kind.ts";

export const tunnelTool: ValueKind<TunnelChoice> = {
  wants: "cloudflared, ngrok, or smee=URL such as smee=https://smee.io/abc123",
  parse: parseTunnel,
};

interface TunnelWish {
  readonly tunnel: TunnelChoice | undefined;
  readonly secretPath: boolean;
}

/** The tunnel that the options ask for, if any; it lives until it is disposed. */
export async function tunnelFor(
  { tunnel, secretPath }: TunnelWish,
  localUrl: string,
  { context, reporter }: { readonly context: Context; readonly reporter: Reporter },
): Promise<AsyncDisposable | undefined> {
  if (tunnel === undefined) return undefined;
  if (!secretPath && tunnel.kind !== "smee") {
    reporter.report({
      type: "warning",
      message: "whoever learns the public URL can post events to it: Hipcall does not sign its webhooks",
      hint: "add --secret-path",
    });
  }
  const { env, clock, restorers } = context;
  return openTunnel(tunnel, { localUrl, env, clock, restorers, emit: reporter.report });
}
