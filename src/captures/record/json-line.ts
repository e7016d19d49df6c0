/** What JSON leaves unescaped in a string although a terminal may act on it: DEL, C1 controls, bidirectional, invisible and tag characters. */
const UNSAFE =
  /[\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb]|\udb40[\udc00-\udc7f]/g;

/** One JSON object on one line, newline included. Characters that a terminal acts on are written as `\uXXXX`. */
export function jsonLine(value: object): string {
  return `${safeJson(JSON.stringify(value))}\n`;
}

/** A JSON text with the characters that a terminal acts on written as `\uXXXX`. They can only be in its strings. */
export function safeJson(json: string): string {
  return json.replaceAll(UNSAFE, escaped);
}

function escaped(character: string): string {
  const units = Array.from({ length: character.length }, (_, index) => character.charCodeAt(index));
  return units.map((unit) => `\\u${unit.toString(16).padStart(4, "0")}`).join("");
}
