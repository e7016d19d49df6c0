/** Warnings and notes, and what to do. */
export const WARNINGS = {
  "wait for an answer before sending the next request on a connection":
    "aynı bağlantıda sonraki isteği göndermeden önce cevabı bekleyin",
  "close idle connections at the sender": "boştaki bağlantıları gönderen tarafta kapatın",
  "a message of the smee channel is not a request": "smee kanalındaki bir ileti istek değil",
  "the smee channel sends parsed bodies: the values are the original ones, the bytes are not":
    "smee kanalı ayrıştırılmış gövdeler gönderir: değerler özgündür, baytlar değil",
  "is the app stopped at a breakpoint? answer first, and do the work later":
    "uygulama bir kesme noktasında mı duruyor? önce cevap verin, işi sonra yapın",
  "the app's response is too long to be recorded": "uygulamanın cevabı kaydedilemeyecek kadar uzun",
  "let the app answer sooner, or allow more with --max-pending 512mb":
    "uygulama daha çabuk cevap versin, ya da --max-pending 512mb ile daha çoğuna izin verin",
  "Hipcall does not sign webhooks; use --secret-path, or leave --host out to listen only on this machine":
    "Hipcall webhook'ları imzalamaz; --secret-path kullanın, ya da yalnız bu makineyi dinlemek için --host kullanmayın",
  "anyone who learns the public URL can post events to it: Hipcall does not sign webhooks":
    "dış URL'yi öğrenen herkes ona olay gönderebilir: Hipcall webhook'ları imzalamaz",
  "add --secret-path": "--secret-path ekleyin",
  "the listener goes on; it will end with exit code 70, and print what to report":
    "dinleyici sürer; 70 çıkış koduyla biter ve bildirilecekleri yazar",
  "to go on with the call, type digits: --digits 1234": "çağrıyı sürdürmek için rakam girin: --digits 1234",
  "another documented form: hipcall-hooks ask speed-dial --form help":
    "belgelenmiş başka bir biçim: hipcall-hooks ask speed-dial --form help",
  "the values of this sample are fictional": "bu örnekteki değerler uydurmadır",
  "no new answer was recorded": "yeni cevap kaydedilmedi",
  "--set, --add, --unset and --fresh change bodies: other bytes are sent than were recorded":
    "--set, --add, --unset ve --fresh gövdeleri değiştirir: kaydedilenden başka baytlar gönderilir",
  "sending the body that is in the file now": "şu anda dosyada olan gövde gönderiliyor",
  "it is the capture of the target itself: replay the file by its name":
    "bu, hedefin kendi kaydı: dosyayı adıyla yeniden gönderin",
  "look at fewer events at once: --only, --where, --since, --until":
    "bir kerede daha az olaya bakın: --only, --where, --since, --until",
  "nothing to suggest: the body of every event here is known":
    "önerilecek bir şey yok: buradaki her olayın gövdesi biliniyor",
  "paths begin at the body, like data.external_id or '**.external_id'":
    "yollar gövdeden başlar: data.external_id ya da '**.external_id' gibi",
  "reading standard input: type or paste JSON, and end it with Ctrl-D":
    "standart girdi okunuyor: JSON yazın ya da yapıştırın, Ctrl-D ile bitirin",
  "see an event's fields with: hipcall-hooks events show NAME":
    "bir olayın alanları için: hipcall-hooks events show NAME",
  "no uuid is on both sides: the events are matched by name and order":
    "iki tarafta da olan bir uuid yok: olaylar ad ve sırayla eşleştirildi",
  "an event that is called gone or new can be in the other capture, far away: select fewer, with --only or --since":
    "yok ya da yeni denen bir olay öteki kayıtta, çok uzakta olabilir: --only ya da --since ile daha azını seçin",
  "sending it unchanged": "değiştirilmeden gönderiliyor",
  "the target is not on this machine: {url}": "hedef bu makinede değil: {url}",
  "the target is not on this machine: {url}, sent through the proxy {proxy}":
    "hedef bu makinede değil: {url}, {proxy} vekil sunucusu üzerinden gönderilir",
  "{none} has the path {name}, given to --ignore or --like":
    "--ignore ya da --like ile verilen {name} yolu bulunamadı: {none}",
};
