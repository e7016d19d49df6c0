import { isCurl, readCurl } from "./curl-commands.ts";
import type { Exchange, ForeignFile } from "./exchange.ts";
import { isGoReplay, readGoReplay } from "./goreplay.ts";
import { isHar, readHar } from "./har.ts";
import { isHttpFile, readHttpFile } from "./http-file.ts";
import { readRecordedJson } from "./recorded-json.ts";

/** Words that the JSON of other programs has. Looked for first: parsing every payload twice takes time. */
const FOREIGN_WORD = /"(?:entries|raw|token_id|body|rawBody|bodyBase64|bodyB)"\s*:/;

/** What another program recorded, in a JSON text; `undefined` when the text is a payload. */
export function foreignJson(text: string): ForeignFile | undefined {
  if (!FOREIGN_WORD.test(text)) return undefined;
  const value: unknown = JSON.parse(text);
  return isHar(value) ? readHar(text) : readRecordedJson(value);
}

/** What another program recorded, in bytes that are no JSON; `undefined` when they are not of a known format. */
export function foreignText(bytes: Buffer): ForeignFile | undefined {
  if (isGoReplay(bytes)) return readGoReplay(bytes);
  const text = bytes.toString("latin1");
  if (/^\s*[{["]/.test(text)) return undefined;
  if (isServerSentEvents(text)) return messagesOf(bytes.toString("utf8"));
  if (isCurl(text)) return readCurl(text);
  return isHttpFile(text) ? readHttpFile(text) : undefined;
}

/** A channel of smee, as `curl https://smee.io/CHANNEL` shows it. */
function isServerSentEvents(text: string): boolean {
  return /^\s*(event|id|data|retry):/.test(text) && /^data:/m.test(text);
}

function messagesOf(stream: string): ForeignFile {
  const exchanges: Exchange[] = [];
  let others = 0;
  let note: string | undefined;
  for (const [index, line] of stream.split(/\r\n|\n|\r/).entries()) {
    const data = /^data: ?(.*)$/.exec(line)?.[1];
    const found = data === undefined ? undefined : readRecordedJson(parsed(data));
    if (data !== undefined && data !== "{}" && data !== "ready" && found === undefined) others += 1;
    note ??= found?.note;
    for (const exchange of found?.exchanges ?? []) exchanges.push({ ...exchange, line: index + 1 });
  }
  return { what: "a stream of smee", part: ["message", "messages"], exchanges, others, problems: [], note };
}

function parsed(text: string): unknown {
  try {
    const value: unknown = JSON.parse(text);
    return value;
  } catch {
    return undefined;
  }
}
