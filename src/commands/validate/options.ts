import { SELECTION_OPTIONS } from "../captures/selection-options.ts";
import { option, switchOption, withHeading } from "../options/option-spec.ts";
import { REPORT_OPTIONS } from "../options/report-options.ts";
import { fileName } from "../options/value-parsers.ts";

export const OPTIONS = {
  ...SELECTION_OPTIONS,
  ...withHeading("Drift, over all events together:", {
    drift: switchOption(
      "--drift",
      "list what the events have and the catalogue has not, with counts; exit 1 if breaking",
    ),
    baseline: option(
      "--baseline <file>",
      "compare with this capture or saved baseline, not with the catalogue",
      fileName,
    ),
    saveBaseline: option("--save-baseline <file>", "save the shape of these events, without their values", fileName),
    suggest: option(
      "--suggest <file>",
      "write a first schema and a sample of each event whose body is not known",
      fileName,
    ),
  }),
  ...withHeading("As a check:", REPORT_OPTIONS),
};
