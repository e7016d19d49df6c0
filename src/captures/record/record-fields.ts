import * as z from "zod/mini";

/** The version of the capture format that this program writes, and the newest that it reads. */
export const CAPTURE_VERSION = 1;

/** Header pairs in JSON. */
export const headerPairs = listOf<[string, string]>(isHeaderPair);

/** Bytes as base64, standard alphabet. */
export const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/, "base64"));

/** A list as one check with one issue. `z.array` gives an issue for each wrong item, and a million of them fill the memory. */
export function listOf<Item>(isItem: (value: unknown) => boolean): z.ZodMiniCustom<Item[], Item[]> {
  return z.custom<Item[]>((value) => Array.isArray(value) && value.every(isItem));
}

function isHeaderPair(value: unknown): boolean {
  return Array.isArray(value) && value.length === 2 && value.every((part) => typeof part === "string");
}
