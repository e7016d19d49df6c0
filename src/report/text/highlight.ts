import { JsonLines } from "../json/json-lines.ts";
import { tokenText } from "./json-token-text.ts";
import { jsonTokens } from "./json-tokens.ts";
import type { Theme } from "./theme.ts";

/**
 * JSON as indented, coloured lines: keys in the order received, numbers and escapes as they were written, nothing that a
 * terminal would act on. At most `mostLines`; the rest is counted on a last line.
 */
export function highlightJson(text: string, theme: Theme, mostLines: number): string[] {
  const lines: string[] = [];
  let left = 0;
  const layout = new JsonLines((line) => {
    if (lines.length < mostLines) lines.push(line);
    else left += 1;
  });
  for (const token of jsonTokens(text)) add(token, layout, theme);
  layout.end();
  return left === 0 ? lines : [...lines, theme.faint(`… ${left} more lines`)];
}

function add(token: string, layout: JsonLines, theme: Theme): void {
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
