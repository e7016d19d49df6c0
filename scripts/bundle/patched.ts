import type { Plugin } from "rolldown";

/** What stands in the code, and what shall stand there. A text is replaced once, a regular expression as it says. */
export type Change = readonly [old: string | RegExp, now: string | ((...found: string[]) => string)];

/** Changes a file of a library. Stops the build when it is no longer as it was looked at. */
export function patched(name: string, id: RegExp, changes: readonly Change[]): Plugin {
  const handler = (code: string, file: string): string => {
    return changes.reduce((before, [old, now]) => {
      const after = before.replace(old, typeof now === "string" ? () => now : now);
      if (after === before) throw new Error(`${file} is no longer what it was: there is no ${String(old)}`);
      return after;
    }, code);
  };
  return { name, transform: { filter: { id }, handler } };
}
