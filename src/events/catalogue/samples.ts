import callHangup2023 from "../../../samples/2023/call.hangup.json" with { type: "json" };
import callInit2023 from "../../../samples/2023/call.init.json" with { type: "json" };
import companyCreate2023 from "../../../samples/2023/contact_center.company_create.json" with { type: "json" };
import companyUpdate2023 from "../../../samples/2023/contact_center.company_update.json" with { type: "json" };
import contactCreate2023 from "../../../samples/2023/contact_center.contact_create.json" with { type: "json" };
import contactUpdate2023 from "../../../samples/2023/contact_center.contact_update.json" with { type: "json" };
import taskCreate2023 from "../../../samples/2023/task.create.json" with { type: "json" };
import callBridged2024 from "../../../samples/2024/call_bridged.json" with { type: "json" };
import callBridged2026 from "../../../samples/2026/call_bridged.json" with { type: "json" };
import callHangup2024 from "../../../samples/2024/call_hangup.json" with { type: "json" };
import callHangup2026 from "../../../samples/2026/call_hangup.json" with { type: "json" };
import callInit2024 from "../../../samples/2024/call_init.json" with { type: "json" };
import callInit2026 from "../../../samples/2026/call_init.json" with { type: "json" };
import contactCreate2024 from "../../../samples/2024/contact_create.json" with { type: "json" };
import contactNumberUpdated2024 from "../../../samples/2024/contact_number_updated.json" with { type: "json" };
import taskCreate2024 from "../../../samples/2024/task_create.json" with { type: "json" };

/** A sample payload. Its values are published ones, or fictional ones where nothing is published. */
export interface Sample {
  readonly event: string;
  readonly data: Readonly<Record<string, unknown>>;
}

/** The sample of each event, the 2023 format first. */
export const SAMPLES: readonly Sample[] = [
  callInit2023,
  callHangup2023,
  contactCreate2023,
  contactUpdate2023,
  companyCreate2023,
  companyUpdate2023,
  taskCreate2023,
  callInit2026,
  callBridged2026,
  callHangup2026,
  contactCreate2024,
  contactNumberUpdated2024,
  taskCreate2024,
];

/** The calls with the keys of 2024, of which `call_init` is published value for value. */
export const SAMPLES_2024: readonly Sample[] = [callInit2024, callBridged2024, callHangup2024];
