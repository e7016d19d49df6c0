/** What JSON leaves raw in a string although `printable` would not: DEL, C1 controls, bidirectional, invisible and tag characters. */
const RAW_IN_JSON =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/;
const ALL_RAW_IN_JSON = new RegExp(RAW_IN_JSON.source, "g");

/** One JSON object on one line, newline included. No character in it acts on a terminal: such are written `\uXXXX`. */
export function jsonLine(value: object): string {
  const line = JSON.stringify(value);
  return `${isPlain(line) || !RAW_IN_JSON.test(line) ? line : line.replace(ALL_RAW_IN_JSON, escaped)}\n`;
}

/** Whether JSON is ASCII without DEL, as most is. Far quicker to tell than whether one of many characters is in it. */
function isPlain(line: string): boolean {
  return Buffer.byteLength(line) === line.length && !line.includes("\u007f");
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
