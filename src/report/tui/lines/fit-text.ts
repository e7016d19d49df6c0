import stringWidth from "string-width";

const ASCII = /^[ -~]*$/;

/** How many cells a text takes on a terminal. */
function cellsOf(text: string): number {
  return ASCII.test(text) ? text.length : stringWidth(text);
}

/** Text in exactly so many cells: cut with an ellipsis, or filled with spaces. The text must be printable and without colour. */
export function fitted(text: string, width: number): string {
  if (width <= 0) return "";
  const cells = cellsOf(text);
  if (cells <= width) return `${text}${" ".repeat(width - cells)}`;
  const cut = cutTo(text, width - 1);
  return `${cut}…${" ".repeat(width - 1 - cellsOf(cut))}`;
}

const STYLE = /(\u001b\[[0-9;]*m)/;

/** A line that may have colours, in at most so many cells. */
export function clipped(line: string, width: number): string {
  const parts = line.split(STYLE);
  if (cellsOf(parts.filter((_, index) => index % 2 === 0).join("")) <= width) return line;
  let left = width - 1;
  const kept: string[] = [];
  for (const [index, part] of parts.entries()) {
    // What stands between is a change of colour: those behind the cut are kept, so that every colour ends.
    if (index % 2 === 1) kept.push(part);
    else if (left > 0) {
      const cut = cutTo(part, left);
      left -= cellsOf(cut);
      if (cut.length < part.length) left = 0;
      kept.push(left === 0 ? `${cut}…` : cut);
    }
  }
  return kept.join("");
}

/** Text on lines of at most so many cells, broken at spaces where there are any. */
export function wrapped(text: string, width: number): string[] {
  const lines: string[] = [];
  let line = "";
  for (const word of text.split(" ")) {
    const longer = line === "" ? word : `${line} ${word}`;
    if (cellsOf(longer) <= width) {
      line = longer;
      continue;
    }
    if (line !== "") lines.push(line);
    line = word;
    while (cellsOf(line) > width) {
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
    cells += cellsOf(character);
    if (cells > width) break;
    cut += character;
  }
  return cut;
}
