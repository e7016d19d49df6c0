import { expect, test } from "vitest";
import { runCli } from "../../support/program/run-cli.ts";

test("a field: its meaning, type, null, pitfall and source", async () => {
  const explained = await runCli(["events", "explain", "call_init", "call_duration"]);
  expect(explained).toMatchObject({ exitCode: 0, stderr: "" });
  expect(explained.stdout).toMatchInlineSnapshot(`
    "data.call_duration of call_init
      The length of the call from its start to its end: ringing and announcements count.
      type     a whole number, in seconds
      null     before the call ends
      pitfall  It is not the time of talking. 0 for an outbound call that was not answered.
      known    observed: measured on a Hipcall demo account, September 2026
      key      documented in call_init
    "
  `);
});

test("a field that can have some values only, and one that was never null", async () => {
  const { stdout } = await runCli(["events", "explain", "call_hangup", "data.hangup_by"]);
  expect(stdout).toContain("  values   user, contact, system\n  null     never observed in call_hangup\n");
  const company = await runCli(["events", "explain", "call_hangup", "company_id"]);
  expect(company.stdout).toContain("a whole number; not in every body");
});

test("every field of an event, a line each", async () => {
  const { stdout } = await runCli(["events", "explain", "call::hangup"]);
  expect(stdout).toMatch(
    /^call::hangup: sent when a call ends\ndocumented: .+\n\n {2}data\.event_type +documented +Always call_state\./,
  );
  expect(stdout).toContain("  data.number.number         documented  The phone number, with its plus (E.164).\n");
  expect((await runCli(["events", "explain", "task_create"])).stdout).toContain("no field of its data is known");
});

test.each([
  [["call_hangup", "missing_cal"], 'call_hangup has no known field "missing_cal"', "did you mean data.missing_call?"],
  [
    ["call_hangup", "x"],
    'call_hangup has no known field "x"',
    "see its fields: hipcall-hooks events explain call_hangup",
  ],
  [["hangup"], 'unknown event "hangup"', "did you mean call::hangup or call_hangup?"],
])("%j is refused with 2 and the nearest", async (args, message, hint) => {
  const refused = await runCli(["events", "explain", ...args, "--json"]);
  expect(refused.exitCode).toBe(2);
  expect(refused.json).toEqual([{ v: 1, type: "error", code: "usage", message, hint }]);
});
