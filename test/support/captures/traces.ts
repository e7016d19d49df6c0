/**
 * The texts in JSON, keys too, in which a trace is left. A trace is lower case letters and digits without accents; the texts
 * are read in every way that a person or a program can: decoded, and without what separates their letters and digits.
 */
export function tracesIn(json: string, trace: string): string[] {
  const texts: string[] = [];
  collect(JSON.parse(json), texts);
  // A number as it is written.
  for (const [number] of json.matchAll(/(?<=[:[,])-?\d[\d.eE+-]*|^-?\d[\d.eE+-]*$/g))
    texts.push(number, String(BigInt(Math.trunc(Number(number)) || 0)));
  return texts
    .flatMap((text) => readings(text, 0))
    .filter((reading) => squashed(reading).includes(trace) || digitsOf(reading).includes(trace));
}

function collect(value: unknown, texts: string[]): void {
  if (typeof value === "string") texts.push(value);
  if (typeof value !== "object" || value === null) return;
  for (const [key, inner] of Object.entries(value)) {
    texts.push(key);
    collect(inner, texts);
  }
}

const MOST_LAYERS = 6;

function readings(text: string, layer: number): string[] {
  if (layer > MOST_LAYERS) return [text];
  const inner: string[] = [];
  try {
    const value: unknown = JSON.parse(text);
    if (typeof value !== "number") collect(value, inner);
  } catch {
    // Not JSON.
  }
  if (/%[\dA-F]{2}/i.test(text)) inner.push(decoded(text));
  // Parts of paths can be base64, too.
  for (const part of text.split("/")) {
    if (/^[\w+-]{12,}={0,2}$/.test(part)) inner.push(Buffer.from(part, "base64").toString("utf8"));
  }
  return [text, ...inner.filter((each) => each !== text).flatMap((each) => readings(each, layer + 1))];
}

function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}

function squashed(text: string): string {
  return withDigits(text)
    .normalize("NFKD")
    .toLowerCase()
    .replaceAll("ı", "i")
    .replaceAll(/[^a-z\d]/g, "");
}

function digitsOf(text: string): string {
  return withDigits(text).replaceAll(/\D/g, "");
}

const ZEROS = [0x30, 0x660, 0x6f0, 0x966, 0xe50];

function withDigits(text: string): string {
  return text.normalize("NFKC").replaceAll(/\p{Nd}/gu, (digit) => {
    const code = digit.codePointAt(0) ?? 0;
    const zero = ZEROS.find((each) => code >= each && code < each + 10) ?? code;
    return String(code - zero);
  });
}
