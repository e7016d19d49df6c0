import { said } from "../../language/said.ts";
import { type CatalogueEntry, GUIDES } from "../catalogue/catalogue.ts";
import type { Issue } from "./issue.ts";
import { issue } from "./said-issue.ts";
import type { JsonObject } from "../payload/values.ts";

/** The one issue of a body with the same documented keys as one of Hipcall's guides; `undefined` for any other body. */
export function shortenedBody(data: JsonObject, { name, schema }: CatalogueEntry): Issue | undefined {
  const known = Object.keys(schema.shape).filter((key) => Object.hasOwn(data, key));
  const guide = GUIDES.find(
    ({ event, keys }) => event === name && keys.length === known.length && keys.every((key) => known.includes(key)),
  );
  return (
    guide &&
    issue("info", "shortened_body", {
      path: "data",
      message: said("this is the shortened body of Hipcall's guide {guide}: a real {event} has more keys", {
        guide: `"${guide.title}"`,
        event: name,
      }),
      hint: said("see a whole one: hipcall-hooks events show {event}", { event: name }),
    })
  );
}

/** Whether a guide's own sample has this problem: few keys, and `call_abc123` as its uuid. */
export function isOfShortenedBody({ code, path }: Issue): boolean {
  return code === "missing_key" || (code === "unexpected_form" && path === "data.uuid");
}
