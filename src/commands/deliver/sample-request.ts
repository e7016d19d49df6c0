import { HIPCALL_HEADERS } from "../../delivery/hipcall/hipcall-rules.ts";
import { type OutgoingRequest, overrideHeaders, webhookRequest } from "../../delivery/request/request.ts";
import type { DELIVERY_OPTIONS } from "./delivery-options.ts";
import type { OptionsOf } from "../options/option-spec.ts";

type RequestOptions = Pick<OptionsOf<typeof DELIVERY_OPTIONS>, "to" | "header" | "hipcall">;

/** The request for a body that was not recorded. `--header` replaces headers, also those of `--hipcall`. */
export function sampleRequest(body: Buffer, { to, header, hipcall }: RequestOptions): OutgoingRequest {
  const headers = hipcall ? overrideHeaders(HIPCALL_HEADERS, header) : header;
  return webhookRequest(body, to.path ?? "/", headers);
}
