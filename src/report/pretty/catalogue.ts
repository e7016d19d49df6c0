import type { CatalogueLine } from "../output-event.ts";
import type { Theme } from "../text/theme.ts";

/** The catalogue as a table: name, how well it is known, when it is sent; a heading a format. */
export function prettyCatalogue(entries: readonly CatalogueLine[], theme: Theme): string {
  const width = Math.max(...entries.map(({ name }) => name.length));
  const formats = [...new Set(entries.map(({ format }) => format))];
  const blocks = formats.map((format) => {
    const lines = entries.filter((entry) => entry.format === format).map((entry) => line(entry, width, theme));
    return [theme.strong(`format of ${format}`), ...lines].join("\n");
  });
  return `${blocks.join("\n\n")}\n`;
}

function line({ name, known, firesWhen }: CatalogueLine, width: number, theme: Theme): string {
  const colour = known === "partial" ? theme.warn : theme.good;
  return `  ${name.padEnd(width)}  ${colour(known.padEnd(10))}  ${firesWhen}`;
}
