import * as z from "zod/mini";

const single = z.union([z.string(), z.number(), z.boolean()]);
const section = z.record(z.string(), z.union([single, z.array(single)]));

/** A section a command, its keys the names of options; and a few options that mean the same in every command. */
export const configSchema = z.strictObject({
  $schema: z.optional(z.string()),
  target: z.optional(z.string()),
  output: z.optional(z.string()),
  color: z.optional(z.boolean()),
  listen: z.optional(section),
  send: z.optional(section),
  replay: z.optional(section),
  validate: z.optional(section),
  events: z.optional(section),
  captures: z.optional(section),
});

export type ConfigValues = z.infer<typeof configSchema>;
