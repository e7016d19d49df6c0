import { existsSync, readFileSync, statSync } from "node:fs";
import { userInfo } from "node:os";
import { dirname, join, resolve } from "node:path";
import { nearest } from "../../events/payload/nearest.ts";
import { parseText } from "../../events/validation/parse-body.ts";
import { isJsonObject } from "../../events/payload/values.ts";
import { Failure, reasonOf, systemErrorCode } from "../../failure.ts";
import { type ConfigValues, configSchema } from "./config-schema.ts";

const CONFIG_FILE = "hipcall-hooks.config.json";

/** A config file that was found and is well-formed; `path` is for messages. */
export interface Config {
  readonly path: string;
  readonly values: ConfigValues;
}

/** Reads the file that was named, or the nearest one from `cwd` upwards; `undefined` when there is none. Throws `Failure` (`input`). */
export function loadConfig(named: string | undefined, cwd: string): Config | undefined {
  const path = named === undefined ? findUpwards(cwd) : resolve(cwd, named);
  if (path === undefined) return undefined;
  if (named === undefined) refuseStrangers(path, cwd);
  return { path, values: parseConfig(readConfig(path), path) };
}

function findUpwards(folder: string): string | undefined {
  const path = join(folder, CONFIG_FILE);
  if (existsSync(path)) return path;
  const above = dirname(folder);
  return above === folder ? undefined : findUpwards(above);
}

/** A file that is found decides where events go and what `exec` runs: in a folder for all, such as /tmp, anybody can put one. */
function refuseStrangers(path: string, cwd: string): void {
  const owners = { file: statSync(path).uid, folder: statSync(cwd).uid, user: ownId() };
  if (isTrusted(owners)) return;
  throw new Failure("input", `${path} belongs to another user of this machine, and is not read`, {
    hint: `if you trust it, name it: --config ${path}`,
  });
}

/**
 * Whether a config file that was found is one to follow, by the ids of who owns it, who owns the folder that the program runs in, and who runs it.
 * Whoever owns the folder can change all that is in it anyway.
 */
export function isTrusted({ file, folder, user }: { file: number; folder: number; user: number | undefined }): boolean {
  // Windows has no such ids.
  return user === -1 || file === user || file === folder || file === 0;
}

function ownId(): number | undefined {
  try {
    return userInfo().uid;
  } catch {
    // A container may run us as a user that its system does not know.
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
      missing ? `there is no config file ${path}` : `cannot read the config file ${path}: ${reasonOf(error)}`,
      {
        hint: "name an existing file with --config, or leave it out",
        cause: error,
      },
    );
  }
}

function parseConfig(text: string, path: string): ConfigValues {
  const parsed = parseText(text);
  if (parsed.kind === "not_json")
    throw new Failure("input", `${path}: ${parsed.issue.message.replace("the body", "the config file")}`);
  const checked = configSchema.safeParse(parsed.value);
  if (checked.success) return checked.data;
  const [first] = checked.error.issues;
  if (first?.code === "unrecognized_keys") throw unknownKey(first.keys[0] ?? "", path);
  const where = first?.path.join(".") ?? "";
  throw new Failure("input", `${path}: ${where === "" ? "the file" : where} has the wrong form`, {
    hint: isJsonObject(parsed.value)
      ? 'a section is an object of options, like {"listen": {"port": 4700}}'
      : 'the file is one object, like {"target": "http://localhost:3000/hooks"}',
  });
}

function unknownKey(key: string, path: string): Failure {
  const known = Object.keys(configSchema.shape);
  const meant = nearest(key, known);
  return new Failure("input", `${path}: unknown key ${key}`, {
    hint: meant === undefined ? `known are ${known.join(", ")}` : `did you mean ${meant}?`,
  });
}
