// Draws screens of a terminal as SVG: one screen as a picture, several as an animation.

const CELL = { width: 8.4, height: 18 };
const MARGIN = 14;
/** The colours of the terminal palette. */
const COLOURS = ["#16181d", "#f07178", "#a5d76e", "#ffcb6b", "#82aaff", "#c792ea", "#7fdbca", "#d6deeb"];
const PLAIN = "#d6deeb";
const GROUND = "#16181d";
const FAINT = 0.55;

/** `replacements` are pairs `[from, to]`, for what differs between two runs, such as ports. */
export function picture(rows, { columns, label, replacements = [] }) {
  const drawn = rows.map((runs, row) => rowOf(runs, { y: baseline(row), replacements })).filter((row) => row !== "");
  return svg({ columns, rows: rows.length, label, parts: drawn });
}

/** Shows each frame for its `seconds`, then begins again. Rows that frames have in common are stored once. */
export function animation(frames, { columns, label, replacements = [] }) {
  const total = frames.reduce((sum, { seconds }) => sum + seconds, 0);
  const stored = new Map();
  const idOf = (drawn) => {
    if (!stored.has(drawn)) stored.set(drawn, `r${stored.size}`);
    return stored.get(drawn);
  };
  let start = 0;
  const groups = frames.map(({ rows, seconds }, index) => {
    const uses = rows.map((runs, row) => {
      const drawn = rowOf(runs, { y: 0, replacements });
      return drawn === "" ? "" : `<use href="#${idOf(drawn)}" y="${baseline(row)}"/>`;
    });
    const [from, to] = [percent(start / total), percent((start + seconds) / total)];
    start += seconds;
    const keys =
      index === frames.length - 1
        ? `0%{visibility:hidden}${from}%{visibility:visible}100%{visibility:visible}`
        : `0%{visibility:hidden}${from}%{visibility:visible}${to}%{visibility:hidden}100%{visibility:hidden}`;
    const style = `@keyframes f${index}{${index === 0 ? keys.replace("0%{visibility:hidden}", "") : keys}}.f${index}{visibility:hidden;animation:f${index} ${total}s step-end infinite}`;
    return { style, group: `<g class="f${index}">${uses.join("")}</g>` };
  });
  // Without animations, the last frame stands.
  const still = `@media (prefers-reduced-motion:reduce){g[class]{animation:none!important}.f${frames.length - 1}{visibility:visible!important}}`;
  const rows = frames[0].rows.length;
  return svg({
    columns,
    rows,
    label,
    parts: [
      `<style>${groups.map(({ style }) => style).join("")}${still}</style>`,
      `<defs>${[...stored].map(([drawn, id]) => `<g id="${id}">${drawn}</g>`).join("\n")}</defs>`,
      ...groups.map(({ group }) => group),
    ],
  });
}

function svg({ columns, rows, label, parts }) {
  const width = columns * CELL.width + 2 * MARGIN;
  const height = rows * CELL.height + 2 * MARGIN;
  return [
    `<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 ${Math.ceil(width)} ${height}" role="img" aria-label="${escaped(label)}">`,
    `<rect width="100%" height="100%" rx="8" fill="${GROUND}"/>`,
    `<g font-family="ui-monospace,SFMono-Regular,Menlo,Consolas,'DejaVu Sans Mono',monospace" font-size="14" fill="${PLAIN}">`,
    ...parts,
    "</g>",
    "</svg>",
    "",
  ].join("\n");
}

/** One row. Characters of the same style are one text of a fixed length, so that every font keeps the columns. */
function rowOf(runs, { y, replacements }) {
  const shapes = runs.map(({ text, column, look }) => {
    const back = look.inverse
      ? `<rect x="${left(column)}" y="${y - 13}" width="${widthOf(text)}" height="${CELL.height}" fill="${PLAIN}"/>`
      : "";
    if (text.trim() === "") return back;
    // Keeps the length, so that the text after it stays in its column.
    const usual = replacements.reduce((now, [from, to]) => now.replaceAll(from, to), text);
    const padded = usual.padEnd(text.length).slice(0, text.length);
    const shown = padded.trim();
    const x = left(column + padded.indexOf(shown));
    const colour = look.colour === null ? PLAIN : COLOURS[look.colour];
    const style = [
      look.inverse ? ` fill="${GROUND}"` : colour === PLAIN ? "" : ` fill="${colour}"`,
      look.bold ? ' font-weight="bold"' : "",
      look.faint ? ` opacity="${FAINT}"` : "",
    ].join("");
    return `${back}<text x="${x}" y="${y}" textLength="${widthOf(shown)}"${style}>${escaped(unbroken(shown))}</text>`;
  });
  return shapes.join("");
}

function left(column) {
  return round(MARGIN + column * CELL.width);
}

function widthOf(text) {
  return round(text.length * CELL.width);
}

/** SVG makes one blank of several, unless they are no-break spaces. */
function unbroken(text) {
  return text.replaceAll(/ {2,}/g, (blanks) => "\u00a0".repeat(blanks.length));
}

function baseline(row) {
  return MARGIN + row * CELL.height + 13;
}

function escaped(text) {
  return text.replaceAll("&", "&amp;").replaceAll("<", "&lt;").replaceAll(">", "&gt;").replaceAll('"', "&quot;");
}

function percent(part) {
  return Math.round(part * 10_000) / 100;
}

function round(value) {
  return Math.round(value * 10) / 10;
}
