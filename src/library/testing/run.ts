import type { DeliveryJson, RunJson } from "../../report/json/json-types.ts";

/** The deliveries and the totals of a run. */
export interface Run extends RunJson {
  /** In the order of their ends. Of a very long run only the first 10,000; the totals count all. */
  readonly deliveries: readonly DeliveryJson[];
  /** Notes, warnings, and errors of files that could not be read. */
  readonly notes: readonly string[];
}
