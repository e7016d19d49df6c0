import { placeName, saidPlace } from "../../captures/place.ts";
import { bodyHash } from "../../captures/record/body.ts";
import { decompressedBody, plainBodyHeaders } from "../../captures/record/readable-body.ts";
import type { Capture, Origin } from "../../captures/capture.ts";
import type { Context } from "../../context.ts";
import { gapsBetween } from "../../delivery/run/pace.ts";
import type { QueuedRequest } from "../../delivery/request/queue.ts";
import { recordedRequest } from "../../delivery/request/recorded-request.ts";
import type { OutgoingRequest } from "../../delivery/request/request.ts";
import type { Freshen } from "../../events/payload/fresh.ts";
import { forwardPath } from "../../listener/answers/forward-path.ts";
import { validateBody } from "../../events/validation/validate.ts";
import { Failure } from "../../failure.ts";
import { said } from "../../language/said.ts";
import type { Reporter } from "../../report/reporter.ts";
import { changedPayload, changesBody, freshenerFor } from "../deliver/body-changes.ts";
import type { DELIVERY_OPTIONS } from "../deliver/delivery-options.ts";
import type { OptionsOf } from "../options/option-spec.ts";
import { sampleRequest } from "../deliver/sample-request.ts";
import type { SelectedEvent } from "../captures/selected-events.ts";

type Options = OptionsOf<typeof DELIVERY_OPTIONS> & {
  readonly speed: number;
  readonly maxGap: number | undefined;
  readonly keepPath: boolean;
};

interface QueueContext {
  readonly options: Options;
  readonly context: Context;
  readonly reporter: Reporter;
}

/**
 * Makes the request of each event, and warns of bodies that were edited. Throws `Failure` (`input`, `usage`) for an event
 * that can't be sent, or not be changed as asked.
 */
export async function* replayQueue(
  events: AsyncIterable<SelectedEvent>,
  { options, context, reporter }: QueueContext,
): AsyncGenerator<QueuedRequest> {
  let freshen: Freshen | undefined;
  const changes = changesBody(options) || options.fresh;
  const gapBefore = gapsBetween({ factor: options.speed, maxGapMs: options.maxGap ?? Number.POSITIVE_INFINITY });
  for await (const selected of events) {
    const { capture, origin } = selected;
    const sha256 = bodyHash(selected.body.bytes);
    const edited = capture !== null && capture.sha256 !== sha256;
    if (edited) warnOfEdit(origin, reporter);
    if (options.fresh) freshen ??= freshenerFor([payloadOf(selected)], context.clock);
    const body = changes ? changedBody(selected, options, freshen) : selected.body.bytes;
    yield {
      event: changes ? validateBody(body).event : eventOf(selected, edited),
      origin,
      afterMs: gapBefore(capture),
      request: requestFor(selected, body, options),
      sha256: changes ? bodyHash(body) : sha256,
      recorded: recordedOf(selected),
    };
  }
}

/** The name in the record is right as long as the body is the recorded one: no need to parse the body again. */
function eventOf({ capture, validation }: SelectedEvent, edited: boolean): string | null {
  return (edited ? null : capture?.event) ?? validation.event;
}

function recordedOf({ capture, origin, recorded }: SelectedEvent): QueuedRequest["recorded"] {
  return capture === null ? undefined : { id: capture.id, origin, answer: recorded };
}

function requestFor({ capture, body: recorded }: SelectedEvent, body: Buffer, options: Options): OutgoingRequest {
  const { to, keepPath, header, hipcall } = options;
  if (capture === null) return sampleRequest(body, options);
  const path = keepPath ? forwardPath(to, pathOf(capture), undefined) : (to.path ?? pathOf(capture));
  // Hipcall's own headers, not those that a tunnel or another sender had added when it was recorded.
  if (hipcall) return { ...sampleRequest(body, options), path };
  const plain = body === recorded.bytes ? capture.headers : plainBodyHeaders(capture.headers);
  // A new event is no repeat of the recorded one.
  const headers = options.fresh ? plain.filter(([name]) => !/^webhook-id$/i.test(name)) : plain;
  return recordedRequest({ method: capture.method, headers, body }, path, header);
}

function pathOf({ path }: Capture): string {
  return path.startsWith("/") ? path : "/";
}

function changedBody(selected: SelectedEvent, options: Options, freshen: Freshen | undefined): Buffer {
  const { origin, validation } = selected;
  const what = `${validation.event ?? "the event"} (${placeName(origin)})`;
  const changed = changedPayload(payloadOf(selected), options, what);
  return Buffer.from(freshen === undefined ? changed : freshen(changed));
}

function payloadOf({ body, capture, origin, validation }: SelectedEvent): string {
  if (validation.verdict !== "unparsable") {
    const plain = decompressedBody({ headers: capture?.headers ?? [], body: body.bytes });
    return body.text ?? plain.toString("utf8");
  }
  throw new Failure("input", said("{place} is not JSON, so its body can't be changed", { place: saidPlace(origin) }), {
    hint: said("exclude such events with --valid, or send them unchanged: without --set, --add, --unset and --fresh"),
  });
}

function warnOfEdit(origin: Origin, reporter: Reporter): void {
  reporter.report({
    type: "warning",
    message: said("{place}: the body is not the one that was recorded (its sha256 differs)", {
      place: saidPlace(origin),
    }),
    hint: said("sending the body that is in the file now"),
  });
}
