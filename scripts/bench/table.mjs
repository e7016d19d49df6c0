/** A Markdown table: a row for each measurement, a column for each Node. A ratio that misses its goal is bold. */
export function tableOf(rows) {
  const majors = [...new Set(rows.map(({ node }) => node))].toSorted((one, other) => one - other);
  const head = ["what", "against", "goal", ...majors.map((major) => `Node ${major}`)];
  const lines = rows
    .filter((row, at) => rows.findIndex((other) => isSame(row, other)) === at)
    .map((row) => [row.what, row.baseline, row.goal].concat(majors.map((major) => ratioOn(major, row, rows))));
  return [head, head.map(() => "---"), ...lines].map((line) => `| ${line.join(" | ")} |`).join("\n");
}

function isSame(row, other) {
  return row.what === other.what && row.baseline === other.baseline;
}

function ratioOn(major, row, rows) {
  const measured = rows.find((other) => other.node === major && isSame(row, other));
  if (measured === undefined) return "";
  const { ratio, held } = measured;
  if (ratio === undefined) return "not measured";
  return held === false ? `**${ratio.toFixed(2)}**` : ratio.toFixed(2);
}

/** Notes on rows: why one was not measured, or how much CPU time it used. */
export function notesOf(rows) {
  return rows.flatMap(({ what, node, note, notMeasured }) => {
    const text = notMeasured === undefined ? note : `not measured: ${notMeasured.split("\n")[0].slice(0, 300)}`;
    return text === undefined ? [] : [`- ${what}, Node ${node}: ${text}`];
  });
}
