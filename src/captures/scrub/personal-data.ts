/** An e-mail address. The limits on the lengths keep the search fast in a long text. */
export const EMAIL = /[^\s@"'<>]{1,64}@[^\s@"'<>]{1,255}\.[^\s@"'<>]+/g;
/** IPv4. A version number with four parts matches too. */
export const IP_ADDRESS = /(?<!\w|\w\.)\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\w)/g;

/** The kind of personal data, from the key of a value. `custom`: fields that customers define; any of them may be personal. */
export type PersonalKind = "name" | "text" | "phone" | "url" | "token" | "custom";

/** The keys of the payloads of both formats, and of the records of Hipcall's API. */
const KINDS: readonly (readonly [PersonalKind, RegExp])[] = [
  ["custom", /^custom_fields$|(^|_)birth/i],
  ["phone", /(^|_)(number|phone|mobile|gsm|msisdn|fax|tel|caller|callee)s?$/i],
  ["url", /(^|_)(url|website|link)s?$/i],
  ["token", /(^|_)(token|secret|password|pin|signature|credential|api_?key)s?$/i],
  ["name", /(^|_|user)names?$/i],
  [
    "text",
    /(^|_)(email|mail|title|description|note|comment|subject|message|text|address|city|company|sector|identity|external_id)s?$/i,
  ],
];

/** The kind of the value of a key; `undefined` if the key does not say that it is personal. */
export function personalKind(key: string): PersonalKind | undefined {
  // The response of an app may use `phoneNumber`.
  const words = key.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, "_");
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** An object or an array, and the kind that its own key says. */
export interface JsonContainer {
  readonly isObject: boolean;
  readonly kind: PersonalKind | undefined;
}

/** The kind of the value at a key or an index. The items of an array have the kind of the array; everything inside a custom field is custom. */
export function kindOfValue({ isObject, kind }: JsonContainer, key: string): PersonalKind | undefined {
  return isObject && kind !== "custom" ? personalKind(key) : kind;
}
