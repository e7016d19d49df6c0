/** One item of a JSON array: its own text, and where it starts in the whole. */
export interface JsonItem {
  readonly text: string;
  readonly offset: number;
}

/** The items of a text that `JSON.parse` takes as an array. Counts brackets, so no depth of nesting is too much. */
export function jsonItems(text: string): JsonItem[] {
  const items: JsonItem[] = [];
  let depth = 0;
  let start = 0;
  const endAt = (end: number): void => {
    const item = text.slice(start, end);
    if (item.trim() !== "") items.push({ text: item.trim(), offset: start + item.length - item.trimStart().length });
    start = end + 1;
  };
  for (let at = 0; at < text.length; at += 1) {
    const character = text[at];
    if (character === '"') at = endOfString(text, at);
    else if (character === "[" || character === "{") {
      if (depth === 0) start = at + 1;
      depth += 1;
    } else if (character === "]" || character === "}") {
      depth -= 1;
      if (depth === 0) endAt(at);
    } else if (character === "," && depth === 1) endAt(at);
  }
  return items;
}

function endOfString(text: string, start: number): number {
  let at = start + 1;
  while (at < text.length && text[at] !== '"') at += text[at] === "\\" ? 2 : 1;
  return at;
}
