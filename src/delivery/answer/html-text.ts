/** The readable parts of an HTML page. */
export interface HtmlText {
  readonly title: string | null;
  /** The text without tags, a line for each line of the page, without blank lines. */
  readonly lines: readonly string[];
  /** The lines of its comments: a debug page can have its stack trace there. */
  readonly commentLines: readonly string[];
}

/** Elements whose content is not text of the page. */
const HIDDEN = /<(script|style|head|title|svg|template)\b/gi;
const LINE_BREAKS =
  /<(?:br|hr|\/?(?:p|div|h[1-6]|li|ul|ol|tr|table|pre|section|article|header|footer|main|nav|blockquote|dd|dt))\b[^<>]*>/gi;
const TAG = /<[/!?]?[a-z][^<>]*>/gi;

/** Reads an HTML page as text. An element that is not closed ends the text. Each step takes time in proportion to the page. */
export function htmlText(html: string): HtmlText {
  const title = /<title\b[^<>]*>([^<]*)/i.exec(html)?.[1];
  const { outside, comments } = splitComments(html);
  return {
    title: title === undefined ? null : textLines(title).join(" ") || null,
    lines: textLines(withLineBreaks(withoutHidden(outside))),
    commentLines: comments.flatMap((comment) => withoutBlankLines(decodeEntities(comment))),
  };
}

function splitComments(html: string): { outside: string; comments: string[] } {
  const [outside = "", ...parts] = html.split("<!--");
  const comments: string[] = [];
  let text = outside;
  for (const part of parts) {
    const end = part.indexOf("-->");
    comments.push(end === -1 ? part : part.slice(0, end));
    text += end === -1 ? "" : part.slice(end + 3);
  }
  return { outside: text, comments };
}

function withoutHidden(html: string): string {
  let text = "";
  let at = 0;
  HIDDEN.lastIndex = 0;
  for (let found = HIDDEN.exec(html); found !== null; found = HIDDEN.exec(html)) {
    text += html.slice(at, found.index);
    const end = new RegExp(`</${found[1]}\\b[^<>]*>`, "gi");
    end.lastIndex = HIDDEN.lastIndex;
    if (end.exec(html) === null) return text;
    at = end.lastIndex;
    HIDDEN.lastIndex = at;
  }
  return text + html.slice(at);
}

/** In a whole page a line break of the source is a space, except in `pre`. PHP writes its errors without a page around. */
function withLineBreaks(html: string): string {
  if (!/<!doctype html|<html\b/i.test(html)) return html;
  return html
    .split(/(?=<(?:pre|textarea)\b)|(?<=<\/(?:pre|textarea)>)/i)
    .map((part) => (/^<(?:pre|textarea)\b/i.test(part) ? part : part.replaceAll(/\s+/g, " ")))
    .join("");
}

function textLines(html: string): string[] {
  return withoutBlankLines(decodeEntities(html.replace(LINE_BREAKS, "\n").replace(TAG, ""))).map((line) =>
    line.replaceAll(/\s+/g, " ").trim(),
  );
}

function withoutBlankLines(text: string): string[] {
  return text
    .split(/\r\n?|\n/)
    .map((line) => line.trimEnd())
    .filter((line) => line.trim() !== "");
}

const NAMED_ENTITIES: Readonly<Record<string, string>> = {
  amp: "&",
  lt: "<",
  gt: ">",
  quot: '"',
  apos: "'",
  nbsp: " ",
};

function decodeEntities(text: string): string {
  return text.replace(/&(?:#(\d{1,7})|#x([\da-f]{1,6})|([a-z]{2,6}));/gi, (entity, decimal, hexadecimal, name) => {
    if (name !== undefined) return NAMED_ENTITIES[String(name).toLowerCase()] ?? entity;
    const code = decimal === undefined ? Number.parseInt(String(hexadecimal), 16) : Number(decimal);
    if (code === 0xa0) return " ";
    return code <= 0x10_ff_ff ? String.fromCodePoint(code) : entity;
  });
}
