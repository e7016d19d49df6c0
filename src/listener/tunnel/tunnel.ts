import type { Clock } from "../../context.ts";
import type { Wording } from "../../language/said.ts";

/** How the listener becomes reachable from the internet: by an installed program, or by a channel of a smee server. */
export type TunnelChoice =
  | { readonly kind: "cloudflared" | "ngrok" }
  | { readonly kind: "smee"; readonly channel: string };

/** What a tunnel emits. The public URL may change each time the tunnel reconnects. */
export type TunnelEvent =
  | { readonly type: "tunnel"; readonly tool: TunnelChoice["kind"]; readonly publicUrl: string }
  | { readonly type: "note"; readonly message: Wording }
  | { readonly type: "trouble"; readonly message: Wording; readonly hint: Wording | null };

export interface TunnelOptions {
  /** The listener's own URL, with its path. */
  readonly localUrl: string;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly clock: Clock;
  readonly emit: (event: TunnelEvent) => void;
  /** Functions that are called when this process ends without disposing. */
  readonly cleanups: Set<() => void>;
}

/** Reads `cloudflared`, `ngrok` or `smee=URL`; `undefined` for anything else. */
export function parseTunnel(text: string): TunnelChoice | undefined {
  if (text === "cloudflared" || text === "ngrok") return { kind: text };
  const channel = /^smee=(https?:\/\/.+)$/.exec(text)?.[1];
  return channel !== undefined && URL.canParse(channel) ? { kind: "smee", channel } : undefined;
}
