import * as z from "zod/mini";

/** The version of the capture format that this program writes, and the newest that it reads. */
export const CAPTURE_VERSION = 1;

/** Header pairs in JSON. */
export const headerPairs = z.array(z.tuple([z.string(), z.string()]));

/** Bytes as base64, standard alphabet. */
export const base64 = z.string().check(z.regex(/^[A-Za-z0-9+/]*={0,2}$/, "base64"));
