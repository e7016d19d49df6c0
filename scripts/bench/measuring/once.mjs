/** Measures once, for several rows that show parts of one measurement. */
export function once(measure) {
  let measured;
  return () => (measured ??= measure());
}
