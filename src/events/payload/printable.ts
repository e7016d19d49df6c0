/**
 * Characters that a terminal could act on, or that hide or reorder text: C0 and C1 controls, DEL, zero-width and
 * bidirectional marks, line and paragraph separators, tag characters, lone surrogates.
 */
const UNSAFE =
  /[\u0000-\u001f\u007f-\u009f\u00ad\u061c\u180e\u200b-\u200f\u2028-\u202e\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]|\p{Surrogate}/gu;

/** GitHub Actions reads these as commands: `::name::` at the start of a line, `##[name]` anywhere. */
const COMMAND = /(?<=^ *):(?=:)|#(?=#\[)/g;

/** Text from the network that is safe in a terminal and in the log of a CI job: unsafe characters become `\uXXXX`. */
export function printable(text: string): string {
  const safe = text.replace(UNSAFE, escapeCharacter);
  return safe.includes("##[") || safe.trimStart().startsWith("::") ? safe.replace(COMMAND, escapeCharacter) : safe;
}

function escapeCharacter(character: string): string {
  let escaped = "";
  for (let index = 0; index < character.length; index += 1) {
    escaped += `\\u${character.charCodeAt(index).toString(16).padStart(4, "0")}`;
  }
  return escaped;
}

/** `printable` text of at most the first `limit` characters; cut text ends with an ellipsis. */
export function printableStart(text: string, limit: number): string {
  if (text.length <= limit) return printable(text);
  // Two surrogates are one character, so the cut must not be between them.
  const end = limit - 1;
  const inPair = /^[\ud800-\udbff][\udc00-\udfff]$/.test(text.slice(end - 1, end + 1));
  return `${printable(text.slice(0, inPair ? end - 1 : end))}…`;
}
