/** The help of `listen`. */
export const HELP_OF_LISTEN = {
  "Where it listens:": "Nerede dinler:",
  "port to listen on; 0 means any free port": "dinlenecek port; 0 boş bir port seçer",
  "address to listen on": "dinlenecek adres",
  "accept only this path, 404 otherwise": "yalnızca bu yolu kabul eder, diğerlerine 404 verir",
  "accept only a random path that cannot be guessed; the URL shows it":
    "yalnızca tahmin edilemeyen rastgele bir yolu kabul eder; yol, yazdığı URL'dedir",
  "get a public URL for Hipcall: cloudflared or ngrok if installed, or smee=URL of a channel":
    "Hipcall için genel bir URL alır: kuruluysa cloudflared ya da ngrok, ya da bir kanalın adresiyle smee=URL",
  "write the URL to this file as soon as the listener is ready": "dinleyici hazır olur olmaz URL'yi bu dosyaya yazar",
  "answer 413 to larger bodies": "bundan büyük gövdelere 413 ile cevap verir",
  "of requests that wait for an answer; later senders wait until there is room":
    "cevap bekleyen isteklerin toplam boyutu; dolunca sonraki gönderenler yer açılmasını bekler",
  "accept requests sent by a web page": "bir web sayfasının gönderdiği istekleri de kabul eder",
  "accept this Host header too: a name, *.example.com, or * for all (repeatable)":
    "bu Host başlığını da kabul eder: bir ad, *.example.com, ya da hepsi için * (yinelenebilir)",

  "What it answers:": "Ne cevap verir:",
  "answer with this status": "bu durum koduyla cevap verir",
  "answer with this body": "bu gövdeyle cevap verir",
  "wait this long before answering": "cevap vermeden önce bu kadar bekler",
  "answer 422 to an invalid event, and exit with 1 if there was one":
    "geçersiz olaya 422 ile cevap verir; böyle bir olay geldiyse çıkış kodu 1 olur",
  "answer by rule, such as 'call_*=503,first=3': PATTERN=STATUS, then any of ,delay=2s ,first=3 ,every=4 ,reset (repeatable)":
    "kurala göre cevap verir, örneğin 'call_*=503,first=3': önce PATTERN=STATUS, sonra isteğe göre ,delay=2s ,first=3 ,every=4 ,reset (yinelenebilir)",

  "Signatures by Standard Webhooks (not yet Hipcall):": "Standard Webhooks imzaları (Hipcall'da henüz yok):",
  "answer 401 to a request that this secret has not signed, and exit with 1 if there was one; better in HIPCALL_HOOKS_VERIFY (repeatable: any of them fits)":
    "bu gizli anahtarla imzalanmamış isteğe 401 ile cevap verir; böyle bir istek geldiyse çıkış kodu 1 olur; HIPCALL_HOOKS_VERIFY değişkeninde vermek daha iyidir (yinelenebilir: birinin uyması yeter)",

  "Requests that want an answer (see: hipcall-hooks ask --help):":
    "Cevap bekleyen istekler (bakın: hipcall-hooks ask --help):",
  "answer this request (smart-routing, speed-dial, external-management) with this JSON, or with a file (repeatable; then, or with a list, one answer after the other: the last one stays)":
    "bu isteğe (smart-routing, speed-dial, external-management) bu JSON ile ya da bir dosyayla cevap verir (yinelenebilir; yinelenirse ya da liste verilirse cevaplar sırayla gider, sonuncusu kalır)",
  "answer POST and GET /api/v3/calls/{uuid}/cards as Hipcall's insight card API does, also where --path differs":
    "POST ve GET /api/v3/calls/{uuid}/cards isteklerine Hipcall'un kart API'si (insight card) gibi cevap verir, --path başka olsa bile",

  "Your app behind it:": "Arkasındaki uygulamanız:",
  "pass each request on to your app, byte for byte, and return its response":
    "her isteği uygulamanıza bayt bayt aynen iletir, onun cevabını döndürür",
  "answer 504 when the app takes longer": "uygulama bundan geç kalırsa 504 ile cevap verir",
  "call answers late by one reading of how long Hipcall waits: {readings}":
    "Hipcall'un ne kadar beklediğinin yorumlarından birini seçer; geç kalan cevap buna göre belirlenir: {readings}",
  "while the app restarts and refuses connections, try again for this long":
    "uygulama yeniden başlarken bağlantıyı reddederse bu süre boyunca yeniden dener",
  "exit with 1 unless the app answers each event so: 200, 2xx, 200,301-308":
    "uygulama her olaya böyle cevap vermezse çıkış kodu 1 olur: 200, 2xx, 200,301-308",

  "What it shows and saves:": "Ne gösterir, ne kaydeder:",
  "show and save only events with this name; * matches any characters (repeatable)":
    "yalnızca bu addaki olayları gösterir ve kaydeder; * her karakter dizisine uyar (yinelenebilir)",
  "append every request to this capture file (flushed to disk before answering)":
    "her isteği bu kayıt dosyasının sonuna ekler (cevaptan önce diske yazılır)",
  "do not wait for the disk before answering": "cevap vermek için diske yazılmasını beklemez",
  "save authorization, cookie and API key headers too":
    "authorization, cookie ve API anahtarı başlıklarını da kaydeder",

  "When it stops (Ctrl-C always stops it):": "Ne zaman durur (Ctrl-C her zaman durdurur):",
  "exit with 1 unless this arrives: PATTERN, PATTERN=N, =N+ or =A..B, and ' where PATH=VALUE' (repeatable)":
    "bu gelmezse çıkış kodu 1 olur: PATTERN, PATTERN=N, =N+ ya da =A..B, ve ' where PATH=VALUE' (yinelenebilir)",
  "the expected events must arrive in the given order": "beklenen olaylar verilen sırayla gelmelidir",
  "stop after this number of events": "bu kadar olaydan sonra durur",
  "stop after this time (default with --expect or --exec: 30s)":
    "bu süreden sonra durur (--expect ya da --exec varsa varsayılan: 30s)",
  "run this command as soon as the listener is ready, with HIPCALL_HOOKS_URL set; exit with 1 if it fails":
    "dinleyici hazır olur olmaz bu komutu çalıştırır, URL'yi HIPCALL_HOOKS_URL değişkeninde verir; komut başarısız olursa çıkış kodu 1 olur",

  "show and check each event sent to http://127.0.0.1:4665/":
    "http://127.0.0.1:4665/ adresine gönderilen her olayı gösterir ve denetler",
  "record the events, to replay them later": "sonra yeniden göndermek için olayları kaydeder",
  "in a script: one event as JSON, on a free port": "betikte: boş bir portta, JSON olarak tek bir olay",
  "as a check: exits with 1 unless these arrive in this order within 30 s":
    "denetim olarak: bunlar 30 sn içinde bu sırayla gelmezse çıkış kodu 1 olur",
  "pass each event on to your app": "her olayı uygulamanıza iletir",
  "behave like a slow endpoint that fails": "yavaş ve hata veren bir uç nokta gibi davranır",
  "be the web service that routes calls": "çağrıları yönlendiren web servisinin yerine geçer",
  "be Hipcall's card API: does the app post a card that Hipcall takes?":
    "Hipcall'un kart API'sinin yerine geçer: uygulama Hipcall'un kabul edeceği bir kart gönderiyor mu?",
  "fail for the first three call events, then recover": "ilk üç çağrı olayında hata verir, sonra düzelir",
};
