/** Files that are not what they should be, with the issue of their content. */
export const SOURCES = {
  "standard input": "standart girdi",
  "{file}: {problem}": "{file}: {problem}",
  "{what} is not JSON: line {line}, column {column}: {reason}":
    "{what} JSON değil: {line}. satır {column}. sütun: {reason}",
  "{what} is not UTF-8": "{what} UTF-8 değil",
  "JSON must be UTF-8; if an editor saved it as Windows-1254: {command}":
    "JSON, UTF-8 olmalı; bir düzenleyici onu Windows-1254 olarak kaydettiyse: {command}",
  "{place} is not an event: {problem}": "{place} bir olay değil: {problem}",
  "{place} would not be a valid event: {problem}": "{place} geçerli bir olay olmaz: {problem}",
  "{place} would not be a valid event: {problem}, and {more}":
    "{place} geçerli bir olay olmaz: {problem}, ayrıca {more}",
  "{event} of the scenario: {problem}": "senaryodaki {event}: {problem}",
};
