import { isFoldedNulls, withoutNulls } from "./fold-nulls.ts";
import { JsonLayout, jsonTokens, tokenText } from "./json-layout.ts";
import type { Theme } from "./theme.ts";

/**
 * JSON as indented, coloured lines, safe for a terminal. Keys keep their order; numbers and escapes keep their spelling.
 * After `maxLines` lines, one more line counts the rest. With `foldNulls`, a line at the end of each object counts its
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
  for (const token of foldNulls ? withoutNulls(tokens) : tokens) {
    if (isFoldedNulls(token))
      layout.remark(theme.faint(`… ${token.folded === 1 ? "1 field is" : `${token.folded} fields are`} null`));
    else addToken(token, layout, theme);
  }
  layout.end();
  return left === 0 ? lines : [...lines, theme.faint(`… ${left} more lines`)];
}

function addToken(token: string, layout: JsonLayout, theme: Theme): void {
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
      return layout.item(tokenText(token, layout.keyNext, theme));
  }
}
