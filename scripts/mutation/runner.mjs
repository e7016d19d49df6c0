import { appendFileSync, readFileSync, writeFileSync } from "node:fs";
import { startTests } from "vitest/internal/browser";
import { TestRunner } from "vitest";

const { mutants, results, current } = JSON.parse(readFileSync(process.env.MUTATION_PLAN, "utf8"));

/** The slow tests of a file run after the fast ones. CPU time. */
const SLOW_MS = 30;
/** The time limit of a test. A test above it counts as failed. */
const LONGEST_MS = 20_000;

/** The state of the switches in the sources: the active mutant and the counts. */
const switches = (globalThis.__stryker__ ??= {});
/** The mutants that run while their file is loaded. */
let whileLoading;
/** The mutants that each test file reaches. */
const seen = [];

/** First runs all test files without a mutant, to see which test reaches which mutant. Then runs these tests for each mutant, the fastest file first. */
export default class MutationRunner extends TestRunner {
  #loadingMs = 0;
  #began = new Map();
  #cpuMs = new Map();
  #broken = false;
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
    this.#loadingMs = cpuMs();
  }

  onBeforeRunFiles() {
    this.#loadingMs = cpuMs() - this.#loadingMs;
  }

  onCollectStart(file) {
    switches.mutantCoverage = { static: {}, perTest: {} };
    super.onCollectStart(file);
  }

  onBeforeTryTask(test) {
    switches.currentTestId = test.id;
    this.#began.set(test.id, cpuMs());
    super.onBeforeTryTask(test);
  }

  onAfterRunTask(test) {
    switches.currentTestId = undefined;
    this.#cpuMs.set(test.id, cpuMs() - (this.#began.get(test.id) ?? cpuMs()));
    super.onAfterRunTask(test);
  }

  async onAfterRunFiles([file]) {
    super.onAfterRunFiles();
    const tests = testsOf(file).filter(({ mode }) => mode === "run");
    const broken = tests.find(({ result }) => result?.state === "fail");
    if (file.result?.state === "fail" || broken !== undefined) {
      this.#broken = true;
      tell({ broken: `${file.name}: ${broken?.name ?? "its beginning"}` });
    }
    const ids = tests.map(({ id }) => id);
    const loaded = loadedModules(this.workerState);
    seen.push({ file, ids, loaded, loadingMs: this.#loadingMs, ...switches.mutantCoverage });
    if (seen.length < this.workerState.ctx.files.length) return;
    // If a test fails without a mutant, the results mean nothing.
    if (!this.#broken) for (const mutant of mutants) await this.#try(mutant);
  }

  async #try(mutant) {
    const reaches = seen.flatMap((from) => this.#reaches(mutant, from)).filter(({ testIds }) => testIds.length > 0);
    if (reaches.length === 0) return;
    for (const reach of reaches.toSorted((a, b) => a.cpuMs - b.cpuMs)) {
      const by = await this.#killer(mutant, reach);
      if (by === undefined) continue;
      tell({ key: mutant.key, status: "killed", by });
      return;
    }
    tell({ key: mutant.key, status: "survived" });
  }

  /** The tests of a file that reach a mutant, and their CPU time. */
  #reaches({ id, fileName, remembers }, { file, ids, loaded, loadingMs, static: collecting, perTest }) {
    const reloads = (remembers || whileLoading.has(id)) && loaded.has(fileName);
    const all = reloads || id in collecting ? ids : ids.filter((test) => perTest[test]?.[id] > 0);
    const hits = Math.max(0, ...all.map((test) => perTest[test]?.[id] ?? 0));
    const took = (test) => this.#cpuMs.get(test);
    const quick = all.filter((test) => took(test) <= SLOW_MS);
    // Almost every test reaches code that runs while its file is loaded. So for such mutants only the fast tests run.
    const slow = reloads ? [] : all.filter((test) => took(test) > SLOW_MS);
    return [quick, slow].map((testIds) => {
      const cost = testIds.reduce((sum, test) => sum + took(test), reloads ? loadingMs : 0);
      return { file, reloads, testIds, hits, cpuMs: cost };
    });
  }

  /** The test that fails with this mutant. */
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

/** Reports nothing to vitest, and stops at the first test that fails. */
class SilentRunner extends TestRunner {
  onBeforeTryTask(test) {
    switches.hitCount = 0;
    super.onBeforeTryTask(test);
  }

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
  const nodes = [...evaluatedModules.idToModuleMap.values()];
  return new Set(nodes.filter(({ evaluated }) => evaluated).map(({ file }) => file));
}

/** Makes vitest evaluate these modules again at their next import. Keeps their code. */
function forgetModules({ evaluatedModules }, which = isOurs) {
  for (const node of evaluatedModules.idToModuleMap.values()) {
    if (!which(node.file)) continue;
    node.promise = undefined;
    node.exports = undefined;
    node.evaluated = false;
    node.importers.clear();
  }
}

function isOurs(path) {
  return /\/(src|test|samples)\//.test(path) && !path.includes("/node_modules/");
}
