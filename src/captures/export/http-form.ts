import { isUtf8 } from "node:buffer";
import { printable } from "../../events/payload/printable.ts";
import { type BesideFiles, type ExportForm, type ExportedEvent, redactedNote, titleOf } from "./exported-event.ts";
import { headText, urlPath } from "./shell-request.ts";

/**
 * An `.http` file for JetBrains' editors, REST Client of VS Code, and restclient of Emacs. These trim a body, fill in
 * `{{…}}` and give `<`, `>`, `#` and `//` at the start of a line a meaning. A body that they would change is in a file beside.
 */
export function httpForm(beside: BesideFiles): ExportForm {
  return {
    start: "",
    event: (event) => `${[`### ${titleOf(event)}`, ...commentsOf(event), ...requestOf(event, beside)].join("\n")}\n\n`,
    end: () => "",
  };
}

function commentsOf(event: ExportedEvent): string[] {
  const unsafe = event.headers.filter((pair) => !isPlainHeader(pair)).map(([name]) => name);
  const note = redactedNote(event);
  return [
    ...(note === "" ? [] : [`# ${note}`]),
    ...(unsafe.length === 0 ? [] : [`# not exported: ${unsafe.join(", ")} (the value would be changed by an editor)`]),
  ];
}

function requestOf(event: ExportedEvent, beside: BesideFiles): string[] {
  const { method, host, path, headers, body } = event;
  const kept = headers.filter(isPlainHeader).map(([name, value]) => `${name}: ${headText(value)}`);
  const head = [`${method} ${host}${urlPath(path)}`, ...kept];
  if (body.length === 0) return head;
  if (isInlineBody(body)) return [...head, "", body.toString("utf8")];
  return [...head, "", `< ./${beside.keep(`${event.number}.body`, body)}`];
}

function isPlainHeader([, value]: readonly [string, string]): boolean {
  return !value.includes("{{") && printable(headText(value)) === headText(value);
}

/** Whether all readers of such a file send a body as it stands there. */
function isInlineBody(body: Buffer): boolean {
  if (!isUtf8(body)) return false;
  const text = body.toString("utf8");
  if (text.trim() !== text || text.startsWith("\ufeff") || text.includes("{{") || text.includes("\n\n")) return false;
  const lines = text.split("\n");
  return lines.every((line) => printable(line) === line && !/^\s*(?:[<>#@:]|\/\/|--)/.test(line));
}
