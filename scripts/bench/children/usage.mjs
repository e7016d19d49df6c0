// Loaded into a measured process (node --import). It reports the CPU time when a message asks for it. At the end, it writes the
// peak of the memory to the file that the environment names.
import { readFileSync, writeFileSync } from "node:fs";

process.on("message", () => process.send(process.cpuUsage()));
process.channel?.unref();

const { BENCH_USAGE: file } = process.env;
if (file !== undefined) process.on("exit", () => writeFileSync(file, JSON.stringify({ peakBytes: peakBytes() })));

/** On Linux, `maxRSS` of a process starts at the value of its parent, so this reads the kernel's own peak there. */
function peakBytes() {
  if (process.platform !== "linux") return process.resourceUsage().maxRSS * 1024;
  return Number(/VmHWM:\s+(\d+)/.exec(readFileSync("/proc/self/status", "utf8"))[1]) * 1024;
}
