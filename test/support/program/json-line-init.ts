import { z } from "zod";
import { line, nullableText, text } from "./json-line-parts.ts";

export const FILE = line("file", {
  path: text,
  change: z.enum(["create", "add", "none"]),
  same: z.boolean(),
  why: nullableText,
  text,
});

const paths = z.array(text);

export const INIT_SUMMARY = line("summary", {
  command: z.literal("init"),
  confirmed: z.boolean(),
  planned: paths,
  written: paths,
  unchanged: paths,
  leftAlone: paths,
  failed: paths,
  nextStep: text,
});
