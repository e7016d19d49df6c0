/** What `send` and `replay` say: deliveries, their answers and differences, the summary. */
export const PRETTY_DELIVERY = {
  "{status} in {duration}": "{status}, {duration}",
  "{result} after {attempts} attempts": "{attempts} denemeden sonra {result}",
  "timed out after {duration}": "{duration} sonra süre doldu",
  "no connection after {duration}": "{duration} sonra bağlantı yok",
  "not sent": "gönderilmedi",
  "TLS failed after {duration}": "{duration} sonra TLS başarısız",
  "connection lost after {duration}": "{duration} sonra bağlantı koptu",
  "stopped after {duration}": "{duration} sonra durduruldu",
  "(copy {nth})": "({nth}. kopya)",
  "{more} more: {problem}": "{more} tane daha: {problem}",
  "after {duration}": "{duration} sonra",
  "between {shortest} and {longest}": "{shortest} ile {longest} arasında",
  "answer:": "cevap:",
  "{size}, not text": "{size}, metin değil",
  "{bytes} bytes, not UTF-8": "{bytes} bayt, UTF-8 değil",
  faults: "hatalar",
  "(repeat this with --seed {seed})": "(yinelemek için: --seed {seed})",
  "differs:": "farklı:",
  "{difference} (both succeeded: the receiver recognised the repeat)":
    "{difference} (ikisi de başarılı: alıcı yinelemeyi tanıdı)",
  "{where}: expected {expected}, received {received}": "{where}: beklenen {expected}, gelen {received}",
  "HTTP status": "HTTP durum kodu",
  "no value": "değer yok",
  "… and {differences}; --json shows more": "… ve {differences}; fazlası --json ile görünür",
  "{delivered} delivered": "{delivered} teslim edildi",
  "{failed} failed": "{failed} başarısız",
  "{answers} differs": "{answers} farklı",
  "{answers} differ": "{answers} farklı",
  "{events} skipped": "{events} atlandı",
  "{repeats} got a different answer": "{repeats} farklı cevap aldı",
  "{answers} compared with the recording: {same} same": "{answers} kayıttakiyle karşılaştırıldı: {same} aynı",
  "{different} different": "{different} farklı",
  "if these values are new each time, add: {options}": "bu değerler her seferinde yeniyse ekleyin: {options}",
  "or say what they must be: --like PATH=uuid|time|number|string":
    "ya da ne olmaları gerektiğini söyleyin: --like PATH=uuid|time|number|string",
  "stopped by {signal} before the end": "sona gelmeden {signal} ile durduruldu",
  "stopped, because the target was never reached: the other requests were not sent":
    "hedefe hiç ulaşılamadığı için durduruldu: öteki istekler gönderilmedi",
  "stopped, because the target was never reached: {requests} was not sent":
    "hedefe hiç ulaşılamadığı için durduruldu: {requests} gönderilmedi",
  "stopped, because the target was never reached: {requests} were not sent":
    "hedefe hiç ulaşılamadığı için durduruldu: {requests} gönderilmedi",
  "start the app first, or use --retry 5 to keep trying":
    "önce uygulamayı başlatın ya da denemeyi sürdürmek için --retry 5 kullanın",
  "dry run: nothing was sent; would send {requests}": "deneme: hiçbir şey gönderilmedi; gönderilecek olan: {requests}",
  "dry run: nothing was sent; would send {requests} over {duration}":
    "deneme: hiçbir şey gönderilmedi; gönderilecek olan: {duration} içinde {requests}",
  "latency: {percentiles}": "gecikme: {percentiles}",
  "p50 {p50}, p95 {p95}, p99 {p99}, max {max}": "p50 {p50}, p95 {p95}, p99 {p99}, en çok {max}",
  "too slow: p95 {p95} (limit {limit})": "çok yavaş: p95 {p95} (sınır {limit})",
  "{answers} too late: Hipcall gives up {when}": "{answers} çok geç: Hipcall {when} vazgeçer",
  "{answers} at risk, took longer than {time}: Hipcall gives up {when}":
    "{answers} riskli, {time} sınırını aştı: Hipcall {when} vazgeçer",
};
