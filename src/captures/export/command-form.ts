import { curlCommand } from "./curl.ts";
import { type ExportForm, type ExportedEvent, redactedNote, titleOf } from "./exported-event.ts";
import { powershellCommand } from "./powershell.ts";
import type { ShellRequest } from "./shell-request.ts";

const COMMANDS = { posix: curlCommand, powershell: powershellCommand } as const;
const STARTS = { posix: "#!/bin/sh\n\n", powershell: "" } as const;

/** A script with a command for each event: curl in a POSIX shell, or Invoke-WebRequest in PowerShell. */
export function commandForm(shell: keyof typeof COMMANDS): ExportForm {
  const write: (origin: string, request: ShellRequest) => string = COMMANDS[shell];
  return {
    start: STARTS[shell],
    event: (event) => `${commentOf(event)}${write(event.host, event)}\n\n`,
    end: () => "",
  };
}

function commentOf(event: ExportedEvent): string {
  const note = redactedNote(event);
  return `# ${titleOf(event)}\n${note === "" ? "" : `# ${note}\n`}`;
}
