import { EVENT_NAMES } from "../../events/catalogue/catalogue.ts";
import type { Issue } from "../../events/validation/issue.ts";
import { expectationText } from "../../events/validation/said-issue.ts";
import { validatePayload } from "../../events/validation/validate.ts";
import type { EventName, EventOf } from "./event-types.ts";

/** A schema that tRPC, Hono, Elysia and vitest's `expect.schemaMatching` take (https://standardschema.dev). */
export interface StandardSchema<Output> {
  readonly "~standard": {
    readonly version: 1;
    readonly vendor: "hipcall-hooks";
    readonly validate: (value: unknown) => SchemaResult<Output>;
    readonly types?: { readonly input: Output; readonly output: Output } | undefined;
  };
}

export type SchemaResult<Output> =
  | { readonly value: Output; readonly issues?: undefined }
  | { readonly issues: readonly SchemaIssue[] };

export interface SchemaIssue {
  readonly message: string;
  readonly path: readonly PropertyKey[];
}

/**
 * The Standard Schema of each event, with its envelope, by the event's name. Only errors are issues: fields that are not
 * documented are accepted.
 *
 * ```ts
 * expect(body).toEqual(expect.schemaMatching(schemas.call_hangup));
 * ```
 */
export const schemas: { readonly [Name in EventName]: StandardSchema<EventOf<Name>> } = /* @__PURE__ */ allSchemas();

function allSchemas(): { readonly [Name in EventName]: StandardSchema<EventOf<Name>> } {
  const entries = EVENT_NAMES.map((name) => [name, schemaOf(name)]);
  return Object.fromEntries(entries) as { [Name in EventName]: StandardSchema<EventOf<Name>> };
}

function schemaOf(name: string): StandardSchema<unknown> {
  return {
    "~standard": {
      version: 1,
      vendor: "hipcall-hooks",
      validate: (value) => {
        const { event, envelope, issues } = validatePayload(value);
        const errors = issues.filter(({ severity }) => severity === "error");
        if (errors.length > 0) return { issues: errors.map(schemaIssue) };
        if (event === name && envelope !== null) return { value };
        return { issues: [{ message: `event must be ${name}, but is ${event ?? "missing"}`, path: ["event"] }] };
      },
    },
  };
}

function schemaIssue(found: Issue): SchemaIssue {
  const { path, message, hint } = found;
  const details = [expectationText(found), hint === null ? undefined : `hint: ${hint}`];
  return {
    message: [message, ...details.filter((detail) => detail !== undefined)].join("; "),
    path: path === "" ? [] : path.split(".").map((step) => (/^\d+$/.test(step) ? Number(step) : step)),
  };
}
