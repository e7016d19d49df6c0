/** What `ask`, `doctor`, `init` and `events` say. */
export const PRETTY_CHECKS = {
  "(request {number})": "({number}. istek)",
  "asked:": "istek:",
  "stopped by {signal} before an answer came": "cevap gelmeden {signal} ile durduruldu",
  "skipped: {why}": "atlandı: {why}",
  "{checks} passed": "{checks} geçti",
  "{count} skipped": "{count} atlandı",
  "ready for Hipcall": "Hipcall için hazır",
  "not ready for Hipcall": "Hipcall için hazır değil",
  "(stopped by {signal})": "({signal} ile durduruldu)",
  "{url} is {verdict}": "{url} {verdict}",
  "{events} sent in {duration}": "{events} gönderildi, {duration}",
  "a new file": "yeni dosya",
  "new lines at the end": "sona yeni satırlar",
  "left alone: it {why}": "dokunulmadı: {why}",
  "written:": "yazıldı:",
  "left alone:": "dokunulmadı:",
  "nothing was written: this is what init would write ({files})":
    "hiçbir şey yazılmadı: init şunları yazardı ({files})",
  "nothing was written: there is nothing to add": "hiçbir şey yazılmadı: eklenecek bir şey yok",
  "add --yes to write": "yazmak için --yes ekleyin",
  "start your app, then: {command}": "uygulamanızı başlatın, sonra: {command}",
  "{format} format": "{format} biçimi",
  documented: "belgelenmiş",
  observed: "gözlenmiş",
  partial: "kısmen",
  inferred: "çıkarım",
  conflicting: "çelişkili",
  "label only": "yalnız etiket",
  "requests that want an answer (try them with: hipcall-hooks ask)":
    "cevap isteyen istekler (denemek için: hipcall-hooks ask)",
  "what your app sends to Hipcall (receive it with: hipcall-hooks listen --cards)":
    "uygulamanızın Hipcall'a gönderdiği (almak için: hipcall-hooks listen --cards)",
  "name not published": "adı yayımlanmamış",
  "Offered in Hipcall's panel": "Hipcall panelinde sunulanlar",
  "({count}; the English labels, and those of events with a name, are translations)":
    "({count}; İngilizce etiketler ve adı olan olayların etiketleri çeviridir)",
  "{event}: sent when {what}": "{event}, gönderilir: {what}",
  "no field of its data is known": "verisinin hiçbir alanı bilinmiyor",
  type: "tür",
  values: "değerler",
  pitfall: "tuzak",
  known: "bilgi",
  key: "anahtar",
  "{type}, in {unit}": "{type}, birimi {unit}",
  "not in every body": "her gövdede yok",
  "can be null": "null olabilir",
  "never observed in {event}": "{event} içinde hiç gözlenmedi",
  "{known} in {event}": "{event} içinde {known}",
  "{path} of {event}": "{event}: {path}",
  "answer 200 to events that you do not know: Hipcall has some whose names are not published, and counts every failure":
    "tanımadığınız olaylara da 200 cevabı verin: Hipcall'da adı yayımlanmamış olaylar var ve her başarısızlık sayılır",
  "missing_call is also true when a voicemail was left: count missed calls by missing_call && voicemail_id == null; this cannot be seen from outside":
    "sesli mesaj bırakıldığında da missing_call true olur: cevapsız çağrıları missing_call && voicemail_id == null ile sayın; bu dışarıdan görülemez",
  'Hipcall would lose every event, and turn the integration "Broken" after some failures: {limits}':
    'Hipcall her olayı kaybeder ve birkaç başarısızlıktan sonra entegrasyonu "Kırık" yapardı: {limits}',
  'Hipcall would turn the integration "Broken" at delivery {number} of these ({event}), and send nothing more until somebody sets it to Active again':
    'Hipcall bunların {number}. teslimatında ({event}) entegrasyonu "Kırık" yapar ve biri onu yeniden Aktif yapana kadar hiçbir şey göndermezdi',
  "no event name": "olay adı yok",
  "as asked with --skip": "--skip ile istendiği gibi",
  "as asked with --burst 0": "--burst 0 ile istendiği gibi",
  "{count} answers came too late": "{count} cevap çok geç geldi",
  "an answered inbound call": "cevaplanan gelen çağrı",
  "an answered outbound call": "cevaplanan giden çağrı",
  "a missed call of an unknown caller": "bilinmeyen arayanın cevapsız çağrısı",
  "a missed call with a voicemail": "sesli mesajlı cevapsız çağrı",
  "a call_hangup without its call_init": "call_init gelmeden gelen call_hangup",
  "events of contacts and tasks": "kişi ve görev olayları",
  "an event with an unknown name": "adı bilinmeyen olay",
  "{what}: taken ({events}, slowest {slowest})": "{what}: alındı ({events}, en yavaşı {slowest})",
  "{what}: {event}: {problem}": "{what}: {event}: {problem}",
  "{problem}{quote}": "{problem}{quote}",
  "there is no such event": "böyle bir olay yok",
  "the same event twice": "iki kez aynı olay",
  "the same event twice gets two different answers: {difference}":
    "iki kez gönderilen aynı olay iki farklı cevap alıyor: {difference}",
  "was it stored twice? deduplicate on event and data.uuid":
    "iki kez mi kaydedildi? yinelenenleri event ve data.uuid ile ayıklayın",
  "the repeat is recognised: {difference}": "yineleme tanınıyor: {difference}",
  "whether it is stored twice cannot be seen from outside: deduplicate on event and data.uuid":
    "iki kez kaydedilip kaydedilmediği dışarıdan görülemez: yinelenenleri event ve data.uuid ile ayıklayın",
  "whether it is stored twice cannot be seen from outside; {difference}: deduplicate on event and data.uuid":
    "iki kez kaydedilip kaydedilmediği dışarıdan görülemez; {difference}: yinelenenleri event ve data.uuid ile ayıklayın",
  "the same event twice is taken": "iki kez gönderilen aynı olay alınıyor",
  "{count} calls that end at the same time": "aynı anda biten {count} çağrı",
  "{lost} of {all} calls that end at the same time may not count as received: {problem}":
    "aynı anda biten {all} çağrıdan {lost} tanesi alınmış sayılmayabilir: {problem}",
  "{lost} of {all} calls that end at the same time are lost: {problem}":
    "aynı anda biten {all} çağrıdan {lost} tanesi kaybolur: {problem}",
  "the slowest of {count} answers took {time}; Hipcall gives up {when}":
    "{count} cevabın en yavaşı {time} sürdü; Hipcall {when} vazgeçer",
  "answer first and do the work later: Hipcall does not send the event again":
    "önce cevap verin, işi sonra yapın: Hipcall olayı yeniden göndermez",
  "the endpoint takes connections": "uç nokta bağlantı kabul ediyor",
  "--insecure accepts any certificate; it is not known that Hipcall does":
    "--insecure her sertifikayı kabul eder; Hipcall'un da öyle yaptığı bilinmiyor",
  "leave --insecure out": "--insecure kullanmayın",
  "the certificate is valid": "sertifika geçerli",
  "the endpoint is on this machine: Hipcall needs a public address, see listen --tunnel":
    "uç nokta bu makinede: Hipcall'a genel bir adres gerekir, listen --tunnel seçeneğine bakın",
  "http: everybody on the way can read numbers and recordings, and the URL that protects the endpoint":
    "http: yoldaki herkes numaraları, ses kayıtlarını ve uç noktayı koruyan URL'yi okuyabilir",
  "use https": "https kullanın",
  "POST {path} answers as a web service for {kind} does: its requests are no webhooks":
    "POST {path}, {kind} için bir web servisi gibi cevap veriyor: onun istekleri webhook değildir",
  "try: hipcall-hooks ask {kind} --to {url}": "deneyin: hipcall-hooks ask {kind} --to {url}",
  "POST {path} is answered, but with headers of your own ({names}), which Hipcall cannot send":
    "POST {path} cevaplanıyor, ama Hipcall'un gönderemeyeceği kendi başlıklarınızla ({names})",
  "try it without -H": "-H olmadan deneyin",
  "POST {path} is answered, but the path can be guessed, and Hipcall does not sign its requests":
    "POST {path} cevaplanıyor, ama yol tahmin edilebilir ve Hipcall isteklerini imzalamaz",
  "add a long random part to the path": "yola uzun, rastgele bir parça ekleyin",
  "POST {path} is answered": "POST {path} cevaplanıyor",
  "a call starts": "bir çağrı başladığında",
  "a call ends": "bir çağrı bittiğinde",
  "a contact is added": "bir kişi eklendiğinde",
  "a contact is changed": "bir kişi değiştiğinde",
  "a company is added": "bir firma eklendiğinde",
  "a company is changed": "bir firma değiştiğinde",
  "a task is added": "bir görev eklendiğinde",
  "a call starts, in either direction": "gelen ya da giden bir çağrı başladığında",
  "an agent, or a line, is connected to the call": "bir temsilci ya da bir hat çağrıya bağlandığında",
  "a contact is added in the panel": "panelde bir kişi eklendiğinde",
  "a contact's phone number is added or changed": "bir kişinin telefon numarası eklendiğinde ya da değiştiğinde",
  "a task is added in the panel": "panelde bir görev eklendiğinde",
  "a caller leaves a call-back request": "bir arayan geri arama isteği bıraktığında",
  "a deal is added": "bir anlaşma eklendiğinde",
  "a contact's number is added or changed": "bir kişinin numarası eklendiğinde ya da değiştiğinde",
  "a contact's CRM URL is changed": "bir kişinin CRM URL'si değiştiğinde",
  "a company's number is added or changed": "bir firmanın numarası eklendiğinde ya da değiştiğinde",
  "a company's website is changed": "bir firmanın web sitesi değiştiğinde",
  "a company's CRM URL is changed": "bir firmanın CRM URL'si değiştiğinde",
  "asks which extension a call goes to": "çağrının hangi dahili numaraya gideceğini sorar",
  "asks which number to dial for digits that a user typed":
    "kullanıcının tuşladığı rakamlar için hangi numaranın aranacağını sorar",
  "asks what to do with a call, step by step": "çağrıyla ne yapılacağını adım adım sorar",
  "shows facts about the caller to the agent: POST /api/v3/calls/{uuid}/cards":
    "temsilciye arayan hakkında bilgi gösterir: POST /api/v3/calls/{uuid}/cards",
  "doctor sends about {count} test events with fictional values: your app may store them":
    "doctor, uydurma değerlerle yaklaşık {count} deneme olayı gönderir: uygulamanız onları kaydedebilir",
};
