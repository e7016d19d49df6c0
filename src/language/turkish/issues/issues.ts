import { BODIES } from "./bodies.ts";
import { CALLS } from "./calls.ts";
import { CONTRADICTIONS } from "./contradictions.ts";
import { DRIFT } from "./drift.ts";
import { REQUESTS } from "./requests.ts";
import { SIGNATURES } from "./signatures.ts";
import { SOURCES } from "./sources.ts";
import { VALUES } from "./values.ts";

/** What an issue of an event says: its message, what was expected and received, its hint. */
export const ISSUES = {
  "expected {expected}, but the field is missing": "beklenen {expected}, ama alan yok",
  "expected {expected}": "beklenen {expected}",
  "expected {expected}, received {received}": "beklenen {expected}, gelen {received}",
  ...VALUES,
  ...BODIES,
  ...CONTRADICTIONS,
  ...CALLS,
  ...REQUESTS,
  ...SIGNATURES,
  ...DRIFT,
  ...SOURCES,
};
