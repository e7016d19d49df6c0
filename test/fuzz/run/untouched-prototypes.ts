const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Buffer.prototype];

/** When disposed, throws if a built-in prototype has changed since the call. */
export function untouchedPrototypes(): Disposable {
  const before = snapshot();
  return {
    [Symbol.dispose]: () => {
      const after = snapshot();
      if (after !== before) throw new Error(`a prototype has changed: ${after}`);
    },
  };
}

/** Throws if a plain object has inherited a new key. Fast enough to run for each case. */
export function checkPlainObject(): void {
  for (const key in {}) throw new Error(`every object now has ${key}`);
}

function snapshot(): string {
  return JSON.stringify(PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).map(String)));
}
