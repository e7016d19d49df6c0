import { unreadable } from "../../captures/sources/unreadable.ts";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import * as z from "zod/mini";
import type { Context } from "../../context.ts";
import { parseText } from "../../events/validation/parse-body.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import type { Options } from "./options.ts";

/** The digits that the caller types when an answer asks for them; `undefined` when there are none left. */
export type TypedDigits = (variable: string) => string | undefined;

const scriptSchema = z.union([z.array(z.string()), z.record(z.string(), z.string())]);

/** Reads `--digits` or `--script`. Throws `Failure` (`input`). */
export async function typedDigits({ digits, script }: Options, context: Context): Promise<TypedDigits> {
  if (script === undefined) return () => digits;
  const read = await readScript(script, context);
  if (!Array.isArray(read)) return (variable) => (Object.hasOwn(read, variable) ? read[variable] : undefined);
  const left = read.values();
  return () => {
    const { value } = left.next();
    return value;
  };
}

async function readScript(file: string, { cwd }: Context): Promise<z.infer<typeof scriptSchema>> {
  const text = await readFile(resolve(cwd, file), "utf8").catch((error: unknown) => {
    throw unreadable(file, error, said('give --script a JSON file, such as ["1234"]'));
  });
  const parsed = parseText(text);
  const checked = scriptSchema.safeParse(parsed.kind === "not_json" ? undefined : parsed.value);
  if (checked.success) return checked.data;
  throw new Failure("input", said("{file} is not a script of digits", { file }), {
    hint: said('it is JSON: a list such as ["1234","2"], or an object such as {"pin":"1234"}; each value is a string'),
  });
}
