import { TYPE_FILES, TYPE_LANGUAGES } from "../../src/events/documents/type-files.ts";
import { typesIn } from "./other-languages.ts";
import { typescriptTypes } from "./typescript.ts";

interface TypesFile {
  readonly fileName: string;
  readonly source: string;
}

/** The types of the events in each language, by the file of the package that has them. */
export async function typesFiles(): Promise<readonly TypesFile[]> {
  const files: TypesFile[] = [{ fileName: `types/${TYPE_FILES.ts}`, source: await typescriptTypes() }];
  for (const language of TYPE_LANGUAGES) {
    if (language === "ts") continue;
    files.push({ fileName: `types/${TYPE_FILES[language]}`, source: await typesIn(language) });
  }
  return files;
}
