import type { HeaderPair } from "../capture.ts";
import { type ShellCommand, bashCommands, printfText } from "./bash-words.ts";
import { cmdCommands, isForCmd } from "./cmd-words.ts";
import type { BodyFile, Exchange, ForeignFile } from "./exchange.ts";

// curl commands, as browsers and Postman copy them and people write them (https://curl.se/docs/manpage.html). Only the
// options that change the request are read.

/** Whether a text that is no JSON has curl commands. */
export function isCurl(text: string): boolean {
  const lines = text.slice(0, 20_000).split("\n");
  const first = lines.find((line) => !/^\s*(#.*)?$/.test(line.replace(/\r$/, ""))) ?? "";
  return /^\s*(\$ |> )?(printf|echo|cat|base64)\b.*\|/.test(first) ||
    /^\s*(\$ |> )?(\S*[/\\])?curl(\.exe)?\s/.test(first)
    ? /(^|[\s|/\\])curl(\.exe)?\s/.test(text)
    : false;
}

/** The requests of the curl commands of a text, whose bytes are read as Latin-1. */
export function readCurl(text: string): ForeignFile {
  const commands: readonly Pick<ShellCommand, "line" | "words" | "input" | "hereDocument">[] = isForCmd(text)
    ? cmdCommands(text).map(({ line, words }) => ({ line, words, input: undefined, hereDocument: undefined }))
    : bashCommands(text);
  const exchanges: Exchange[] = [];
  const problems: { line: number; reason: string }[] = [];
  let others = 0;
  for (const { line, words, input, hereDocument } of commands) {
    const start = words.findIndex((word) => /^(.*[/\\])?curl(\.exe)?$/.test(word));
    const stdin = hereDocument === undefined ? outputOf(input) : latin1(hereDocument);
    const parsed = start === -1 ? "no request" : requestOf(words.slice(start + 1), stdin);
    if (parsed === "no request") others += 1;
    else if (typeof parsed === "string") problems.push({ line, reason: parsed });
    else for (const exchange of parsed) exchanges.push({ ...exchange, line });
  }
  return { what: "a file with curl commands", part: ["command", "commands"], exchanges, others, problems };
}

function latin1(text: string): Buffer {
  return Buffer.from(text, "latin1");
}

/** What a command writes: `printf`, `echo`, `cat FILE`, each through `base64 -d` or not. `undefined` when it would have to be run. */
function outputOf(command: ShellCommand | undefined): Buffer | BodyFile | undefined {
  if (command === undefined) return undefined;
  const [name, ...rest] = command.words;
  const [first = "", second = ""] = rest;
  if (name === "printf" && rest.length === 1) return latin1(printfText(first));
  if (name === "printf" && rest.length === 2 && (first === "%s" || first === "%b")) {
    return latin1(first === "%s" ? second : printfText(second));
  }
  if (name === "echo") return latin1(first === "-n" ? rest.slice(1).join(" ") : `${rest.join(" ")}\n`);
  if (name === "cat" && rest.length === 1) return { file: utf8Of(first), joined: false };
  if (name === "cat" && command.hereDocument !== undefined) return latin1(command.hereDocument);
  if (name === "base64" && /^(-d|-D|--decode)$/.test(first)) {
    const encoded = command.hereDocument === undefined ? outputOf(command.input) : latin1(command.hereDocument);
    return Buffer.isBuffer(encoded) ? Buffer.from(encoded.toString("latin1"), "base64") : undefined;
  }
  return undefined;
}

/** Options of curl that have a value, in their short and their long form. */
const WITH_VALUE = new Set([
  ..."ABCDEFHKPQTUXYbcdehmortuwxyz".split("").map((letter) => `-${letter}`),
  ...(
    "abstract-unix-socket alt-svc aws-sigv4 cacert capath cert cert-type ciphers config connect-timeout connect-to " +
    "continue-at cookie cookie-jar create-file-mode crlfile curves data data-ascii data-binary data-raw data-urlencode " +
    "delegation dns-interface dns-ipv4-addr dns-ipv6-addr dns-servers doh-url dump-header ech egd-file engine etag-compare " +
    "etag-save expect100-timeout form form-string happy-eyeballs-timeout-ms haproxy-clientip header hostpubmd5 hostpubsha256 " +
    "hsts interface ip-tos ipfs-gateway json keepalive-cnt keepalive-time key key-type krb libcurl limit-rate local-port " +
    "login-options max-filesize max-redirs max-time netrc-file noproxy oauth2-bearer output output-dir parallel-max pass " +
    "pinnedpubkey preproxy proto proto-default proto-redir proxy proxy-cacert proxy-capath proxy-cert proxy-cert-type " +
    "proxy-ciphers proxy-crlfile proxy-header proxy-key proxy-key-type proxy-pass proxy-pinnedpubkey proxy-service-name " +
    "proxy-tls13-ciphers proxy-tlsauthtype proxy-tlspassword proxy-tlsuser proxy-user proxy1.0 pubkey quote random-file " +
    "range rate referer request request-target resolve retry retry-delay retry-max-time sasl-authzid service-name " +
    "sigalgs socks4 socks4a socks5 socks5-gssapi-service socks5-hostname speed-limit speed-time stderr time-cond " +
    "tls-max tls13-ciphers tlsauthtype tlspassword tlsuser trace trace-ascii trace-config unix-socket upload-file url " +
    "url-query user user-agent variable vlan-priority write-out"
  )
    .split(" ")
    .map((name) => `--${name}`),
]);

const LONG_NAMES: ReadonlyMap<string, string> = new Map([
  ["-X", "--request"],
  ["-H", "--header"],
  ["-d", "--data"],
  ["--data-ascii", "--data"],
  ["-F", "--form"],
  ["--form-string", "--form"],
  ["-G", "--get"],
  ["-I", "--head"],
  ["-T", "--upload-file"],
  ["-u", "--user"],
  ["-A", "--user-agent"],
  ["-e", "--referer"],
  ["-b", "--cookie"],
  ["-K", "--config"],
  ["-:", "--next"],
]);

interface Option {
  readonly name: string;
  readonly value: string;
}

/** The options of a command line, by their long names. A word that is no option is the value of `--url`. */
function* optionsOf(words: readonly string[]): Generator<Option> {
  for (let at = 0; at < words.length; at += 1) {
    const word = words[at] ?? "";
    if (!/^-./s.test(word)) yield { name: "--url", value: word };
    else if (word.startsWith("--")) {
      const hasValue = WITH_VALUE.has(word);
      if (hasValue) at += 1;
      yield { name: LONG_NAMES.get(word) ?? word, value: hasValue ? (words[at] ?? "") : "" };
    } else {
      // Several letters in one word: `-sXPOST`. The first that takes a value takes the rest, or the next word.
      for (let letter = 1; letter < word.length; letter += 1) {
        const short = `-${word[letter] ?? ""}`;
        const name = LONG_NAMES.get(short) ?? short;
        if (!WITH_VALUE.has(short)) yield { name, value: "" };
        else {
          const rest = word.slice(letter + 1);
          if (rest === "") at += 1;
          yield { name, value: rest === "" ? (words[at] ?? "") : rest };
          break;
        }
      }
    }
  }
}

type Part = Buffer | BodyFile;

interface Building {
  method: string | undefined;
  readonly urls: string[];
  readonly headers: HeaderPair[];
  readonly data: Part[];
  isGet: boolean;
  isHead: boolean;
  isUpload: boolean;
  type: string | undefined;
}

/** The requests of one command, or why it cannot be read. */
function requestOf(words: readonly string[], stdin: Part | undefined): Omit<Exchange, "line">[] | string {
  const all: Omit<Exchange, "line">[] = [];
  let building = emptyRequest();
  for (const option of optionsOf(words)) {
    if (option.name === "--next") {
      const ended = finished(building);
      if (typeof ended === "string") return ended;
      all.push(...ended);
      building = emptyRequest();
      continue;
    }
    const problem = apply(option, building, stdin);
    if (problem !== undefined) return problem;
  }
  const ended = finished(building);
  return typeof ended === "string" && all.length === 0 ? ended : typeof ended === "string" ? all : [...all, ...ended];
}

function emptyRequest(): Building {
  return {
    method: undefined,
    urls: [],
    headers: [],
    data: [],
    isGet: false,
    isHead: false,
    isUpload: false,
    type: undefined,
  };
}

/** Adds an option to a request. Returns why it cannot be read. */
function apply({ name, value }: Option, building: Building, stdin: Part | undefined): string | undefined {
  switch (name) {
    case "--url":
      building.urls.push(value);
      return undefined;
    case "--request":
      building.method = value;
      return undefined;
    case "--header":
      return addHeader(value, building);
    case "--user-agent":
      building.headers.push(["user-agent", value]);
      return undefined;
    case "--referer":
      building.headers.push(["referer", value]);
      return undefined;
    case "--cookie":
      // Without "=" it is the name of a file with cookies.
      if (value.includes("=")) building.headers.push(["cookie", value]);
      return undefined;
    case "--user":
      building.headers.push(["authorization", `Basic ${latin1(value).toString("base64")}`]);
      return undefined;
    case "--get":
      building.isGet = true;
      return undefined;
    case "--head":
      building.isHead = true;
      return undefined;
    case "--data":
    case "--data-binary":
    case "--json":
    case "--data-raw":
    case "--data-urlencode":
    case "--upload-file":
      return addData({ name, value }, building, stdin);
    case "--form":
      return "a form in parts (--form) cannot be read";
    case "--config":
      return "its options are in another file (--config)";
    default:
      return undefined;
  }
}

function addHeader(text: string, { headers }: Building): string | undefined {
  if (text.startsWith("@")) return "its headers are in another file (--header @file)";
  const [, name = "", value] = /^([^:;]+)(?::\s*([\s\S]*)|;)$/.exec(text) ?? [];
  // "name:" leaves a header out that curl would add; "name;" is an empty one.
  if (name !== "" && (value === undefined || value.trim() !== "")) headers.push([name.trim(), value?.trim() ?? ""]);
  return undefined;
}

function addData({ name, value }: Option, building: Building, stdin: Part | undefined): string | undefined {
  if (name === "--json") building.type = "application/json";
  else if (name !== "--upload-file") building.type ??= "application/x-www-form-urlencoded";
  building.isUpload ||= name === "--upload-file";
  if (name === "--data-urlencode") return addEncoded(value, building);
  const isFile = name === "--upload-file" || (name !== "--data-raw" && value.startsWith("@"));
  if (!isFile) {
    building.data.push(latin1(value));
    return undefined;
  }
  const file = name === "--upload-file" ? value : value.slice(1);
  const joined = name === "--data";
  if (file !== "-" && file !== ".") building.data.push({ file: utf8Of(file), joined });
  else if (stdin === undefined) return "its body comes from a command that would have to be run";
  else if (Buffer.isBuffer(stdin)) building.data.push(joined ? withoutNewlines(stdin) : stdin);
  else building.data.push({ ...stdin, joined });
  return undefined;
}

/** `name=content` and `content`: the content is percent-encoded. */
function addEncoded(value: string, { data }: Building): string | undefined {
  const [, name = "", mark, content = ""] = /^([^=@]*)([=@])([\s\S]*)$/.exec(value) ?? [undefined, "", "=", value];
  if (mark === "@") return "its body is in a file that has to be percent-encoded (--data-urlencode @file)";
  const encoded = Array.from(latin1(content), (byte) =>
    /[A-Za-z0-9\-._~]/.test(String.fromCharCode(byte))
      ? String.fromCharCode(byte)
      : `%${byte.toString(16).padStart(2, "0").toUpperCase()}`,
  ).join("");
  data.push(latin1(name === "" ? encoded : `${name}=${encoded}`));
  return undefined;
}

/** What `curl -d @file` leaves out of a file. */
export function withoutNewlines(bytes: Buffer): Buffer {
  return Buffer.from(bytes.filter((byte) => byte !== 10 && byte !== 13 && byte !== 0));
}

function utf8Of(latin1Name: string): string {
  return latin1(latin1Name).toString("utf8");
}

function finished({
  method,
  urls,
  headers,
  data,
  isGet,
  isHead,
  isUpload,
  type,
}: Building): Omit<Exchange, "line">[] | string {
  if (urls.length === 0) return "no request";
  const joined = joinedData(data);
  if (joined === undefined) return "its body is put together from files and texts";
  const inQuery = isGet && Buffer.isBuffer(joined) && joined.length > 0;
  const body = inQuery ? Buffer.alloc(0) : joined;
  const withData = data.length > 0 && !isGet;
  const sent: HeaderPair[] = [...headers];
  const has = (wanted: string): boolean => headers.some(([name]) => name.toLowerCase() === wanted);
  if (withData && type !== undefined && !has("content-type")) sent.push(["content-type", type]);
  const implied = isHead ? "HEAD" : isUpload ? "PUT" : withData ? "POST" : "GET";
  return urls.map((url) => ({
    method: method ?? implied,
    url: withScheme(utf8Of(inQuery ? `${url}${url.includes("?") ? "&" : "?"}${joined.toString("latin1")}` : url)),
    headers: sent,
    body,
    atMs: null,
    response: null,
  }));
}

/** Parts joined by `&`, as curl does; `undefined` when a file is one of several. */
function joinedData(data: readonly Part[]): Part | undefined {
  const [first, ...others] = data;
  if (first === undefined) return Buffer.alloc(0);
  if (others.length === 0) return first;
  const texts = data.filter((part) => Buffer.isBuffer(part));
  if (texts.length < data.length) return undefined;
  return latin1(texts.map((part) => part.toString("latin1")).join("&"));
}

/** curl takes `localhost:3000/x` for http. */
function withScheme(url: string): string {
  return /^[a-z][a-z0-9+.-]*:\/\//i.test(url) || url.startsWith("/") ? url : `http://${url}`;
}
