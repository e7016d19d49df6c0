/** How much a test does: some of it in every run, all of it when asked for (`npm run test:fuzz`, `npm run test:chaos`). */
export function effort<Value>({ short, long }: { readonly short: Value; readonly long: Value }): Value {
  return process.env["EFFORT"] === "long" ? long : short;
}
