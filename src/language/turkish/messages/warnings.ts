/** Warnings and notes, and what to do. */
export const WARNINGS = {
  "{unanswered} requests wait for an answer: connections that send more are closed":
    "{unanswered} istek cevap bekliyor: daha çok gönderen bağlantılar kapatılıyor",
  "wait for an answer before sending the next request on a connection":
    "aynı bağlantıda sonraki isteği göndermeden önce cevabı bekleyin",
  "{max} connections are open already: those without a request are closed to make room":
    "{max} bağlantı zaten açık: yer açmak için isteği olmayanlar kapatılıyor",
  "close idle connections at the sender": "boştaki bağlantıları gönderen tarafta kapatın",
  "the smee channel is read through the proxy {proxy}": "smee kanalı {proxy} vekil sunucusu üzerinden okunuyor",
  "a message of the smee channel is not a request": "smee kanalındaki bir ileti istek değil",
  "the smee channel sends parsed bodies: the values are the original ones, the bytes are not":
    "smee kanalı ayrıştırılmış gövdeler gönderir: değerler özgündür, baytlar değil",
  "the tunnel is down: {tool}: {reason}": "tünel kapandı: {tool}: {reason}",
  "it reconnects in {wait} s": "{wait} sn sonra yeniden bağlanır",
  "cannot accept a connection: {reason}": "bir bağlantı kabul edilemiyor: {reason}",
  "#{number} {event} has no answer after {seconds} s: Hipcall may have given up":
    "#{number} {event} {seconds} sn geçti, cevap yok: Hipcall vazgeçmiş olabilir",
  "is the app stopped at a breakpoint? answer first, and do the work later":
    "uygulama bir kesme noktasında mı duruyor? önce cevap verin, işi sonra yapın",
  "the app's response is too long to be recorded": "uygulamanın cevabı kaydedilemeyecek kadar uzun",
  "cannot write to {path}: {reason}": "{path} yazılamıyor: {reason}",
  "the requests in progress have reached {megabytes} MB: later senders wait, then get 503":
    "süren istekler {megabytes} MB oldu: sonraki gönderenler bekler, sonra 503 alır",
  "let the app answer sooner, or allow more with --max-pending 512mb":
    "uygulama daha çabuk cevap versin, ya da --max-pending 512mb ile daha çoğuna izin verin",
  "{host} is reachable from other machines: anyone there can post events":
    "{host} başka makinelerden de erişilir: oradaki herkes olay gönderebilir",
  "{host} is reachable from other machines: anyone there can post events to {path}":
    "{host} başka makinelerden de erişilir: oradaki herkes şuraya olay gönderebilir: {path}",
  "Hipcall does not sign webhooks; use --secret-path, or leave --host out to listen only on this machine":
    "Hipcall webhook'ları imzalamaz; --secret-path kullanın, ya da yalnız bu makineyi dinlemek için --host kullanmayın",
  "anyone who learns the public URL can post events to it: Hipcall does not sign webhooks":
    "dış URL'yi öğrenen herkes ona olay gönderebilir: Hipcall webhook'ları imzalamaz",
  "add --secret-path": "--secret-path ekleyin",
  "an error in hipcall-hooks: {reason}": "hipcall-hooks: bir hata: {reason}",
  "the listener goes on; it will end with exit code 70, and print what to report":
    "dinleyici sürer; 70 çıkış koduyla biter ve bildirilecekleri yazar",
  "to go on with the call, type digits: --digits 1234": "çağrıyı sürdürmek için rakam girin: --digits 1234",
  "another documented form: hipcall-hooks ask speed-dial --form help":
    "belgelenmiş başka bir biçim: hipcall-hooks ask speed-dial --form help",
  "the body of {name} is only partly known: {source}": "{name} gövdesi yalnız kısmen biliniyor: {source}",
  "the values of this sample are fictional": "bu örnekteki değerler uydurmadır",
  "{path}: {answers} recorded": "{path}: {answers} kaydedildi",
  "no new answer was recorded": "yeni cevap kaydedilmedi",
  "--set, --add, --unset and --fresh change bodies: other bytes are sent than were recorded":
    "--set, --add, --unset ve --fresh gövdeleri değiştirir: kaydedilenden başka baytlar gönderilir",
  "{place}: the body is not the one that was recorded (its sha256 differs)":
    "{place}: gövde kaydedilenle aynı değil (sha256 değeri farklı)",
  "sending the body that is in the file now": "şu anda dosyada olan gövde gönderiliyor",
  "standard input had {events} that reached {url} during the replay; not sent again":
    "yeniden gönderme sırasında {url} adresine ulaşan, standart girdide {events} vardı; yeniden gönderilmedi",
  "it is the capture of the target itself: replay the file by its name":
    "bu, hedefin kendi kaydı: dosyayı adıyla yeniden gönderin",
  "there are more than {events} event names; the others were not looked at":
    "{events} olay adından çok var; ötekilere bakılmadı",
  "there are more than {fields} fields; the others were not looked at": "{fields} alandan çok var; ötekilere bakılmadı",
  "a field has more than {values} different values; the others were not looked at":
    "bir alanda {values} farklı değerden çok var; ötekilere bakılmadı",
  "a value is deeper than {depth} levels; what is below was not looked at":
    "bir değer {depth} düzeyden derin; altındakilere bakılmadı",
  "look at fewer events at once: --only, --where, --since, --until":
    "bir kerede daha az olaya bakın: --only, --where, --since, --until",
  "nothing to suggest: the body of every event here is known":
    "önerilecek bir şey yok: buradaki her olayın gövdesi biliniyor",
  "{place} was omitted: {reason}": "{place} dışarıda bırakıldı: {reason}",
  "--keep {name} led to no value": "--keep {name} hiçbir değere götürmedi",
  "paths begin at the body, like data.external_id or '**.external_id'":
    "yollar gövdeden başlar: data.external_id ya da '**.external_id' gibi",
  "{place} was not checked: {reason}": "{place} denetlenmedi: {reason}",
  "reading standard input: type or paste JSON, and end it with Ctrl-D":
    "standart girdi okunuyor: JSON yazın ya da yapıştırın, Ctrl-D ile bitirin",
  "no event has the path {name}, given to --where": "--where ile verilen {name} yolu hiçbir olayda yok",
  "see an event's fields with: hipcall-hooks events show NAME":
    "bir olayın alanları için: hipcall-hooks events show NAME",
  "{place} is skipped: {reason}": "{place} atlandı: {reason}",
  "{out} was not written: {files} could not be read": "{out} yazılmadı: {files} okunamadı",
  "no uuid is on both sides: the events are matched by name and order":
    "iki tarafta da olan bir uuid yok: olaylar ad ve sırayla eşleştirildi",
  "{events} waited too long for a match ({limit} events or 16 MB on one side)":
    "{events} eşleşmeyi çok bekledi (bir tarafta {limit} olay ya da 16 MB)",
  "an event that is called gone or new can be in the other capture, far away: select fewer, with --only or --since":
    "yok ya da yeni denen bir olay öteki kayıtta, çok uzakta olabilir: --only ya da --since ile daha azını seçin",
  "the body of {name} is only partly known ({source}): only the known fields are sent":
    "{name} gövdesi yalnız kısmen biliniyor ({source}): yalnız bilinen alanlar gönderilir",
  "sending it unchanged": "değiştirilmeden gönderiliyor",
  "the target is not on this machine: {url}": "hedef bu makinede değil: {url}",
  "the target is not on this machine: {url}, sent through the proxy {proxy}":
    "hedef bu makinede değil: {url}, {proxy} vekil sunucusu üzerinden gönderilir",
  "{none} has the path {name}, given to --ignore or --like":
    "--ignore ya da --like ile verilen {name} yolu bulunamadı: {none}",
  "the request was answered 500, because it is not recorded": "istek kaydedilemediği için 500 ile cevaplandı",
  "the app's response is not recorded": "uygulamanın cevabı kaydedilmedi",
  "the events before this one": "bundan önceki olaylar",
  "its events": "olayları",
  "{before} are in the moved file": "taşınan dosyada olanlar: {before}",
  "{before} are not in a file of that name": "o adda bir dosyada olmayanlar: {before}",
  "{save} {what} while it was recorded to": "{save} kayıt sürerken {what}",
  "{save} {what} while it was recorded to; a file of that name continues the recording":
    "{save} kayıt sürerken {what}; kayıt o adda bir dosyayla sürüyor",
  "was moved": "taşındı",
  "was replaced": "değiştirildi",
  "was removed": "silindi",
  "{count} digit is typed for {variable}, which takes {takes}: --script types other digits for each question":
    "{variable} için {count} rakam giriliyor, aldığı: {takes}; --script her soruya başka rakam girer",
  "{count} digits are typed for {variable}, which takes {takes}: --script types other digits for each question":
    "{variable} için {count} rakam giriliyor, istenen: {takes}; --script her soruya başka rakam girer",
  "this folder has no package.json: npm init -y && npm i -D --save-exact {wanted}":
    "bu klasörde package.json yok: npm init -y && npm i -D --save-exact {wanted}",
  "package.json does not have {absent}: npm i -D --save-exact {packages}":
    "package.json içinde yok: {absent}: npm i -D --save-exact {packages}",
  'the workflow runs npm start, but package.json has no script "start": add it, or give --exec':
    'iş akışı npm start çalıştırıyor, ama package.json içinde "start" betiği yok: ekleyin ya da --exec verin',
  "the workflow runs npm ci, which needs package-lock.json: npm install writes it":
    "iş akışı npm ci çalıştırıyor, o da package-lock.json ister: npm install onu yazar",
  "GitHub reads workflows only in the top folder of the repository: run init there, or move .github":
    "GitHub iş akışlarını yalnız deponun en üst klasöründe okur: init komutunu orada çalıştırın ya da .github klasörünü taşıyın",
  "{message}; --all takes them too": "{message}; --all onları da alır",
  "{first}; {second}": "{first}; {second}",
  "install it: `brew install cloudflared`, `winget install Cloudflare.cloudflared`, or https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/downloads/ (no account needed)":
    "kurun: `brew install cloudflared`, `winget install Cloudflare.cloudflared`, ya da https://developers.cloudflare.com/cloudflare-one/networks/connectors/cloudflare-tunnel/downloads/ (hesap gerekmez)",
  "install it: `brew install ngrok`, `winget install Ngrok.Ngrok`, or https://ngrok.com/download, then `ngrok config add-authtoken` (an account is needed)":
    "kurun: `brew install ngrok`, `winget install Ngrok.Ngrok`, ya da https://ngrok.com/download, sonra `ngrok config add-authtoken` (hesap gerekir)",
  "the answer still asks for digits after {number} requests: an endless loop?":
    "cevap {number} istekten sonra hâlâ rakam istiyor: sonsuz bir döngü mü?",
  "its body is not JSON, so personal data in it cannot be recognised":
    "gövdesi JSON değil, bu yüzden içindeki kişisel veri tanınamıyor",
  "its request was omitted": "isteği dışarıda bırakıldı",
  "its body is not text": "gövdesi metin değil",
};
