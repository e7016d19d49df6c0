import type { HeaderPair } from "../../../captures/capture.ts";
import type { RecordedResponse } from "../../../captures/record/response-record.ts";
import type { ComparedEvent } from "../../../report/output-event.ts";
import type { SelectedEvent } from "../selected-events.ts";

/** An event of one side with what is compared of it. It holds nothing else, since many wait for their match. */
export interface SideEvent extends ComparedEvent {
  readonly event: string | null;
  readonly uuid: string | null;
  readonly headers: readonly HeaderPair[];
  readonly body: Buffer;
  readonly response: RecordedResponse | null;
}

const LONGEST_UUID = 200;

export function sideEvent({ number, origin, capture, body, recorded, validation }: SelectedEvent): SideEvent {
  const { event, envelope } = validation;
  const uuid = envelope?.data["uuid"];
  return {
    number,
    origin,
    id: capture?.id ?? null,
    receivedAt: capture?.receivedAt ?? null,
    event,
    uuid: typeof uuid === "string" && uuid !== "" && uuid.length <= LONGEST_UUID ? uuid : null,
    headers: (capture?.headers ?? []).filter(([name]) => /^content-(encoding|type)$/i.test(name)),
    body: body.bytes,
    response: recorded?.response ?? null,
  };
}
