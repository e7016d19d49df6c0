import { createScanner } from "jsonc-parser";

/** JSON with comments as plain JSON: comments, commas before a closing bracket and a byte order mark become blanks, so lines and columns stay. */
export function withoutComments(text: string): string {
  const pieces: string[] = [];
  let comma: number | undefined;
  const scanner = createScanner(text.replace(/^\uFEFF/, " "), false);
  for (scanner.scan(); scanner.getTokenLength() > 0; scanner.scan()) {
    const start = scanner.getTokenOffset();
    const token = text.slice(start, start + scanner.getTokenLength());
    const isComment = token.startsWith("//") || /^\/\*.*\*\/$/s.test(token);
    if (isComment || token.trim() === "") {
      pieces.push(token.replaceAll(/[^\r\n]/g, " "));
      continue;
    }
    if ((token === "}" || token === "]") && comma !== undefined) pieces[comma] = " ";
    comma = token === "," ? pieces.length : undefined;
    pieces.push(token);
  }
  return pieces.join("");
}
