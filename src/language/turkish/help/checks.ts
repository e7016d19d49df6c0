/** The help of `validate`, `ask`, `doctor` and `init`. */
export const HELP_OF_CHECKS = {
  "Drift, over all events together:": "Sapma, bütün olaylarda birlikte:",
  "list what the events have and the catalogue has not, with counts; exit 1 if breaking":
    "olaylarda olup katalogda olmayanları sayılarıyla listeler; uyumsuz bir şey varsa çıkış kodu 1 olur",
  "compare with this capture or saved baseline, not with the catalogue":
    "katalogla değil, bu kayıtla ya da kaydedilmiş bir karşılaştırma temeliyle karşılaştırır",
  "save the shape of these events, without their values":
    "bu olayların yapısını, değerleri olmadan karşılaştırma temeli olarak kaydeder",
  "write a first schema and a sample of each event whose body is not known":
    "gövdesi bilinmeyen her olay için bir ilk şema ve bir örnek yazar",
  "every recorded event, each issue with its line": "kayıttaki her olay, her sorun satırıyla",
  "a payload from standard input": "standart girdiden bir gövde",
  "in CI: with a JUnit report": "CI'da: JUnit raporuyla",
  "only the call events, as JSON lines": "yalnızca çağrı olayları, JSON satırları olarak",
  "what all events together have that the catalogue has not": "bütün olaylarda olup katalogda olmayanlar",
  "what changed since another capture": "başka bir kayıttan bu yana değişenler",

  "the request: {requests}": "istek: {requests}",
  "the web service": "web servisi",
  "send this Basic auth": "bu Basic auth bilgisini gönderir",
  "the limit after which Hipcall takes no answer": "Hipcall'un artık cevap kabul etmediği süre sınırı",
  "3s for smart-routing, 15s for external-management; not known for speed-dial":
    "smart-routing için 3s, external-management için 15s; speed-dial için bilinmiyor",
  "send this JSON file instead of the sample; - reads standard input":
    "örnek yerine bu JSON dosyasını gönderir; - standart girdiyi okur",
  "the form of a speed-dial request: of Hipcall's demo (newer), or of its help page":
    "speed-dial isteğinin biçimi: Hipcall'un demosundaki (daha yeni) ya da yardım sayfasındaki",
  "The caller (external-management):": "Arayan (external-management):",
  "type these digits whenever the answer asks for some; '' types none":
    "cevap her rakam istediğinde bu rakamları tuşlar; '' hiçbirini tuşlamaz",
  'type the digits of this JSON file: a list in order (["1234","2"]), or by variable ({"pin":"1234"})':
    'bu JSON dosyasındaki rakamları tuşlar: sırayla bir liste (["1234","2"]) ya da değişkene göre ({"pin":"1234"})',
  "stop an endless loop after this many requests": "sonsuz döngüyü bu kadar istekten sonra keser",
  "which extension does the app choose, and does Hipcall take its answer?":
    "uygulama hangi dahili numarayı seçiyor, Hipcall cevabını kabul eder mi?",
  "another caller, with Basic auth": "başka bir arayan, Basic auth ile",
  "the form of the help page": "yardım sayfasındaki biçim",
  "a whole call: the caller types 1234 whenever the app asks for digits":
    "bütün bir çağrı: uygulama her rakam istediğinde arayan 1234 tuşlar",

  "add a header, or replace one; Hipcall itself cannot send one of yours (repeatable)":
    "bir başlık ekler ya da değiştirir; Hipcall'un kendisi sizin başlığınızı gönderemez (yinelenebilir)",
  "sign each request by Standard Webhooks (not yet Hipcall); better in HIPCALL_HOOKS_SIGN (repeatable)":
    "her isteği Standard Webhooks ile imzalar (Hipcall'da henüz yok); HIPCALL_HOOKS_SIGN değişkeninde vermek daha iyidir (yinelenebilir)",
  "What is examined:": "Ne incelenir:",
  "the number of calls that end at the same time": "aynı anda biten çağrı sayısı",
  "leave out this check (repeatable)": "bu denetimi atlar (yinelenebilir)",
  "choose one reading of an uncertain rule: {readings}":
    "kesin olmayan bir kuralın yorumlarından birini seçer: {readings}",
  "is this endpoint ready for Hipcall?": "bu uç nokta Hipcall için hazır mı?",
  "with a report for others": "başkalarına verilecek bir raporla",
  "a larger burst, and without one of the checks": "aynı anda daha çok çağrıyla, denetimlerden biri olmadan",

  "Your app:": "Uygulamanız:",
  "the endpoint of your app, for the config file, the test and the workflow":
    "uygulamanızın uç noktası; ayar dosyası, test ve iş akışı için",
  "the command that starts your app, for the config file and the workflow (the workflow: npm start)":
    "uygulamanızı başlatan komut; ayar dosyası ve iş akışı için (iş akışında: npm start)",
  "The files:": "Dosyalar:",
  "the call of test/calls.ndjson: a name (see: hipcall-hooks events scenarios), or a file":
    "test/calls.ndjson dosyasına yazılacak çağrı: bir ad (bakın: hipcall-hooks events scenarios) ya da bir dosya",
  "also a test that replays the call: vitest": "çağrıyı yeniden gönderen bir test de yazar: vitest",
  "also a workflow that validates and replays the call: github":
    "çağrıyı denetleyen ve yeniden gönderen bir iş akışı da yazar: github",
  "write the files; without it they are only shown": "dosyaları yazar; bu seçenek yoksa yalnızca gösterir",
  "show the config file, a call and the lines of .gitignore":
    "ayar dosyasını, bir çağrıyı ve .gitignore satırlarını gösterir",
  "write them, with a test and a workflow": "bunları bir test ve bir iş akışıyla birlikte yazar",
  "with another call": "başka bir çağrıyla",
};
