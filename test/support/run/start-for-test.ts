import { TestRunner, onTestFinished } from "vitest";

/** Tests that are over, though some that ran out of time still go on: these may start nothing more. */
const over = new WeakSet();

/**
 * Starts what must not outlive the test that is running. A test that runs out of time never leaves its scopes, so that
 * `await using` alone would let it go on.
 */
export function startForTest<Thing extends AsyncDisposable>(start: () => Thing): Thing {
  const test = TestRunner.getCurrentTest();
  if (test === undefined || over.has(test)) throw new Error("there is no test that this could end with");
  let started: Thing | undefined;
  onTestFinished(() => {
    over.add(test);
    return started?.[Symbol.asyncDispose]();
  });
  started = start();
  return started;
}
