import { readFileSync, readdirSync } from "node:fs";
import type { LeftBehind, ProcessGroups } from "../context.ts";
import { systemErrorCode } from "../failure.ts";

/** Windows has no process groups: there a group is a process and its descendants. */
export function nodeProcessGroups(): ProcessGroups {
  const pids = new Set<number>();
  const killAll = (): void => pids.forEach((pid) => signalGroup(pid, "SIGKILL"));
  return {
    killOnExit: (pid) => {
      if (pids.size === 0) process.once("exit", killAll);
      pids.add(pid);
    },
    release: (pid) => {
      pids.delete(pid);
      if (pids.size === 0) process.off("exit", killAll);
    },
    signal: signalGroup,
    isAlive,
    mark: { [MARK]: String(process.pid) },
    leftBehind,
  };
}

const WINDOWS = process.platform === "win32";

function signalGroup(pid: number, signal: "SIGTERM" | "SIGKILL"): void {
  if (WINDOWS) {
    // Only needed here: most runs end no process group.
    const { spawnSync } = process.getBuiltinModule("node:child_process");
    // Windows cannot ask a console program without a window to end: /f kills it for both signals.
    spawnSync("taskkill", ["/pid", String(pid), "/t", "/f"], { stdio: "ignore", windowsHide: true });
    return;
  }
  try {
    process.kill(-pid, signal);
  } catch (error) {
    // ESRCH: every process has ended. EPERM: macOS reports it for a group of zombies.
    if (systemErrorCode(error) !== "ESRCH" && systemErrorCode(error) !== "EPERM") throw error;
  }
}

/** A signal also finds zombies. They stay in a container without an init process, so this looks at the state. */
function hasLiving(group: number): boolean {
  return readdirSync("/proc").some((name) => {
    if (!/^\d+$/.test(name)) return false;
    const [state, , processGroup] = statFields(`/proc/${name}/stat`);
    return processGroup === String(group) && state !== "Z" && state !== "X";
  });
}

/** The fields of a stat file from the state on (proc(5)). The name before them can contain blanks and parentheses. */
function statFields(file: string): string[] {
  const text = contentOf(file);
  return text.slice(text.lastIndexOf(")") + 2).split(" ");
}

/** Holds the process id of the program that started a command. */
const MARK = "HIPCALL_HOOKS_PID";

function leftBehind(): LeftBehind[] {
  if (process.platform !== "linux") return [];
  const found = new Map<number, LeftBehind>();
  for (const name of readdirSync("/proc")) {
    if (!/^\d+$/.test(name)) continue;
    const starter = new RegExp(`(?:^|\\0)${MARK}=(\\d+)(?:\\0|$)`).exec(contentOf(`/proc/${name}/environ`))?.[1];
    if (starter === undefined || isRunning(Number(starter))) continue;
    const [, , group] = statFields(`/proc/${name}/stat`);
    const command = contentOf(`/proc/${name}/cmdline`).replaceAll("\0", " ").trim();
    // Without a command line it has ended.
    if (command !== "" && !found.has(Number(group))) found.set(Number(group), { group: Number(group), command });
  }
  return [...found.values()];
}

function isRunning(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return systemErrorCode(error) === "EPERM";
  }
}

/** Empty for a process that has ended, or that belongs to another user. */
function contentOf(file: string): string {
  try {
    return readFileSync(file, "utf8");
  } catch {
    return "";
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(WINDOWS ? pid : -pid, 0);
    return process.platform !== "linux" || hasLiving(pid);
  } catch {
    return false;
  }
}
