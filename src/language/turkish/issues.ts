/** What an issue of an event says: its message, what was expected and received, its hint. */
export const ISSUES = {
  "expected {expected}, but the field is missing": "beklenen {expected}, ama alan yok",
  "expected {expected}": "beklenen {expected}",
  "expected {expected}, received {received}": "beklenen {expected}, gelen {received}",
};
