import type { TerminalSignals } from "../context.ts";

interface NodeTerminalSignals extends TerminalSignals {
  /** Passes SIGINT to the registered handler. Returns `false` without one. */
  readonly interrupt: () => boolean;
}

/** The signals of a terminal: Ctrl-C, Ctrl-Z and the shell's `fg`. */
export function nodeTerminalSignals(): NodeTerminalSignals {
  const handlers = new Set<() => void>();
  return {
    interrupt: () => {
      handlers.forEach((handler) => handler());
      return handlers.size > 0;
    },
    onInterrupt: (handler) => {
      handlers.add(handler);
      return () => handlers.delete(handler);
    },
    onSuspend,
    suspend: () => {
      if (process.platform === "win32") return false;
      process.kill(process.pid, "SIGTSTP");
      return true;
    },
  };
}

function onSuspend({ leave, enter }: Parameters<TerminalSignals["onSuspend"]>[0]): () => void {
  let registered = true;
  const suspend = (): void => {
    leave();
    // Without a listener, the signal stops the process.
    process.off("SIGTSTP", suspend);
    // All processes of the job, as the terminal does.
    process.kill(0, "SIGTSTP");
    // Runs when the process continues. Without a shell that could continue it, the system does not stop it.
    setImmediate(() => {
      if (!registered) return;
      process.on("SIGTSTP", suspend);
      enter();
    });
  };
  const resume = (): void => {
    // The terminal may have another size now.
    process.kill(process.pid, "SIGWINCH");
    enter();
  };
  process.on("SIGTSTP", suspend).on("SIGCONT", resume);
  return () => {
    registered = false;
    process.off("SIGTSTP", suspend).off("SIGCONT", resume);
  };
}
