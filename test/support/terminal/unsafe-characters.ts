/** Whether a text has characters that move the cursor, colour, hide or reorder text. Independent of the program's own escaping. */
export function hasUnsafeCharacters(text: string): boolean {
  return Array.from(text).some(
    (character) =>
      /\p{Cc}|\p{Zl}|\p{Zp}|\p{Cs}|\p{Bidi_Control}/u.test(character) ||
      /[\u00ad\u180e\u200b-\u200d\u2060-\u206f\ufeff\ufff9-\ufffb\u{e0000}-\u{e007f}]/u.test(character),
  );
}
