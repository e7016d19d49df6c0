// `import "hipcall-hooks/vitest"` adds the matchers to vitest's `expect`.
import { expect } from "vitest";
import { type HipcallMatchers, matchers } from "./library/matchers/matchers.ts";

declare module "vitest" {
  // eslint-disable-next-line typescript/no-explicit-any -- must be the same as vitest's own declaration
  interface Matchers<T = any> extends HipcallMatchers<T> {}
}

expect.extend(matchers);

export { matchers };
