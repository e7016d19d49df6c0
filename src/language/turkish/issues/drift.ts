/** What traffic has and the catalogue or a baseline has not. */
export const DRIFT = {
  "the baseline has no such event": "karşılaştırılan temelde böyle bir olay yok",
  "the catalogue has no such event": "katalogda böyle bir olay yok",
  "the baseline has this event, and it never came": "karşılaştırılan temelde bu olay var, ama hiç gelmedi",
  "{key} is new, beside event and data": "{key} yeni, event ve data yanında",
  "its body is not known; it has 1 field": "gövdesi bilinmiyor; 1 alanı var",
  "its body is not known; it has {count} fields": "gövdesi bilinmiyor; {count} alanı var",
  "{path} is new ({received})": "{path} yeni ({received})",
  "{kinds} with 1 field": "1 alanlı {kinds}",
  "{kinds} with {count} fields": "{count} alanlı {kinds}",
  "{first} or {last}": "{first} ya da {last}",
  "{path} is null, where no null was known": "{path} null, burada null bilinmiyordu",
  "{path} is {kind} (expected: {wanted})": "{path} {kind} (beklenen: {wanted})",
  "{path} is {kind} (expected: {wanted}); the expected type was a guess":
    "{path} {kind} (beklenen: {wanted}); beklenen tür bir tahmindi",
  "{path} has another form: {form} (expected: {wanted})": "{path} başka bir biçimde: {form} (beklenen: {wanted})",
  "{path} has a new value: {value} (known: {known})": "{path} yeni bir değer taşıyor: {value} (bilinenler: {known})",
  "{path} never came": "{path} hiç gelmedi",
  "{path} is missing (expected: always)": "{path} yok (beklenen: her zaman)",
};
