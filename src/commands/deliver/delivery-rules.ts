import { ANY_SUCCESS, type StatusExpectation } from "../../delivery/send/acceptance.ts";
import { type HipcallRules, STRICT_READINGS, hipcallRules } from "../../delivery/hipcall/hipcall-rules.ts";
import { Failure } from "../../failure.ts";
import type { DELIVERY_OPTIONS } from "./delivery-options.ts";
import type { OptionsOf } from "../options/option-spec.ts";

type RuleOptions = Pick<
  OptionsOf<typeof DELIVERY_OPTIONS>,
  "hipcall" | "hipcallRules" | "timeout" | "retry" | "expectStatus" | "fault" | "seed"
>;

/** What decides whether a delivery counts as accepted. */
interface DeliveryRules {
  readonly expectation: StatusExpectation;
  readonly timeoutMs: number;
  readonly retries: number;
  /** `null` when the user's own rules count. */
  readonly hipcall: HipcallRules | null;
}

const TIMEOUT_MS = 5000;

/** The rules of a run: Hipcall's, or the user's own. */
export function deliveryRules({
  hipcall,
  hipcallRules: readings,
  timeout,
  retry,
  expectStatus,
}: RuleOptions): DeliveryRules {
  if (!hipcall) {
    return {
      expectation: expectStatus ?? ANY_SUCCESS,
      timeoutMs: timeout ?? TIMEOUT_MS,
      retries: retry ?? 0,
      hipcall: null,
    };
  }
  const rules = hipcallRules(readings ?? STRICT_READINGS);
  return { expectation: rules.success, timeoutMs: rules.timeoutMs, retries: 0, hipcall: rules };
}

/** Refuses options that contradict each other, before anything is sent. Throws `Failure` (`usage`). */
export function checkDeliveryOptions({ hipcall, fault, ...options }: RuleOptions): void {
  if (hipcall) {
    refuse(options.timeout, "--timeout", "choose its reading with --hipcall-rules timeout=5s or timeout=15s");
    refuse(options.retry, "--retry", "Hipcall does not retry: leave it out");
    refuse(options.expectStatus, "--expect-status", "choose its reading with --hipcall-rules status=200 or status=2xx");
  } else if (options.hipcallRules !== undefined) {
    throw new Failure("usage", "--hipcall-rules says how to read the rules of --hipcall, which is not given", {
      hint: "give --hipcall too",
    });
  }
  if (options.seed !== undefined && fault.length === 0)
    throw new Failure("usage", "--seed chooses what --fault hits, and no --fault is given", {
      hint: "try: --fault duplicate --seed 7",
    });
}

function refuse(given: unknown, option: string, hint: string): void {
  if (given === undefined) return;
  throw new Failure("usage", `${option} contradicts --hipcall, which delivers by Hipcall's own rules`, { hint });
}
