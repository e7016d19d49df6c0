/** Characters that XML 1.0 forbids, even as a character reference (https://www.w3.org/TR/xml/#charsets). */
const ILLEGAL = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffe\uffff]|\p{Surrogate}/gu;

/** Text for an attribute or an element of XML 1.0. A forbidden character is written `\uXXXX`. */
export function xmlText(text: string): string {
  return text
    .replace(ILLEGAL, (character) => `\\u${character.charCodeAt(0).toString(16).padStart(4, "0")}`)
    .replaceAll("&", "&amp;")
    .replaceAll("<", "&lt;")
    .replaceAll(">", "&gt;")
    .replaceAll('"', "&quot;");
}
