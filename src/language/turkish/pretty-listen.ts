/** What `listen` says: the listener, its events, its summary. */
export const PRETTY_LISTEN = {
  "listening on": "dinliyor:",
  "forwarding to": "iletiyor:",
  "saving to": "kaydediyor:",
  "Times are local (UTC{offset}). Press Ctrl-C to stop":
    "Saatler yereldir (UTC{offset}). Durdurmak için Ctrl-C'ye basın",
  "public URL": "genel URL",
  "in Hipcall, paste into Account > Integrations > Webhook: {url}":
    "Hipcall'da Hesap > Entegrasyonlar > Web Kancası (Webhook) sayfasına yapıştırın: {url}",
  "signature verified": "imza doğrulandı",
  waits: "bekliyor",
  "waits for {what}": "bekliyor: {what}",
  "connection closed after {duration}": "{duration} sonra bağlantı kapatıldı",
  "the sender closed the connection before the answer": "gönderen, cevaptan önce bağlantıyı kapattı",
  duplicate: "yinelenen",
  "duplicate of #{number}": "yinelenen: #{number} ile aynı",
  "duplicate of an earlier event": "yinelenen: daha önceki bir olayla aynı",
  "call {uuid}: {steps}": "çağrı {uuid}: {steps}",
  "bytes:": "baytlar:",
  "body, {how}:": "gövde, {how}:",
  "{events} received": "{events} geldi",
  "{requests} refused": "{requests} reddedildi",
  "(ended by {reason})": "(bitiren: {reason})",
  count: "olay sayısı",
  expectations: "beklentiler",
  command: "komut",
  timeout: "süre sınırı",
  "not delivered to your app: {events}": "uygulamanıza teslim edilemeyen: {events}",
  "not saved: {records}": "kaydedilemeyen: {records}",
  "{met} of {expectations} met": "{expectations} içinden {met} tanesi karşılandı",
  "saved to {file}": "{file} dosyasına kaydedildi",
  "saved to {file}; the file was moved or removed since":
    "{file} dosyasına kaydedildi; dosya sonradan taşındı ya da silindi",
  "saved to {file}; send it to your app: {command}":
    "{file} dosyasına kaydedildi; uygulamanıza göndermek için: {command}",
  "expected {event}: {counts}": "beklenen {event}: {counts}",
  "#{number} {event} is invalid: {message}": "#{number} {event} geçersiz: {message}",
  "#{number} {event} has a different {path}: expected {expected}, received {received}":
    "#{number} {event} içinde {path} farklı: beklenen {expected}, gelen {received}",
  "a request to an unknown path was answered {status}: {message}":
    "bilinmeyen bir yola gelen istek {status} ile cevaplandı: {message}",
  "a request to {path} was answered {status}: {message}":
    "{path} yoluna gelen istek {status} ile cevaplandı: {message}",
  "#{number} is named {event}": "#{number} adı {event}",
  "closest:": "en yakını:",
  "{expected}, received out of order": "{expected}, gelen sırası yanlış",
  "{expected}, received none": "{expected}, gelen yok",
  "{expected}, received {count}": "{expected}, gelen {count}",
  "--- output of {command} ---": "--- {command} çıktısı ---",
};
