/// <reference types="expect" preserve="true" />
// `import "hipcall-hooks/jest"` adds the matchers to jest's `expect`.
import { type HipcallMatchers, matchers } from "./library/matchers/matchers.ts";

declare global {
  // eslint-disable-next-line typescript/no-namespace -- the name that @types/jest has
  namespace jest {
    // eslint-disable-next-line typescript/no-unused-vars -- must be the same as the declaration of @types/jest
    interface Matchers<R, T = {}> extends HipcallMatchers<R> {}
  }
}

declare module "expect" {
  interface Matchers<R extends void | Promise<void>, T = unknown> extends HipcallMatchers<R> {}
}

const { expect } = globalThis as { expect?: { readonly extend?: (added: typeof matchers) => void } };
expect?.extend?.(matchers);

export { matchers };
