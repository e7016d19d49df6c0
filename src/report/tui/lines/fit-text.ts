import stringWidth from "string-width";

/** A text in exactly `width` terminal cells: cut with an ellipsis, or filled with spaces. Without colours. */
export function fitted(text: string, width: number): string {
  if (width <= 0) return "";
  const cells = stringWidth(text);
  if (cells <= width) return `${text}${" ".repeat(width - cells)}`;
  const cut = cutTo(text, width - 1);
  return `${cut}…${" ".repeat(width - 1 - stringWidth(cut))}`;
}

const COLOUR = /(\u001b\[[0-9;]*m)/;

/**
 * A line, which may have colours, in at most `width` cells. Colours behind the cut stay, so that each one is switched off
 * again. Ink's own `truncate-end` may cut a wide letter one cell too late.
 */
export function clipped(line: string, width: number): string {
  if (stringWidth(line) <= width) return line;
  // With a group in the pattern, `split` keeps the colours: texts have even indexes, colours odd ones.
  const parts = line.split(COLOUR);
  let left = width - 1;
  const kept: string[] = [];
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) kept.push(part);
    else if (left > 0) {
      const cut = cutTo(part, left);
      left = cut === part ? left - stringWidth(cut) : 0;
      kept.push(left === 0 ? `${cut}…` : cut);
    }
  }
  return kept.join("");
}

/** A line, which may have colours, on as many lines of at most `width` cells as it takes. Each has the colours of its part. */
export function wrappedWithColours(line: string, width: number): string[] {
  if (stringWidth(line) <= width) return [line];
  const lines: string[] = [];
  let colours = "";
  let current = "";
  let left = width;
  const parts = line.split(COLOUR);
  for (const [index, part] of parts.entries()) {
    if (index % 2 === 1) {
      // All colours so far give the same state as those that are still on.
      colours += part;
      current += part;
      continue;
    }
    let rest = part;
    while (rest !== "") {
      const cut = cutTo(rest, left);
      current += cut;
      rest = rest.slice(cut.length);
      left -= stringWidth(cut);
      if (rest === "") break;
      // A letter that is wider than the line still has to go somewhere.
      if (left === width) rest = rest.slice(1);
      // The colours that follow switch off those that are on.
      lines.push(
        `${current}${parts
          .slice(index)
          .filter((_, after) => after % 2 === 1)
          .join("")}`,
      );
      current = colours;
      left = width;
    }
  }
  return [...lines, current];
}

/** A text on lines of at most `width` cells, broken at spaces where there are any. Without colours. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (stringWidth(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (stringWidth(line) > width) {
      // A letter that is wider than the line still has to go somewhere.
      const cut = cutTo(line, width) || line.slice(0, 1);
      lines.push(cut);
      line = line.slice(cut.length);
    }
  }
  return [...lines, line];
}

function cutTo(text: string, width: number): string {
  let cells = 0;
  let cut = "";
  for (const character of text) {
    cells += stringWidth(character);
    if (cells > width) break;
    cut += character;
  }
  return cut;
}
