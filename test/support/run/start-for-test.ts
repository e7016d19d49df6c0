import { TestRunner, onTestFinished } from "vitest";

/** Finished tests. The code of a test that timed out may still run, but it must not start anything. */
const finished = new WeakSet();

/**
 * Starts something that is disposed of at the end of the running test. `await using` is not enough: a test that times out
 * never leaves its scopes.
 */
export function startForTest<Thing extends AsyncDisposable>(start: () => Thing): Thing {
  const test = TestRunner.getCurrentTest();
  if (test === undefined || finished.has(test)) throw new Error("no test is running");
  let started: Thing | undefined;
  onTestFinished(() => {
    finished.add(test);
    return started?.[Symbol.asyncDispose]();
  });
  started = start();
  return started;
}
