import { expect, test } from "vitest";
import { captureFile, payload, record } from "../support/captures/capture-file.ts";
import { PackedProgram, runPackedProgram } from "../support/program/packed-program.ts";

const env = { TZ: "Europe/Istanbul" };
const uuid = "2483a75a-56a2-41f1-991b-92b1667e324a";
const file = captureFile(
  record({
    body: payload("call_init", { uuid, started_at: "2026-11-22T10:00:00Z" }),
    receivedAt: "2026-11-22T10:00:00.000Z",
  }),
);

test("a time that is typed is in the zone of the times that are shown, and these say which", async () => {
  const calls = await runPackedProgram(["captures", "calls", file], { env });
  expect(calls.stdout).toContain("2026-11-22 13:00:00 +03:00");
  const since = async (time: string): Promise<number | NodeJS.Signals> =>
    (await runPackedProgram(["validate", file, "--since", time, "-q"], { env })).exitCode;
  expect(await since("2026-11-22 13:00:00 +03:00")).toBe(1);
  expect(await since("2026-11-22 13:00:00")).toBe(1);
  expect(await since("2026-11-22 13:00:01")).toBe(3);
  expect(await since("2026-11-22T10:00:00Z")).toBe(1);
  await using listener = PackedProgram.start(["listen", "--port", "0", "-o", "pretty"], { env });
  await listener.stdoutMatch(/Times are local \(UTC\+03:00\)/);
});
