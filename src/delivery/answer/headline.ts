const NAME = String.raw`(?:[A-Za-z_$][\w$]*(?:\.|\\|::))*(?:[A-Z][\w$]*)?(?:Error|Exception|Fault)`;

/** `ValueError: oops`, `Uncaught App\Oops\SadException: oops`, `Fatal error: …` of PHP. */
const EXCEPTION = new RegExp(
  String.raw`^(?:(?:PHP )?(?:Fatal error|Parse error): |(?:(?:Uncaught|Unhandled|Caused by:) )*${NAME}(?=$|:|\(| \[| (?:at|in) ))`,
);

/** The name of an exception, and maybe where it was thrown, but no message: the heading of a debug page. */
const ONLY_NAME = new RegExp(String.raw`^(${NAME})(?: (?:at|in) .*)?$`);

const STACK_FRAME = /^(?:at |File "|#\d|in )/;

/** The longest line that is looked at. */
const MAX_LENGTH = 1000;

/** The line of a stack trace or an error page that names the exception; `null` when there is none. */
export function exceptionLine(lines: readonly string[]): string | null {
  return pythonException(lines) ?? firstException(lines.map((line) => line.trim()));
}

/** After the frames of a Python traceback, which are indented. Of chained exceptions, the last. */
function pythonException(lines: readonly string[]): string | null {
  const start = lines.findLastIndex((line) => line.trim() === "Traceback (most recent call last):");
  if (start === -1) return null;
  return (
    lines.slice(start + 1).find((line) => EXCEPTION.test(line.slice(0, MAX_LENGTH)) || /^[\w.]+: /.test(line)) ?? null
  );
}

function firstException(lines: readonly string[]): string | null {
  const index = lines.findIndex((line) => EXCEPTION.test(line.slice(0, MAX_LENGTH)));
  const line = lines[index];
  if (line === undefined) return null;
  const name = ONLY_NAME.exec(line.slice(0, MAX_LENGTH))?.[1];
  const next = lines[index + 1];
  if (name === undefined || next === undefined || STACK_FRAME.test(next)) return line;
  return next.startsWith(name) ? next : `${line}: ${next}`;
}

/** The message of an error that is JSON; `null` when it has none in a usual place. */
export function jsonMessage(value: unknown): string | null {
  if (!isObject(value)) return null;
  if (isObject(value["error"])) return jsonMessage(value["error"]);
  const message = firstText(value, ["message", "detail", "error", "title"]) ?? firstDetail(value["detail"]);
  const name = firstText(value, ["exception", "name"]);
  if (message === null || name === null || message.startsWith(name)) return message;
  return `${name}: ${message}`;
}

/** FastAPI lists what is wrong with a body: `{"loc":["body","data"],"msg":"Field required"}`. */
function firstDetail(detail: unknown): string | null {
  const first: unknown = Array.isArray(detail) ? detail[0] : undefined;
  if (!isObject(first) || typeof first["msg"] !== "string") return null;
  const place: unknown = first["loc"];
  return Array.isArray(place) ? `${place.join(".")}: ${first["msg"]}` : first["msg"];
}

function firstText(value: Readonly<Record<string, unknown>>, keys: readonly string[]): string | null {
  for (const key of keys) {
    const text = value[key];
    if (typeof text === "string" && text !== "") return text;
  }
  return null;
}

function isObject(value: unknown): value is Readonly<Record<string, unknown>> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
