import type { Clock } from "../../context.ts";
import type { Message } from "./state/state.ts";
import type { Store } from "./store.ts";

/** How long a message stays, unless a key removes it before. */
const SHOWN_MS = { good: 6000, note: 6000, warn: 20_000, bad: 20_000 } as const satisfies Record<
  Message["tone"],
  number
>;

/** Removes each message after some seconds. Ends with the returned function. */
export function expireMessages({ read, dispatch, subscribe }: Store, clock: Clock): () => void {
  let shown: Message | null = null;
  let stop = new AbortController();
  const follow = (): void => {
    const { message } = read();
    if (message === shown) return;
    shown = message;
    stop.abort();
    if (message === null) return;
    stop = new AbortController();
    clock.sleep(SHOWN_MS[message.tone], stop.signal).then(
      () => dispatch({ type: "message-over" }),
      () => undefined,
    );
  };
  follow();
  const unsubscribe = subscribe(follow);
  return () => {
    unsubscribe();
    stop.abort();
  };
}
