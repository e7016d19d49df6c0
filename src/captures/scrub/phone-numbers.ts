import { parsePhoneNumberFromString } from "libphonenumber-js/core";
import metadata from "libphonenumber-js/metadata.min.json";

/** Recognises phone numbers of all countries. It has the tables of their numbers, so it is loaded late. */
export interface PhoneNumbers {
  /** The digits of a phone number without its country code and trunk prefix; `undefined` if it is not one. */
  readonly nationalNumber: (text: string) => string | undefined;
}

/** A number without a country code is Turkish. */
const HOME = "TR";

export const PHONE_NUMBERS: PhoneNumbers = {
  nationalNumber: (text) => {
    // The longest is 15 digits, with the signs between them.
    if (text.length > 60) return undefined;
    const [, digits = text] = /^\s*00(.*)$/s.exec(text) ?? [];
    const parsed = parsePhoneNumberFromString(digits === text ? text : `+${digits}`, HOME, metadata);
    if (parsed?.isValid() === true) return parsed.nationalNumber;
    // Hipcall prints numbers without their plus too: 905438856301.
    const bare = parsePhoneNumberFromString(`+${text.replaceAll(/\D/g, "")}`, metadata);
    return bare?.isValid() === true ? bare.nationalNumber : undefined;
  },
};
