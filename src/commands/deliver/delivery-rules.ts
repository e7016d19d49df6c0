import { ANY_SUCCESS, type StatusExpectation } from "../../delivery/send/acceptance.ts";
import { type HipcallRules, STRICT_READINGS, hipcallRules } from "../../delivery/hipcall/hipcall-rules.ts";
import type { TimeLimit } from "../../delivery/hipcall/time-limit.ts";
import { Failure } from "../../failure.ts";
import { type Said, said } from "../../language/said.ts";
import type { DELIVERY_OPTIONS } from "./delivery-options.ts";
import type { OptionsOf } from "../options/option-spec.ts";

type RuleOptions = Pick<
  OptionsOf<typeof DELIVERY_OPTIONS>,
  "hipcall" | "hipcallRules" | "timeout" | "retry" | "expectStatus" | "fault" | "seed"
>;

/** Decides which deliveries are accepted. */
interface DeliveryRules {
  readonly expectation: StatusExpectation;
  readonly timeoutMs: number;
  readonly retries: number;
  /** `null` without `--hipcall`. */
  readonly hipcall: HipcallRules | null;
  readonly timeLimit: TimeLimit;
}

const TIMEOUT_MS = 5000;

/** The rules of a run: Hipcall's with `--hipcall`, else the user's. */
export function deliveryRules({
  hipcall,
  hipcallRules: readings,
  timeout,
  retry,
  expectStatus,
}: RuleOptions): DeliveryRules {
  const rules = hipcallRules(readings ?? STRICT_READINGS);
  const { timeLimit, success } = rules;
  if (!hipcall) {
    return {
      expectation: expectStatus ?? ANY_SUCCESS,
      timeoutMs: timeout ?? TIMEOUT_MS,
      retries: retry ?? 0,
      hipcall: null,
      timeLimit,
    };
  }
  // An answer that may be too late is awaited, to say when it came.
  return { expectation: success, timeoutMs: timeLimit.tooLateMs, retries: 0, hipcall: rules, timeLimit };
}

/** Refuses options that contradict each other, before anything is sent. Throws `Failure` (`usage`). */
export function checkDeliveryOptions({ hipcall, fault, ...options }: RuleOptions): void {
  if (hipcall) {
    refuse(options.timeout, "--timeout", said("choose a reading with --hipcall-rules timeout=5s or timeout=15s"));
    refuse(options.retry, "--retry", said("leave it out: Hipcall does not retry"));
    refuse(options.expectStatus, "--expect-status", said("choose it with --hipcall-rules status=200 or status=2xx"));
  } else if (options.hipcallRules !== undefined) {
    throw new Failure("usage", said("--hipcall-rules needs --hipcall"), {
      hint: said("add --hipcall"),
    });
  }
  if (options.seed !== undefined && fault.length === 0)
    throw new Failure("usage", said("--seed needs --fault"), {
      hint: said("try: --fault duplicate --seed 7"),
    });
}

function refuse(given: unknown, option: string, hint: Said): void {
  if (given === undefined) return;
  throw new Failure("usage", said("{option} can't be combined with --hipcall, which has its own rules", { option }), {
    hint,
  });
}
