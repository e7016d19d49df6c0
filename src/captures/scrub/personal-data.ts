/** With the lengths that an address can have: without them a long text takes hours. */
export const EMAIL = /[^\s@"'<>]{1,64}@[^\s@"'<>]{1,255}\.[^\s@"'<>]+/g;
/** IPv4. A version of four parts looks the same. */
export const IP_ADDRESS = /(?<!\w|\w\.)\d{1,3}(?:\.\d{1,3}){3}(?!\w|\.\w)/g;

/** What a value is, by its key. `custom`: what customers define themselves, of which all may be personal. */
export type PersonalKind = "name" | "text" | "phone" | "url" | "token" | "custom";

/** The keys of the payloads of both formats, and of the API's records. */
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

/** What a key says of its value; `undefined` when it says nothing of the kind. */
export function personalKind(key: string): PersonalKind | undefined {
  // An app's answers may have `phoneNumber`.
  const words = key.replaceAll(/(?<=[a-z\d])(?=[A-Z])/g, "_");
  return KINDS.find(([, pattern]) => pattern.test(words))?.[0];
}

/** What the values of an object or a list are taken for: `of` is what the key of the whole says. */
export interface JsonContainer {
  readonly isObject: boolean;
  readonly kind: PersonalKind | undefined;
}

/** What the value at a key, or at an index, of a container is. A list is of what its key says; below customers' own fields all is theirs. */
export function kindOfValue({ isObject, kind }: JsonContainer, key: string): PersonalKind | undefined {
  return isObject && kind !== "custom" ? personalKind(key) : kind;
}
