/** What JSON leaves raw in a string although a terminal would act on it: DEL, C1 controls, bidirectional and invisible marks. */
const RAW_IN_JSON = /[\u007f-\u009f\u061c\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff]/;
const ALL_RAW_IN_JSON = new RegExp(RAW_IN_JSON.source, "g");

/** One JSON object on one line, newline included. No character in it acts on a terminal: such are written `\uXXXX`. */
export function jsonLine(value: object): string {
  const line = JSON.stringify(value);
  return `${RAW_IN_JSON.test(line) ? line.replace(ALL_RAW_IN_JSON, escapeUnit) : line}\n`;
}

function escapeUnit(unit: string): string {
  return `\\u${unit.charCodeAt(0).toString(16).padStart(4, "0")}`;
}
