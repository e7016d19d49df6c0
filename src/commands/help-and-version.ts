// Commander adds these options and the help command. The help and the shell completion both list them.

export const VERSION_OPTION = { flags: "-V, --version", description: "show the version" } as const;

export const HELP_OPTION = { flags: "-h, --help", description: "show this help" } as const;

export const HELP_COMMAND = { name: "help", argument: "[command]", summary: "show the help of a command" } as const;
