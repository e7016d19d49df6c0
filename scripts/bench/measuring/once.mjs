/** Rows that show two sides of one measurement share it. */
export function once(measure) {
  let measured;
  return () => (measured ??= measure());
}
