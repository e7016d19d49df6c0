import { issueWording } from "../../events/validation/said-issue.ts";
import { existsSync, readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import * as z from "zod/mini";
import { nearest } from "../../events/payload/nearest.ts";
import { parseText } from "../../events/validation/parse-body.ts";
import { withoutComments } from "../../events/payload/json-comments.ts";
import { valueAt } from "../../events/payload/payload-path.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { describeValue, isJsonObject } from "../../events/payload/values.ts";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import { type Said, said } from "../../language/said.ts";

const CONFIG_FILE = "hipcall-hooks.config.json";

const value = z.union([z.string(), z.number(), z.boolean()]);
const options = z.record(z.string(), z.union([value, z.array(value)]));

/** More options or values than any file has. zod would collect an issue for each wrong one, and a million fill the memory. */
const section = z.pipe(z.custom<Record<string, unknown>>(isShort), options);

/** Each section has the options of one command. The other keys are options of all commands. */
const configSchema = z.strictObject({
  $schema: z.optional(z.string()),
  target: z.optional(z.string()),
  output: z.optional(z.string()),
  lang: z.optional(z.string()),
  color: z.optional(z.boolean()),
  listen: z.optional(section),
  send: z.optional(section),
  replay: z.optional(section),
  validate: z.optional(section),
  ask: z.optional(section),
  doctor: z.optional(section),
  init: z.optional(section),
  events: z.optional(section),
  captures: z.optional(section),
});

function isShort(candidate: unknown): boolean {
  if (!isJsonObject(candidate)) return false;
  const values = Object.values(candidate);
  return values.length <= 1000 && values.every((each) => !Array.isArray(each) || each.length <= 1000);
}

type ConfigValues = z.infer<typeof configSchema>;

export interface Config {
  /** For messages. */
  readonly path: string;
  readonly values: ConfigValues;
}

/**
 * Reads the config file that the user named. Without a name it reads the nearest one in `cwd` and the folders above;
 * `undefined` when there is none. Throws `Failure` (`input`).
 */
export function loadConfig(named: string | undefined, cwd: string): Config | undefined {
  const path = named === undefined ? findUpwards(cwd) : resolve(cwd, named);
  if (path === undefined) return undefined;
  if (named === undefined) refuseUntrusted(path, cwd);
  return { path, values: parseConfig(readConfig(path), path) };
}

function findUpwards(folder: string): string | undefined {
  const path = join(folder, CONFIG_FILE);
  if (existsSync(path)) return path;
  const parent = dirname(folder);
  return parent === folder ? undefined : findUpwards(parent);
}

/** The file says where events are sent and what `exec` runs. In a shared folder, such as /tmp, any user can create one. */
function refuseUntrusted(path: string, cwd: string): void {
  const owners = { file: statSync(path).uid, folder: statSync(cwd).uid, user: userId() };
  if (isTrusted(owners)) return;
  throw new Failure("input", said("{path} belongs to another user and is not read", { path }), {
    hint: said("if you trust it, name it: --config {path}", { path }),
  });
}

/**
 * Whether to read a config file that the user did not name. Takes the user ids of the owner of the file, the owner of the
 * working folder, and the user who runs the program. The owner of the folder can change every file in it anyway.
 */
export function isTrusted({ file, folder, user }: { file: number; folder: number; user: number | undefined }): boolean {
  // On Windows every id is -1.
  return user === -1 || file === user || file === folder || file === 0;
}

function userId(): number | undefined {
  try {
    return userInfo().uid;
  } catch {
    // In a container the user can be unknown to the system.
    return undefined;
  }
}

function readConfig(path: string): string {
  try {
    return readFileSync(path, "utf8");
  } catch (error) {
    const missing = systemErrorCode(error) === "ENOENT";
    throw new Failure(
      "input",
      missing
        ? said("config file not found: {path}", { path })
        : said("cannot read the config file {path}: {reason}", { path, reason: reasonOf(error) }),
      { hint: said("name an existing file with --config, or omit the option"), cause: error },
    );
  }
}

function parseConfig(text: string, path: string): ConfigValues {
  const parsed = parseText(withoutComments(text), said("the config file"));
  if (parsed.kind === "not_json")
    throw new Failure("input", said("{file}: {problem}", { file: path, problem: issueWording(parsed.issue).message }));
  const checked = configSchema.safeParse(parsed.value);
  if (checked.success) return checked.data;
  const [issue] = checked.error.issues;
  if (issue?.code === "unrecognized_keys") throw unknownKey(issue.keys[0] ?? "", path);
  throw wrongForm(issue?.path.map(String) ?? [], parsed.value, path);
}

/** What the values of the config file look like. Every other key is a section. */
const FORMS: Readonly<Record<string, { readonly wanted: Said; readonly example: string }>> = {
  "": { wanted: said("an object"), example: '{"target": "http://localhost:3000/hooks"}' },
  target: { wanted: said("a string"), example: '{"target": "http://localhost:3000/hooks"}' },
  output: { wanted: said("a string"), example: '{"output": "json"}' },
  lang: { wanted: said("a string"), example: '{"lang": "tr"}' },
  color: { wanted: said("true or false"), example: '{"color": false}' },
  $schema: { wanted: said("a string"), example: '{"$schema": "./schema.json"}' },
};

function wrongForm(keys: readonly string[], file: unknown, path: string): Failure {
  const [key = "", option] = keys;
  const shown = keys.slice(0, 2);
  const { wanted, example } = FORMS[key] ?? sectionForm(key, option);
  const name = key === "" ? said("the file") : printableStart(shown.join("."), 80);
  return new Failure(
    "input",
    said("{path}: {name} must be {wanted} (got {value})", {
      path,
      name,
      wanted,
      value: describeValue(valueAt(file, shown)),
    }),
    {
      hint: said("example: {example}", { example }),
    },
  );
}

function sectionForm(key: string, option: string | undefined): { wanted: Said; example: string } {
  if (option === undefined)
    return {
      wanted: said("an object of options, at most 1,000, each with at most 1,000 values"),
      example: `{"${key}": {"json": true}}`,
    };
  return {
    wanted: said("a string, a number, true, false, or a list of these"),
    example: '{"listen": {"port": 4700, "only": ["call_*"]}}',
  };
}

function unknownKey(key: string, path: string): Failure {
  const known = Object.keys(configSchema.shape);
  const suggestion = nearest(key, known);
  return new Failure("input", said('{path}: unknown key "{key}"', { path, key }), {
    hint:
      suggestion === undefined
        ? said("known keys: {known}", { known: known.join(", ") })
        : said("did you mean {meant}?", { meant: suggestion }),
  });
}
