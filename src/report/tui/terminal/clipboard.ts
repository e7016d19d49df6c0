/** Many terminals ignore a longer text. */
const MAX_BYTES = 75_000;

/** The escape sequence (OSC 52) that copies a text to the clipboard, also over ssh. `undefined` for a text that is too long. */
export function clipboardSequence(text: string): string | undefined {
  const bytes = Buffer.from(text, "utf8");
  return bytes.length > MAX_BYTES ? undefined : `\u001b]52;c;${bytes.toString("base64")}\u0007`;
}
