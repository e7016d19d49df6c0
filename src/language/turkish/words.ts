/** Words that many parts of the output share. */
export const WORDS = {
  "hint:": "ipucu:",
  "note:": "not:",
  "warning:": "uyarı:",
  "error:": "hata:",
  info: "bilgi",
  "… and {left} more issues; --json shows all": "… ve {left} sorun daha; hepsi --json ile görünür",
  valid: "geçerli",
  invalid: "geçersiz",
  unknown: "bilinmiyor",
  unparsable: "okunamıyor",
};
