/** The help of the commands. */
export const HELP = {
  "{description} (default: {value})": "{description} (varsayılan: {value})",
  "Usage:": "Kullanım:",
  "Options:": "Seçenekler:",
  "Commands:": "Komutlar:",
  "Arguments:": "Argümanlar:",
  "Examples:": "Örnekler:",
  "Every command has its own options and examples:": "Her komutun kendi seçenekleri ve örnekleri var:",
};
