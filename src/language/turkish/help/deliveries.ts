/** The help of `send` and `replay`. */
export const HELP_OF_DELIVERIES = {
  "names or patterns of events: call_hangup, 'call_*' (see: hipcall-hooks events list)":
    "olayların adları ya da desenleri: call_hangup, 'call_*' (bakın: hipcall-hooks events list)",

  "What to send:": "Ne gönderilir:",
  "send this JSON file instead, byte for byte; - reads standard input":
    "örnek yerine bu JSON dosyasını bayt bayt aynen gönderir; - standart girdiyi okur",
  "send a whole call, with its gaps: a name (see: hipcall-hooks events scenarios), or a file":
    "bütün bir çağrıyı aralarıyla gönderir: bir ad (bakın: hipcall-hooks events scenarios) ya da bir dosya",
  "the gaps of --scenario: as they are (original), 10 times shorter (10x), or none (max)":
    "--scenario olayları arasındaki süreler: olduğu gibi (original), 10 kat kısa (10x) ya da hiç (max)",
  "wait no longer than this before one event of --scenario": "bir --scenario olayından önce en çok bu kadar bekler",
  "repeat the whole run this many times": "hepsini bu kadar kez yineler",
  "start at most this many requests a second": "saniyede en çok bu kadar istek başlatır",
  "print the request as a command instead of sending it: curl, or powershell for Windows":
    "isteği göndermek yerine komut olarak yazar: curl, ya da Windows için powershell",

  "give up on an answer after this time": "cevabı en çok bu kadar bekler",
  "retry up to this many times on connection errors, timeouts, 408, 425, 429 and 5xx":
    "bağlantı hatasında, süre dolunca, 408, 425, 429 ve 5xx gelince en çok bu kadar yeniden dener",
  "the statuses that count as accepted": "kabul sayılan durum kodları",
  "the number of requests in flight": "aynı anda gönderilen istek sayısı",
  "show what would be sent; send nothing": "ne gönderileceğini gösterir, bir şey göndermez",
  "new ids, a new uuid and times of now, keeping the gaps between them":
    "yeni id'ler, yeni bir uuid ve şu anki saatler; aralarındaki süreler korunur",

  "Signing by Standard Webhooks (not yet Hipcall):": "Standard Webhooks ile imzalama (Hipcall'da henüz yok):",
  "sign each request with this secret, at the time of sending; better in HIPCALL_HOOKS_SIGN (repeatable: one signature each)":
    "her isteği gönderirken bu gizli anahtarla imzalar; HIPCALL_HOOKS_SIGN değişkeninde vermek daha iyidir (yinelenebilir: her biri bir imza ekler)",

  "Hipcall's rules (see: hipcall-hooks events rules):": "Hipcall'un kuralları (bakın: hipcall-hooks events rules):",
  'deliver by its rules: its headers, 200 only, an answer in time, no retry; stop where the integration would be "Broken"':
    'bu kurallarla gönderir: Hipcall\'un başlıkları, yalnızca 200, zamanında cevap, yeniden deneme yok; entegrasyonun "Kırık" olacağı yerde durur',
  "with --hipcall, choose one reading of an uncertain rule: {readings}":
    "--hipcall ile, kesin olmayan bir kuralın yorumlarından birini seçer: {readings}",

  "Faults and repeats:": "Ağ hataları ve yinelemeler:",
  "duplicate, reorder, drop, truncate, delay=5s or burst: applies to one event per scenario, or one in every 20 (repeatable)":
    "duplicate, reorder, drop, truncate, delay=5s ya da burst: her senaryoda bir olaya, ya da her 20 olaydan birine uygulanır (yinelenebilir)",
  "repeat the faults of an earlier run: --fault prints its seed":
    "önceki bir çalıştırmanın hatalarını yineler; onun seed değerini --fault yazar",
  "send each event this many times and compare the answers; exit 1 when a body differs, or a failure follows a success":
    "her olayı bu kadar kez gönderir ve cevapları karşılaştırır; gövdeler farklıysa ya da başarıdan sonra hata gelirse çıkış kodu 1 olur",

  "Comparing the answers of --times:": "--times cevaplarını karşılaştırma:",
  "what --times compares; =shape compares status, keys and types, =status the status":
    "--times neyi karşılaştırır; =shape durum kodunu, anahtarları ve tipleri, =status durum kodunu karşılaştırır",
  "a path in the answers' JSON that may differ: data.id, 'items[*].id', '**.id' (repeatable)":
    "cevapların JSON'ında farklı olabilecek bir yol: data.id, 'items[*].id', '**.id' (yinelenebilir)",
  "a path whose value may differ, but must be a uuid, time, number or string (repeatable)":
    "değeri farklı olabilecek bir yol; değer yine de uuid, time, number ya da string olmalıdır (yinelenebilir)",

  "the documented sample, to a listener on this machine": "belgelenmiş örneği bu makinedeki dinleyiciye gönderir",
  "to an app": "bir uygulamaya gönderir",
  "every event of the 2024 format that is about calls: one call, with new ids and times of now":
    "2024 biçiminin çağrılarla ilgili her olayı: yeni id'ler ve şu anki saatlerle tek bir çağrı",
  "the request as a curl command, with one value changed": "isteği, bir değeri değişmiş bir curl komutu olarak yazar",
  "a whole call with its real gaps, as if it happened now":
    "bütün bir çağrı, gerçek aralarıyla, şu anda oluyormuş gibi",
  "with a fault: the same seed gives the same order": "bir ağ hatasıyla: aynı seed aynı sırayı verir",
  "the same event again: does the app answer the same?": "aynı olay yeniden: uygulama aynı cevabı veriyor mu?",
  "by Hipcall's own rules: would it switch the app off?": "Hipcall'un kendi kurallarıyla: entegrasyonu kapatır mıydı?",
  "load, with a latency summary": "yük altında, gecikme özetiyle",

  "only events without a recorded 2xx answer: failed, or never forwarded":
    "yalnızca kaydında 2xx cevabı olmayan olaylar: başarısız olanlar ya da hiç iletilmeyenler",
  "Pace:": "Hız:",
  "the recorded gaps: as they are (original), 10 times shorter (10x), or none (max)":
    "kayıttaki olaylar arasındaki süreler: olduğu gibi (original), 10 kat kısa (10x) ya da hiç (max)",
  "wait no longer than this before one request": "bir istekten önce en çok bu kadar bekler",
  "wait this long for the target to accept connections": "hedefin bağlantı kabul etmesini en çok bu kadar bekler",
  "wait until this URL answers 2xx, or the target answers a GET with this status (30s without --wait)":
    "bu URL 2xx ile ya da hedef bir GET isteğine bu durum koduyla cevap verene kadar bekler (--wait yoksa 30s)",
  "end at the first delivery that is not accepted": "kabul edilmeyen ilk teslimatta biter",
  "send to the recorded path and query, below the path of --to":
    "kayıttaki yola ve sorguya gönderir; --to ile verilen yolun altına",
  "start the app with this command, wait for the target (30s without --wait), and stop it at the end":
    "uygulamayı bu komutla başlatır, hedefi bekler (--wait yoksa 30s), sonunda uygulamayı durdurur",
  "compare each answer with the recorded one: status and body (JSON by value); =shape compares status, keys and types, =status the status":
    "her cevabı kaydedilen cevapla karşılaştırır: durum kodu ve gövde (JSON ise değerleriyle); =shape durum kodunu, anahtarları ve tipleri, =status durum kodunu karşılaştırır",
  "write the new answers to the capture file, replacing the recorded ones":
    "yeni cevapları kayıt dosyasına, kaydedilmiş cevapların yerine yazar",
  "exit with 1 when the 95th percentile of an event's latencies is above this":
    "bir olayın gecikmelerinin 95. yüzdeliği bunu aşarsa çıkış kodu 1 olur",

  "every event of a capture, byte for byte, to a listener on this machine":
    "bir kayıttaki her olayı bu makinedeki dinleyiciye bayt bayt aynen gönderir",
  "show which call events would be sent": "hangi çağrı olaylarının gönderileceğini gösterir",
  "what the app has missed or refused": "uygulamanın kaçırdıkları ya da reddettikleri",
  "with the recorded gaps, two seconds at most": "kayıttaki aralarla, en çok iki saniye",
  "in CI: start the app, replay, compare the answers, stop the app":
    "CI'da: uygulamayı başlatır, yeniden gönderir, cevapları karşılaştırır, uygulamayı durdurur",
};
