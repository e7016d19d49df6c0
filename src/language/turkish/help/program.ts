/** The help of the program, and what the help of several commands says. */
export const HELP_OF_PROGRAM = {
  "{description} (default: {value})": "{description} (varsayılan: {value})",
  "Usage:": "Kullanım:",
  "Options:": "Seçenekler:",
  "Commands:": "Komutlar:",
  "Arguments:": "Argümanlar:",
  "Examples:": "Örnekler:",
  "[options]": "[seçenekler]",
  "[command]": "[komut]",
  "Every command has its own options and examples:": "Her komutun kendi seçenekleri ve örnekleri var:",

  "Send, receive, check and replay Hipcall webhooks on your own machine: no account, no network.":
    "Hipcall webhook'larını kendi bilgisayarınızda gönderin, alın, denetleyin ve yeniden gönderin: hesap gerekmez, ağ gerekmez.",
  "show the version": "sürümü gösterir",
  "show this help": "bu yardımı gösterir",
  "show the help of a command": "bir komutun yardımını gösterir",
  "show and check what comes to this machine": "bu makineye gelenleri gösterir ve denetler",
  "post a sample event to that listener": "o dinleyiciye örnek bir olay gönderir",
  "send recorded events again": "kaydedilmiş olayları yeniden gönderir",

  "receive webhooks; show, check, record and forward them": "webhook'ları alır; gösterir, denetler, kaydeder ve iletir",
  "send sample events or your own to an endpoint": "bir uç noktaya örnek olaylar ya da kendi gövdenizi gönderir",
  "send recorded events again and report the responses": "kaydedilmiş olayları yeniden gönderir, cevapları bildirir",
  "check saved payloads and recorded events against the schemas":
    "saklanan gövdeleri ve kayıtları şemalara göre denetler",
  "send a request that wants an answer, and say what Hipcall would do with it":
    "cevap bekleyen bir istek gönderir, Hipcall'un bu cevapla ne yapacağını söyler",
  "examine an endpoint: is it ready for Hipcall?": "bir uç noktayı inceler: Hipcall için hazır mı?",
  "show or write a config file, a call, a test and a CI workflow for your project":
    "projeniz için ayar dosyası, örnek bir çağrı, test ve CI iş akışı gösterir ya da yazar",
  "show what is known about the events of Hipcall": "Hipcall'un olayları hakkında bilinenleri gösterir",
  "look at recorded events, summarize calls, remove personal data":
    "kaydedilmiş olayları gösterir, çağrıları özetler, kişisel veriyi siler",
  "print a completion script for bash, zsh or fish": "bash, zsh ya da fish için tamamlama betiği yazar",

  "Output and configuration:": "Çıktı ve ayarlar:",
  "one of {values}": "şunlardan biri: {values}",
  "short for --output json: one JSON object a line": "--output json seçeneğinin kısası: her satırda bir JSON nesnesi",
  "short for --output quiet: only failures, warnings and errors, on stderr":
    "--output quiet seçeneğinin kısası: yalnızca başarısız olanlar, uyarılar ve hatalar, stderr'de",
  "colour, even when the output is not a terminal": "renkli, çıktı bir terminale gitmese bile",
  "no colour (NO_COLOR and FORCE_COLOR work too)": "renksiz (NO_COLOR ve FORCE_COLOR da geçerlidir)",
  "language of the output: en or tr; JSON output is always English":
    "çıktının dili: en ya da tr; JSON çıktısı her zaman İngilizcedir",
  "use this file instead of the nearest hipcall-hooks.config.json":
    "en yakındaki hipcall-hooks.config.json yerine bu dosyayı kullanır",

  "Sending:": "Gönderme:",
  "Body:": "Gövde:",
  "As a check:": "Denetim olarak:",
  "the endpoint": "uç nokta",
  "add a header, or replace one (repeatable)": "bir başlık ekler ya da değiştirir (yinelenebilir)",
  "accept any TLS certificate": "her TLS sertifikasını kabul eder",
  "change a value; the path must exist; PATH:=7 sends a number also in place of a text (repeatable)":
    "bir değeri değiştirir; yol var olmalıdır; PATH:=7 bir metnin yerine de sayı gönderir (yinelenebilir)",
  "add a value where there is none (repeatable)": "değer olmayan yere bir değer ekler (yinelenebilir)",
  "remove a value (repeatable)": "bir değeri kaldırır (yinelenebilir)",
  "also write a report: junit=FILE, tap, tap=FILE, github, markdown=FILE or html=FILE (repeatable; github is automatic in GitHub Actions)":
    "ayrıca rapor yazar: junit=FILE, tap, tap=FILE, github, markdown=FILE ya da html=FILE (yinelenebilir; GitHub Actions'ta github kendiliğinden yazılır)",

  "capture files, JSON payload files, HAR and .http files, curl commands, folders of these, patterns such as 'captures/*.ndjson', or - for standard input":
    "kayıt dosyaları, JSON gövde dosyaları, HAR ve .http dosyaları, curl komutları, bunların klasörleri, 'captures/*.ndjson' gibi desenler, ya da standart girdiyi okuyan -",
  "Which events:": "Hangi olaylar:",
  "only events with this name; * matches any characters (repeatable)":
    "yalnızca bu addaki olaylar; * her karakter dizisine uyar (yinelenebilir)",
  "only events with this value, such as data.direction=inbound (repeatable; all must match)":
    "yalnızca bu değeri taşıyan olaylar, örneğin data.direction=inbound (yinelenebilir; hepsi birden uymalıdır)",
  "only events received since then: a local time (10:41), one with Z or +03:00, or how long ago (10m)":
    "yalnızca bu andan sonra gelen olaylar: yerel saat (10:41), Z ya da +03:00 ile bir saat, ya da ne kadar önce olduğu (10m)",
  "only events received until then: a local time (10:41), one with Z or +03:00, or how long ago (10m)":
    "yalnızca bu ana kadar gelen olaylar: yerel saat (10:41), Z ya da +03:00 ile bir saat, ya da ne kadar önce olduğu (10m)",
  "only events without errors": "yalnızca hatasız olaylar",
  "only events with errors": "yalnızca hatalı olaylar",
  "only the first n events": "yalnızca ilk n olay",

  "bash: try it in this shell": "bash: bu kabukta denemek için",
  "bash: save it to a file (repeat this after an update) …":
    "bash: bir dosyaya kaydetmek (her güncellemeden sonra yineleyin) …",
  "… which every new shell loads": "… ve her yeni kabuğa yükletmek için",
  "zsh: try it in this shell": "zsh: bu kabukta denemek için",
  "zsh: save it to a file (repeat this after an update) …":
    "zsh: bir dosyaya kaydetmek (her güncellemeden sonra yineleyin) …",
  "fish: try it in this shell": "fish: bu kabukta denemek için",
  "fish: save it (repeat this after an update)": "fish: kaydetmek için (her güncellemeden sonra yineleyin)",
};
