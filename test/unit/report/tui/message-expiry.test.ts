import { expect, test } from "vitest";
import { createTheme } from "../../../../src/report/text/theme.ts";
import { expireMessages } from "../../../../src/report/tui/message-expiry.ts";
import { initialState } from "../../../../src/report/tui/state/state.ts";
import { Store } from "../../../../src/report/tui/store.ts";
import { FakeClock } from "../../../support/clocks/fake-clock.ts";

test("a message goes after some seconds, a warning later", async () => {
  const state = initialState({ columns: 80, rows: 24, url: "http://127.0.0.1:4665/", target: null });
  const store = new Store(state, createTheme(false));
  const clock = new FakeClock();
  const end = expireMessages(store, clock);
  for (const tone of ["good", "warn"] as const) {
    store.dispatch({ type: "message", message: { tone, text: "x" } });
    expect(store.read().message).not.toBeNull();
    await new Promise((resolve) => setImmediate(resolve));
    expect(store.read().message).toBeNull();
  }
  expect(clock.slept).toEqual([6000, 20_000]);
  end();
});
