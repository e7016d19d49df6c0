/** How much a test does: the short form in every run, the long form with `npm run test:fuzz` or `npm run test:chaos`. */
export function effort<Value>({ short, long }: { readonly short: Value; readonly long: Value }): Value {
  return process.env["EFFORT"] === "long" ? long : short;
}
