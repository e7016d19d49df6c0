/** Whether Hipcall could dial it. */
export function isNumber(text: string): boolean {
  return /^\+?\d+$/.test(text);
}

/** What is worth knowing of a number that an app gives to be dialled. */
export function numberNotes(number: string): readonly string[] {
  const hasCountryCode = /^\+?[1-9]\d{9,14}$/.test(number);
  return hasCountryCode ? [] : ["the number has no country code: the documented form is 90532XXXXXX"];
}
