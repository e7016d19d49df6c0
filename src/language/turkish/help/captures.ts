/** The help of `captures`. */
export const HELP_OF_CAPTURES = {
  "list the events of a capture, one a line: number, time, name, verdict, answer":
    "bir kayıttaki olayları satır satır listeler: sıra, saat, ad, sonuç, cevap",
  "show an event of a capture whole: request, headers, body, issues, recorded answer":
    "kayıttaki bir olayı bütünüyle gösterir: istek, başlıklar, gövde, sorunlar, kaydedilen cevap",
  "list the calls of a capture: what happened, and problems in their events":
    "kayıttaki çağrıları listeler: ne oldu, olaylarında hangi sorunlar var",
  "compare two captures, or two events: what is new, gone and changed":
    "iki kaydı ya da iki olayı karşılaştırır: ne yeni, ne eksik, ne değişmiş",
  "write a page to look at in a browser: calls as bars, issues, answers, latency":
    "tarayıcıda bakılacak bir sayfa yazar: çağrılar çubuk olarak, sorunlar, cevaplar, gecikmeler",
  "write a copy without personal data that still validates and replays":
    "kişisel veri içermeyen, yine de geçerli ve yeniden gönderilebilir bir kopya yazar",
  "write events in another form: curl, HAR, .http, hurl, files, a scenario, a test":
    "olayları başka biçimde yazar: curl, HAR, .http, hurl, dosyalar, senaryo, test",
  "make a capture of what other programs recorded: HAR, curl, .http, ngrok and others":
    "başka programların kaydettiklerinden kayıt oluşturur: HAR, curl, .http, ngrok ve diğerleri",

  "one line an event, with its number": "her olay için bir satır, sıra numarasıyla",
  "only those with errors": "yalnızca hatalı olanlar",
  "the call events, as JSON lines": "çağrı olayları, JSON satırları olarak",

  "the event with this number, as `captures list` counts them (repeatable)":
    "bu sıra numaralı olay, `captures list` nasıl sayıyorsa öyle (yinelenebilir)",
  "the event whose request has this id (repeatable)": "isteği bu id ile kaydedilmiş olay (yinelenebilir)",
  "the second event: request, issues, answer": "ikinci olay: istek, sorunlar, cevap",
  "the first event with an error": "ilk hatalı olay",
  "as JSON, with the body byte for byte": "JSON olarak, gövde bayt bayt aynen",

  "exit with 1 if a call has a warning or an error": "bir çağrıda uyarı ya da hata varsa çıkış kodu 1 olur",
  "every call in a sentence, with its findings": "her çağrı bir cümleyle, bulgularıyla",
  "the inbound calls, as JSON lines": "gelen çağrılar, JSON satırları olarak",

  "a capture, as of `captures list`": "bir kayıt, `captures list` için olduğu gibi",
  "the capture to compare it with": "karşılaştırılacak kayıt",
  "What may differ:": "Ne farklı olabilir:",
  "a path in the payloads' and answers' JSON that may differ: data.id, 'items[*].id', '**.id' (repeatable)":
    "gövdelerin ve cevapların JSON'ında farklı olabilecek bir yol: data.id, 'items[*].id', '**.id' (yinelenebilir)",
  "what is new, gone and changed": "ne yeni, ne eksik, ne değişmiş",
  "two events of a capture": "bir kayıttan iki olay",
  "with values that may differ": "farklı olabilecek değerlerle",

  "The page:": "Sayfa:",
  "the file to write, such as calls.html": "yazılacak dosya, örneğin calls.html",
  "a page to open in a browser, or to print": "tarayıcıda açılacak ya da yazdırılacak bir sayfa",
  "only the last hour": "yalnızca son bir saat",

  "the capture file to read": "okunacak kayıt dosyası",
  "the file to write; with --check: more files to read": "yazılacak dosya; --check ile: okunacak başka dosyalar",
  "The copy:": "Kopya:",
  "produce the same replacements in every file scrubbed with this key (keep it secret)":
    "bu anahtarla arındırılan her dosyada aynı değerin yerine aynı değeri koyar (anahtarı gizli tutun)",
  "keep what is at this place of a body, with all that is in it (data.external_id, 'items[*].id', '**.note')":
    "gövdenin bu yerindekini, içindeki her şeyle birlikte olduğu gibi bırakır (data.external_id, 'items[*].id', '**.note')",
  "overwrite an existing file": "var olan dosyanın üzerine yazar",
  "write nothing: say what looks personal in these files, and exit with 1 if anything does":
    "bir şey yazmaz: bu dosyalarda neyin kişisel veriye benzediğini söyler; varsa çıkış kodu 1 olur",
  "a copy that can be committed": "depoya konabilecek bir kopya",
  "again, with the same replacements as last time": "yeniden; yerine konan değerler geçen seferkiyle aynıdır",
  "in CI: fails if it has personal data": "CI'da: kişisel veri varsa başarısız olur",

  "The result:": "Sonuç:",
  "what to write: curl, har, http, hurl, files, scenario or vitest":
    "ne yazılacağı: curl, har, http, hurl, files, scenario ya da vitest",
  "write to this file instead of standard output (a folder for files)":
    "standart çıktı yerine bu dosyaya yazar (files için bir klasör)",
  "overwrite what is there": "var olanın üzerine yazar",
  "the endpoint of the requests (default: http://127.0.0.1:4665, and the recorded path)":
    "isteklerin uç noktası (varsayılan: http://127.0.0.1:4665 ve kayıttaki yol)",
  "for curl: posix, or powershell for Windows": "curl için: posix, ya da Windows için powershell",
  "a curl command for each event": "her olay için bir curl komutu",
  "for a browser's network panel, or Insomnia": "bir tarayıcının ağ paneli ya da Insomnia için",
  "for the editors of JetBrains, VS Code and Emacs": "JetBrains, VS Code ve Emacs düzenleyicileri için",
  "a scenario of your own: hipcall-hooks send --scenario mine.json":
    "kendi senaryonuz: hipcall-hooks send --scenario mine.json",
  "a test file for your app": "uygulamanız için bir test dosyası",

  "HAR files, curl commands, .http files, exports of webhook.site, smee and ngrok, GoReplay's files, payloads, captures, or - for standard input":
    "HAR dosyaları, curl komutları, .http dosyaları, webhook.site, smee ve ngrok dışa aktarımları, GoReplay dosyaları, gövdeler, kayıtlar, ya da standart girdiyi okuyan -",
  "The capture:": "Kayıt:",
  "the capture file to write": "yazılacak kayıt dosyası",
  "take requests that are not webhooks too": "webhook olmayan istekleri de alır",
  "what a browser, mitmproxy or Insomnia recorded": "bir tarayıcının, mitmproxy'nin ya da Insomnia'nın kaydettikleri",
  "a curl command that was copied": "kopyalanmış bir curl komutu",
  "curl commands, and an .http file": "curl komutları ve bir .http dosyası",
  "what ngrok has: curl -s localhost:4040/api/requests/http > requests.json":
    "ngrok'ta olanlar: curl -s localhost:4040/api/requests/http > requests.json",
};
