import { said } from "../../language/said.ts";
import { Examination } from "../../delivery/doctor/examine.ts";
import { STRICT_READINGS, hipcallRules } from "../../delivery/hipcall/hipcall-rules.ts";
import { proxyFor } from "../../delivery/request/proxy.ts";
import type { Context } from "../../context.ts";
import { type CommandInput, type ExitCode, defineCommand } from "../command.ts";
import { signerFor } from "../deliver/deliver-queue.ts";
import { stoppedExitCode } from "../deliver/delivery-exit.ts";
import { noteRemoteTarget } from "../deliver/note-target.ts";
import { withReports } from "../options/report-options.ts";
import { OPTIONS, type Options } from "./options.ts";
import { DoctorTally } from "./tally.ts";

export const command = defineCommand({
  args: [],
  options: OPTIONS,
  examples: [
    ["hipcall-hooks doctor --to http://localhost:3000/hooks", "is this endpoint ready for Hipcall?"],
    ["hipcall-hooks doctor --to localhost:3000 --report markdown=ready.md", "with a report for others"],
    [
      "hipcall-hooks doctor --to localhost:3000 --burst 100 --skip unknown-event",
      "a larger burst, and without one of the checks",
    ],
  ],
  run: (input) => withReports("doctor", input, doctor),
  suggestFor: (argument) => (/^https?:/.test(argument) ? `--to ${argument}` : undefined),
});

async function doctor({ options, context, reporter }: CommandInput<typeof OPTIONS>): Promise<ExitCode> {
  const { signal, clock } = context;
  const startedMs = clock.monotonicMs();
  noteRemoteTarget(options.to, reporter, context);
  reporter.report({
    type: "note",
    message: said("doctor sends about {count} test events with fictional values: your app may store them", {
      count: options.burst + 20,
    }),
  });
  await using examination = new Examination(examineOptions(options, context));
  const tally = new DoctorTally();
  for await (const diagnosis of examination.run()) {
    tally.add(diagnosis);
    reporter.report({ type: "diagnosis", ...diagnosis });
  }
  const stoppedBy = signal.aborted ? String(signal.reason) : null;
  const durationMs = Math.round(clock.monotonicMs() - startedMs);
  reporter.report({
    type: "summary",
    command: "doctor",
    url: options.to.url,
    ...tally.summary(examination, stoppedBy),
    durationMs,
  });
  if (signal.aborted) return stoppedExitCode(signal.reason);
  return tally.exitCode(examination);
}

function examineOptions(options: Options, context: Context): ConstructorParameters<typeof Examination>[0] {
  const { to, header, insecure, burst, skip } = options;
  return {
    origin: to.origin,
    path: to.path ?? "/",
    headers: header,
    insecure,
    proxy: proxyFor(to.origin, context.env),
    signer: signerFor(options, context),
    rules: hipcallRules(options.hipcallRules ?? STRICT_READINGS),
    burst,
    skip: new Set(skip),
    clock: context.clock,
    signal: context.signal,
  };
}
