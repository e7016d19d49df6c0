const HEAD = ["what", "baseline", "ratio", "middle half", "goal", "held"];

/** Rows as a Markdown table; what is to be said of one stands below. */
export function tableOf(rows) {
  const lines = [HEAD, HEAD.map(() => "---"), ...rows.map(cells)].map((line) => `| ${line.join(" | ")} |`);
  const notes = rows.flatMap(({ what, note, notMeasured }) => {
    if (notMeasured !== undefined) return [`- ${what}: not measured: ${oneLine(notMeasured)}`];
    return note === undefined ? [] : [`- ${what}: ${note}`];
  });
  return [lines.join("\n"), ...(notes.length === 0 ? [] : [notes.join("\n")])].join("\n\n");
}

function cells({ what, baseline, ratio, low, high, goal, held }) {
  const spread = low === undefined ? "" : `${low.toFixed(2)} to ${high.toFixed(2)}`;
  const shown = ratio === undefined ? "not measured" : ratio.toFixed(2);
  return [what, baseline, shown, spread, goal, held === null ? "" : held ? "yes" : "**no**"];
}

function oneLine(text) {
  return text.split("\n")[0].replaceAll("|", "\\|").slice(0, 300);
}
