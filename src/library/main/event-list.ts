import { CATALOGUE } from "../../events/catalogue/catalogue.ts";
import type { EventName } from "./event-types.ts";

/** What is known about one event. */
export interface EventInfo {
  readonly name: EventName;
  readonly format: "2023" | "2024";
  /** When Hipcall sends it, in words. */
  readonly firesWhen: string;
  /** `documented`: its body is published. `observed`: measured. `partial`: only some fields, or the name, are known. */
  readonly known: "documented" | "observed" | "partial";
  /** Where the shape of its body comes from. */
  readonly source: string;
  /** Whether Hipcall published the values of the sample. */
  readonly sampleFrom: "published" | "fictional";
}

/** Every event that is known, the format of 2023 first. */
export const events: readonly EventInfo[] = /* @__PURE__ */ CATALOGUE.map(
  ({ name, format, firesWhen, known, source, sampleFrom }) => ({
    name: name as EventName,
    format,
    firesWhen,
    known,
    source,
    sampleFrom,
  }),
);
