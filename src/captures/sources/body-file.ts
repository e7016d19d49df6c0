import { readFileSync, realpathSync } from "node:fs";
import { dirname, isAbsolute, relative, resolve } from "node:path";
import { printableStart } from "../../events/payload/printable.ts";
import { reasonOf } from "../../failure.ts";
import { withoutNewlines } from "../import/curl-commands.ts";
import type { BodyFile } from "../import/exchange.ts";
import type { Source } from "./list-sources.ts";

/**
 * The body that a source has in a file beside it (`-d @body.json`, `< body.json`), or why it has none. Only files of the
 * source's own folder, and the folders in it, are read: a file from elsewhere must not make this program send others.
 */
export function bodyFile(
  { file, joined }: BodyFile,
  { path }: Pick<Source, "path">,
): Buffer | { readonly reason: string } {
  const name = printableStart(file, 100);
  if (path === undefined) return { reason: `its body is in the file ${name}, and standard input has no folder` };
  try {
    const folder = realpathSync(dirname(path));
    const found = realpathSync(resolve(folder, file));
    const inside = relative(folder, found);
    if (isAbsolute(inside) || /^\.\.(?:$|[/\\])/.test(inside))
      return { reason: `its body is in ${name}, outside of its folder` };
    const bytes = readFileSync(found);
    return joined ? withoutNewlines(bytes) : bytes;
  } catch (error) {
    return { reason: `its body is in the file ${name}, which cannot be read: ${reasonOf(error).split(",")[0] ?? ""}` };
  }
}
