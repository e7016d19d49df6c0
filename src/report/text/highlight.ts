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
  const show: ShowToken = (token, isKey) => tokenText(shortToken(token, theme.language), isKey, theme);
  for (const token of foldNulls ? withoutNulls(tokens) : tokens) {
    if (isFoldedNulls(token)) layout.remark(theme.faint(foldedText(token.folded, theme)));
    else addToken(token, layout, show);
  }
  layout.end();
  return left === 0 ? lines : [...lines, moreLines(left, theme)];
}

/** `… 14 more lines` */
export function moreLines(left: number, { faint, language }: Theme): string {
  return faint(left === 1 ? language.say("… 1 more line") : language.say("… {left} more lines", { left }));
}

function foldedText(fields: number, { language }: Theme): string {
  return fields === 1 ? language.say("… 1 field is null") : language.say("… {fields} fields are null", { fields });
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
