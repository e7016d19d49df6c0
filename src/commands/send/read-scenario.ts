import { unreadable } from "../../captures/sources/unreadable.ts";
import { said } from "../../language/said.ts";
import { issueWording } from "../../events/validation/said-issue.ts";
import { readFile } from "node:fs/promises";
import { resolve } from "node:path";
import type { Context } from "../../context.ts";
import { parseText } from "../../events/validation/parse-body.ts";
import { printableStart } from "../../events/payload/printable.ts";
import { type Scenario, parseScenario } from "../../events/scenarios/scenario.ts";
import { findScenario } from "../../events/scenarios/scenarios.ts";
import { Failure } from "../../failure.ts";

/** The scenario with this name, or in this file. Throws `Failure` (`usage` for a name, `input` for a file). */
export async function scenarioFor(nameOrFile: string, { cwd }: Pick<Context, "cwd">): Promise<Scenario> {
  const found = findScenario(nameOrFile);
  if (found.kind === "found") return found.scenario;
  if (/[./\\]/.test(nameOrFile)) return readScenario(nameOrFile, cwd);
  throw unknownScenario(nameOrFile, found.nearest);
}

/** The error for a name that no scenario has. */
export function unknownScenario(name: string, nearestName: string | undefined): Failure {
  return new Failure("usage", said('unknown scenario "{name}"', { name: printableStart(name, 60) }), {
    hint:
      nearestName === undefined
        ? said("see all scenarios: hipcall-hooks events scenarios; a scenario file needs its ending: mine.json")
        : said("did you mean {meant}?", { meant: nearestName }),
  });
}

async function readScenario(file: string, cwd: string): Promise<Scenario> {
  const text = await textOf(file, cwd);
  const parsed = parseText(text, said("the scenario"));
  if (parsed.kind === "not_json")
    throw new Failure("input", said("{file}: {problem}", { file, problem: issueWording(parsed.issue).message }), {
      hint: HINT,
    });
  const scenario = parseScenario(parsed.value, text);
  if (scenario.kind === "scenario") return scenario.scenario;
  const where = scenario.path === "" ? "the scenario" : scenario.path;
  throw new Failure("input", `${file}: ${printableStart(where, 200)} ${scenario.reason}`, {
    hint: scenario.hint ?? HINT,
  });
}

const HINT = said("start from a copy: hipcall-hooks events scenarios voicemail > mine.json");

async function textOf(file: string, cwd: string): Promise<string> {
  try {
    return await readFile(resolve(cwd, file), "utf8");
  } catch (error) {
    throw unreadable(
      file,
      error,
      said("give --scenario a scenario file, or a name that `hipcall-hooks events scenarios` shows"),
    );
  }
}
