import { isFoldedNulls, withoutNulls } from "./fold-nulls.ts";
import { JsonLayout, jsonTokens, shortToken, tokenText } from "./json-layout.ts";
import type { Theme } from "./theme.ts";

/**
 * JSON as indented, coloured lines, safe for a terminal. Keys keep their order; numbers and escapes keep their spelling.
 * Long keys and values are cut. After `maxLines` lines, one more line counts the rest. With `foldNulls`, a line at the end of each object counts its
 * fields that are `null`.
 */
export function highlightJson(
  text: string,
  theme: Theme,
  maxLines: number,
  { foldNulls }: { foldNulls: boolean } = { foldNulls: false },
): string[] {
  const lines: string[] = [];
  let left = 0;
  const layout = new JsonLayout((line) => {
    if (lines.length < maxLines) lines.push(line);
    else left += 1;
  });
  const tokens = jsonTokens(text);
  const show: ShowToken = (token, isKey) => tokenText(shortToken(token), isKey, theme);
  for (const token of foldNulls ? withoutNulls(tokens) : tokens) {
    if (isFoldedNulls(token))
      layout.remark(theme.faint(`… ${token.folded === 1 ? "1 field is" : `${token.folded} fields are`} null`));
    else addToken(token, layout, show);
  }
  layout.end();
  return left === 0 ? lines : [...lines, theme.faint(`… ${left} more lines`)];
}

/** JSON as indented, coloured lines, safe for a terminal. Nothing is cut: printed to a file, it is the same JSON. */
export function wholeJson(text: string, theme: Theme): string[] {
  const lines: string[] = [];
  const layout = new JsonLayout((line) => lines.push(line));
  for (const token of jsonTokens(text)) addToken(token, layout, (part, isKey) => tokenText(part, isKey, theme));
  layout.end();
  return lines;
}

type ShowToken = (token: string, isKey: boolean) => string;

function addToken(token: string, layout: JsonLayout, show: ShowToken): void {
  switch (token) {
    case "{":
    case "[":
      return layout.open(token);
    case "}":
    case "]":
      return layout.close(token);
    case ",":
      return layout.comma();
    case ":":
      return layout.colon();
    default:
      return layout.item(show(token, layout.keyNext));
  }
}
