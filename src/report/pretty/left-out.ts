import type { Theme } from "../text/theme.ts";
import { counted } from "../text/units.ts";

interface LeftOut {
  readonly skippedLines: number;
  readonly unreadableSources: number;
}

/** What could not be read of the sources, for the last line of a command; nothing when all was read. */
export function leftOutTexts({ skippedLines, unreadableSources }: LeftOut, theme: Theme): string[] {
  return [...skippedTexts(skippedLines, theme), ...unreadTexts(unreadableSources, theme)];
}

/** `2 lines skipped` */
function skippedTexts(skippedLines: number, { warn, language }: Theme): string[] {
  const lines = counted(skippedLines, "line", language);
  return skippedLines > 0 ? [warn(language.say("{lines} skipped", { lines }))] : [];
}

/** `1 file could not be read` */
export function unreadTexts(unreadableSources: number, { bad, language }: Theme): string[] {
  const files = counted(unreadableSources, "file", language);
  return unreadableSources > 0 ? [bad(language.say("{files} could not be read", { files }))] : [];
}
