import type { Context } from "../../context.ts";
import { openTunnel } from "../../listener/tunnel/open-tunnel.ts";
import { type TunnelChoice, parseTunnel } from "../../listener/tunnel/tunnel.ts";
import type { Reporter } from "../../report/reporter.ts";
import type { ValueParser } from "../options/value-parsers.ts";

export const tunnelTool: ValueParser<TunnelChoice> = {
  expected: "cloudflared, ngrok or smee=URL",
  examples: ["smee=https://smee.io/abc123"],
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
  const { env, clock, cleanups } = context;
  return openTunnel(tunnel, { localUrl, env, clock, cleanups, emit: reporter.report });
}
