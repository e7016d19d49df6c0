const PROTOTYPES = [Object.prototype, Array.prototype, Function.prototype, String.prototype, Buffer.prototype];

/** At its disposal, throws if any prototype that all share has been changed since. */
export function untouchedPrototypes(): Disposable {
  const before = snapshot();
  return {
    [Symbol.dispose]: () => {
      const after = snapshot();
      if (after !== before) throw new Error(`a prototype was changed: ${after}`);
    },
  };
}

/** Throws when a plain object has got something that it should not have. Cheap enough for each case. */
export function checkPlainObject(): void {
  for (const key in {}) throw new Error(`every object has got ${key}`);
}

function snapshot(): string {
  return JSON.stringify(PROTOTYPES.map((prototype) => Reflect.ownKeys(prototype).map(String)));
}
