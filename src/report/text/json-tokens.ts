import { createScanner } from "jsonc-parser";

/** The tokens of a JSON text as they are written, white space left out. */
export function* jsonTokens(text: string): Generator<string> {
  const scanner = createScanner(text, true);
  for (scanner.scan(); scanner.getTokenOffset() < text.length; scanner.scan()) {
    const start = scanner.getTokenOffset();
    yield text.slice(start, start + scanner.getTokenLength());
  }
}
