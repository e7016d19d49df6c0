/** What a line of a tunnel program's output says. */
export interface OutputLine {
  /** The public URL, if the line contains it. */
  readonly url: string | null;
  /** The error, if the line contains one. */
  readonly problem: string | null;
}

/**
 * A line of `cloudflared tunnel --url`. The URL of the quick tunnel is printed in a box, `ERR` marks an error. The address of
 * the API (`api.trycloudflare.com`) appears only in errors.
 */
export function cloudflaredLine(line: string): OutputLine {
  const host = /https:\/\/([a-z0-9-]+)\.trycloudflare\.com/.exec(line)?.[1];
  const problem = /\bERR (.+)$/.exec(line)?.[1] ?? /^(failed to .+)$/i.exec(line)?.[1] ?? null;
  const url = host === undefined || host === "api" ? null : `https://${host}.trycloudflare.com`;
  return { url: problem === null ? url : null, problem };
}

/** A line of `ngrok http --log=stdout --log-format=json`: `msg` and `url` of a started tunnel, `err` of an error. */
export function ngrokLine(line: string): OutputLine {
  const plain = /^ERROR:\s+(\S.*)$/.exec(line)?.[1];
  if (plain !== undefined) return { url: null, problem: plain };
  const record = parseObject(line);
  const url = record["msg"] === "started tunnel" && typeof record["url"] === "string" ? record["url"] : null;
  const failed = record["lvl"] === "eror" || record["lvl"] === "crit";
  const { err } = record;
  const problem = failed && typeof err === "string" && err !== "nil" && err !== "<nil>" ? err : null;
  return { url: url?.startsWith("https://") === true ? url : null, problem };
}

function parseObject(line: string): Readonly<Record<string, unknown>> {
  try {
    const value: unknown = JSON.parse(line);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
