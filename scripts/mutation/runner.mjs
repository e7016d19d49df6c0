import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { startTests } from "vitest/internal/browser";
import { TestRunner } from "vitest";

const { mutants, results, current, slowTests } = JSON.parse(readFileSync(process.env.MUTATION_PLAN, "utf8"));

/** Tests that take longer than this are kept for the mutants that all others let live. CPU time. */
const SLOW_MS = 200;
/** A mutant that waits for so long waits for what never comes. */
const LONGEST_MS = 20_000;

/** What the switches in the sources read and count. */
const switches = (globalThis.__stryker__ ??= {});
const remaining = new Map(mutants.map((mutant) => [mutant.id, mutant]));
/** The mutants that already act while their file is loaded. */
let whileLoading;

/** Runs each test file once as it is, to see which test reaches which mutant, then again for each of these mutants. */
export default class MutationRunner extends TestRunner {
  #cpuMs = new Map();
  #repeated;

  async onBeforeCollect() {
    if (whileLoading === undefined) {
      writeFileSync(current, "");
      switches.currentTestId = "loading";
      for (const file of new Set(mutants.map(({ fileName }) => fileName))) await this.moduleRunner.import(file);
      whileLoading = new Set(Object.keys(switches.mutantCoverage?.perTest.loading ?? {}));
    }
    switches.currentTestId = undefined;
    forgetModules(this.workerState);
  }

  onCollectStart(file) {
    switches.mutantCoverage = { static: {}, perTest: {} };
    super.onCollectStart(file);
  }

  onBeforeTryTask(test) {
    switches.currentTestId = test.id;
    this.#cpuMs.set(test.id, cpuMs());
    super.onBeforeTryTask(test);
  }

  onAfterRunTask(test) {
    switches.currentTestId = undefined;
    this.#cpuMs.set(test.id, cpuMs() - (this.#cpuMs.get(test.id) ?? cpuMs()));
    super.onAfterRunTask(test);
  }

  async onAfterRunFiles([file]) {
    super.onAfterRunFiles();
    const tests = testsOf(file);
    const broken = tests.find(({ result }) => result?.state === "fail");
    if (file.result?.state === "fail" || broken !== undefined) {
      tell({ broken: `${file.name}: ${broken?.name ?? "its beginning"}` });
      return;
    }
    const { static: collecting, perTest } = switches.mutantCoverage;
    const loaded = loadedModules(this.workerState);
    const wanted = tests.filter(({ id, mode }) => mode === "run" && this.#cpuMs.get(id) > SLOW_MS === slowTests);
    for (const mutant of remaining.values()) {
      const reloads = whileLoading.has(mutant.id) && loaded.has(mutant.fileName);
      const reach = wanted.filter(({ id }) => reloads || mutant.id in collecting || perTest[id]?.[mutant.id] > 0);
      if (reach.length === 0) continue;
      const hits = Object.values(perTest).reduce((sum, counts) => sum + (counts[mutant.id] ?? 0), 0);
      const by = await this.#killer(mutant, { file, reloads, hits, testIds: reach.map(({ id }) => id) });
      if (by !== undefined) remaining.delete(mutant.id);
      tell({ key: mutant.key, status: by === undefined ? "survived" : "killed", by });
    }
  }

  /** The test that fails when the mutant is on. */
  async #killer({ id, key }, { file, reloads, hits, testIds }) {
    writeFileSync(current, key);
    const runner = (this.#repeated ??= this.#silentRunner());
    runner.cancelRun = false;
    if (reloads) forgetModules(this.workerState);
    else forgetModules(this.workerState, (path) => path === file.filepath);
    Object.assign(switches, { activeMutant: id, hitCount: 0, hitLimit: 1000 + 100 * hits });
    try {
      const [again] = await startTests([{ filepath: file.filepath, testIds }], runner);
      if (again.result?.state !== "fail") return undefined;
      const failed = testsOf(again).find(({ result }) => result?.state === "fail");
      return `${file.name}: ${failed?.name ?? "its beginning"}`;
    } finally {
      Object.assign(switches, { activeMutant: undefined, hitCount: undefined, hitLimit: undefined });
      if (reloads) forgetModules(this.workerState);
    }
  }

  #silentRunner() {
    const runner = new SilentRunner({ ...this.config, testTimeout: LONGEST_MS });
    runner.moduleRunner = this.moduleRunner;
    runner.__setTraces(this._otel);
    return runner;
  }
}

/** Tells vitest nothing, and stops at the first test that fails. */
class SilentRunner extends TestRunner {
  onAfterRunTask(test) {
    if (test.result?.state === "fail") this.cancelRun = true;
    super.onAfterRunTask(test);
  }

  async onAfterRunSuite(suite) {
    if ("filepath" in suite) await this.snapshotClient.finish(suite.file.filepath);
  }
}

function testsOf({ tasks }) {
  return tasks.flatMap((task) => (task.type === "suite" ? testsOf(task) : [task]));
}

function tell(result) {
  appendFileSync(results, `${JSON.stringify(result)}\n`);
}

function cpuMs() {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1000;
}

function loadedModules({ evaluatedModules }) {
  return new Set(
    [...evaluatedModules.idToModuleMap.values()].filter(({ evaluated }) => evaluated).map(({ file }) => file),
  );
}

/** So that they are evaluated again at their next import; their code is kept. */
function forgetModules(
  { evaluatedModules },
  which = (path) => /\/(src|test|samples)\//.test(path) && !path.includes("/node_modules/"),
) {
  for (const node of evaluatedModules.idToModuleMap.values()) {
    if (!which(node.file)) continue;
    node.promise = undefined;
    node.exports = undefined;
    node.evaluated = false;
    node.importers.clear();
  }
}
