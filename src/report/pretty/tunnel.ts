import { printable } from "../../events/payload/printable.ts";
import type { TunnelEvent } from "../../listener/tunnel/tunnel.ts";
import type { Theme } from "../text/theme.ts";

/** Where the public URL goes. */
export function registerText(publicUrl: string): string {
  return `in Hipcall, paste into Account > Integrations > Webhook: ${publicUrl}`;
}

/** The public URL, and what to do with it. */
export function prettyTunnel({ tool, publicUrl }: Extract<TunnelEvent, { type: "tunnel" }>, theme: Theme): string {
  const url = printable(publicUrl);
  return `${theme.good("public URL")} ${theme.strong(url)} ${theme.faint(`(${tool})`)}\n${theme.faint(registerText(url))}\n\n`;
}
