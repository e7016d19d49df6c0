/** Most terminals refuse a longer one. Bytes. */
const MOST_BYTES = 75_000;

/** The sequence (OSC 52) that has a terminal put a text on the clipboard, over ssh too; `undefined` when it is too long. */
export function clipboardSequence(text: string): string | undefined {
  const bytes = Buffer.from(text, "utf8");
  return bytes.length > MOST_BYTES ? undefined : `\u001b]52;c;${bytes.toString("base64")}\u0007`;
}
