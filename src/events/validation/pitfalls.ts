import { said } from "../../language/said.ts";
import type { Issue } from "./issue.ts";
import { issue } from "./said-issue.ts";
import { recordingExpiry } from "./recording-expiry.ts";
import type { JsonObject } from "../payload/values.ts";

/** Correct values in a 2024 call payload that readers often misunderstand. */
export function pitfalls2024(data: JsonObject): Issue[] {
  return [...voicemail(data), ...recording(data)];
}

function voicemail(data: JsonObject): Issue[] {
  const left = data["voicemail_id"] !== null && data["voicemail_id"] !== undefined;
  if (data["missing_call"] !== true || !left) return [];
  return [
    issue("info", "voicemail_counts_as_missed", {
      path: "data.missing_call",
      message: said("missing_call is true, but the caller left a voicemail"),
      hint: said("a call is really missed when missing_call is true and voicemail_id is null"),
    }),
  ];
}

function recording(data: JsonObject): Issue[] {
  const url = data["record_url"];
  if (typeof url !== "string") return [];
  const expiry = recordingExpiry(url);
  return [
    issue("info", "recording_expires", {
      path: "data.record_url",
      message:
        expiry === undefined
          ? said("the recording URL is valid for a limited time")
          : said("the recording URL is valid until {time}", { time: expiry.toISOString().replace(".000Z", "Z") }),
      hint: said("keep the file, not the URL; the file can become available some seconds after the event"),
    }),
  ];
}
