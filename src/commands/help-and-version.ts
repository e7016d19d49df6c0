// What the program offers beside its commands: the parser brings it, the help and the completion name it.

export const PROGRAM = "hipcall-hooks";

export const VERSION_OPTION = { flags: "-V, --version", description: "show the version" };

export const HELP_OPTION = { flags: "-h, --help", description: "show this help" };

export const HELP_COMMAND = { name: "help", argument: "[command]", summary: "show the help of a command" };
