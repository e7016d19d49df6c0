import { said } from "../../../language/said.ts";
import { contradiction } from "./contradiction.ts";
import { type TimeClaim, TOLERANCE_MS, order, timeIssues } from "./time-claims.ts";
import type { Issue } from "../issue.ts";
import { utcTimeMs } from "../../payload/times.ts";
import { type JsonObject, describeValue, isJsonObject } from "../../payload/values.ts";

/** Pairs of fields in a 2023 payload that contradict each other. */
export function contradictions2023(event: string, data: JsonObject): Issue[] {
  const claims = [
    ...(event === "call::init" ? sameTime(data) : order(data, "timestamp", "startstamp")),
    ...order(data, "updated_at", "created_at"),
    ...order(data, "deleted_at", "created_at"),
  ];
  return [...timeIssues(claims, data), ...numberId(data)];
}

/** When a call starts, its event happens. */
function sameTime(data: JsonObject): TimeClaim[] {
  const [startMs, atMs] = [utcTimeMs(data["startstamp"]), utcTimeMs(data["timestamp"])];
  if (startMs === undefined || atMs === undefined) return [];
  return [
    {
      fields: ["timestamp", "startstamp"],
      holds: Math.abs(atMs - startMs) <= TOLERANCE_MS,
      exact: true,
      issue: () =>
        contradiction(
          "timestamp",
          said("data.timestamp is not data.startstamp, but call::init is sent when the call starts"),
          {
            expected: String(data["startstamp"]),
            received: describeValue(data["timestamp"]),
          },
        ),
    },
  ];
}

function numberId({ number, number_id: id }: JsonObject): Issue[] {
  const inner = isJsonObject(number) ? number["id"] : undefined;
  if (typeof id !== "number" || typeof inner !== "number" || id === inner) return [];
  return [
    contradiction("number.id", said("data.number.id is not data.number_id"), {
      expected: String(id),
      received: describeValue(inner),
    }),
  ];
}
