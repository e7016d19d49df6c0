import { bodyHash } from "../../captures/record/body.ts";
import { LiveCallFindings } from "../../events/calls/live-call-findings.ts";
import { RelatedEvents, type Relations } from "../../events/calls/related-events.ts";
import type { Issue } from "../../events/validation/issue.ts";
import type { AcceptedRequest } from "./accepted-request.ts";

/** How an event relates to the earlier ones. */
export interface EventContext {
  readonly related: Relations;
  /** What the events of the call show together. */
  readonly callIssues: readonly Issue[];
}

export const NO_CONTEXT: EventContext = { related: { call: null, duplicateOf: null }, callIssues: [] };

/** The events received so far: finds duplicates, and the events of the same call. */
export class CallHistory {
  readonly #related = new RelatedEvents();
  readonly #findings = new LiveCallFindings();

  add({ capture: { id, body, offsetMs }, validation: { envelope } }: AcceptedRequest): EventContext {
    if (envelope === null) return NO_CONTEXT;
    return {
      related: this.#related.add({ id, envelope, hash: () => bodyHash(body), atMs: offsetMs }),
      callIssues: this.#findings.add({ envelope, arrivedMs: offsetMs }),
    };
  }
}
