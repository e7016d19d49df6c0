import { existsSync, readFileSync } from "node:fs";
import { dirname, join } from "node:path";
import * as z from "zod/mini";
import { parseText } from "../../events/validation/parse-body.ts";
import { allOf } from "../../language/counted.ts";
import { type Wording, said } from "../../language/said.ts";
import { startCommand } from "./file-texts.ts";
import type { Options } from "./options.ts";

const names = z.optional(z.record(z.string(), z.unknown()));
const packageSchema = z.object({ dependencies: names, devDependencies: names, scripts: names });

/** What the files need and the project does not have, each with the next step. */
export function missingParts(options: Options, folder: string): Wording[] {
  const missing: Wording[] = [];
  const wanted = ["hipcall-hooks", ...(options.test === undefined ? [] : [options.test])];
  const found = readPackage(folder);
  if (found === undefined)
    missing.push(
      said("this folder has no package.json: npm init -y && npm i -D --save-exact {wanted}", {
        wanted: wanted.join(" "),
      }),
    );
  else {
    const has = { ...found.dependencies, ...found.devDependencies };
    const absent = wanted.filter((name) => !(name in has));
    if (absent.length > 0)
      missing.push(
        said("package.json does not have {absent}: npm i -D --save-exact {packages}", {
          absent: allOf(absent),
          packages: absent.join(" "),
        }),
      );
  }
  if (options.ci === undefined) return missing;
  if (startCommand(options) === "npm start" && found?.scripts?.["start"] === undefined)
    missing.push(said('the workflow runs npm start, but package.json has no script "start": add it, or give --exec'));
  if (!existsSync(join(folder, "package-lock.json")))
    missing.push(said("the workflow runs npm ci, which needs package-lock.json: npm install writes it"));
  if (!existsSync(join(folder, ".git")) && isBelowGit(dirname(folder)))
    missing.push(
      said("GitHub reads workflows only in the top folder of the repository: run init there, or move .github"),
    );
  return missing;
}

function readPackage(folder: string): z.infer<typeof packageSchema> | undefined {
  try {
    const parsed = parseText(readFileSync(join(folder, "package.json"), "utf8"));
    return parsed.kind === "not_json" ? undefined : (packageSchema.safeParse(parsed.value).data ?? {});
  } catch {
    return undefined;
  }
}

function isBelowGit(folder: string): boolean {
  if (existsSync(join(folder, ".git"))) return true;
  return dirname(folder) !== folder && isBelowGit(dirname(folder));
}
