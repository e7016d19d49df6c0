import { type Said, said } from "../../language/said.ts";

/** Whether Hipcall could dial it. */
export function isNumber(text: string): boolean {
  return /^\+?\d+$/.test(text);
}

/** Why Hipcall could not. */
export function noNumber(path: string, text: string): Said {
  return said("{path} is {found}, expected {expected}", {
    path,
    found: JSON.stringify(text),
    expected: said("the digits of a number"),
  });
}

/** What is worth knowing of a number that an app gives to be dialled. */
export function numberNotes(number: string): readonly Said[] {
  const hasCountryCode = /^\+?[1-9]\d{9,14}$/.test(number);
  return hasCountryCode ? [] : [said("the number has no country code: the documented form is 90532XXXXXX")];
}
