/** What is wrong with a command line, the environment or the config file, and what to do. */
export const USAGE = {
  "an event name or pattern": "bir olay adı ya da deseni",
  "the name of a scenario, or a scenario file": "bir senaryo adı ya da senaryo dosyası",
  "{option} {text}: no known event has this name": "{option} {text}: bu adda bilinen bir olay yok",
  "see all events: hipcall-hooks events list": "tüm olaylar: hipcall-hooks events list",
  "{name} is a request that wants an answer, not an event": "{name} bir olay değil, cevap bekleyen bir istektir",
  "try: hipcall-hooks ask {name}": "deneyin: hipcall-hooks ask {name}",
  "{name} is sent by your app to Hipcall, not by Hipcall": "{name} Hipcall'dan gelmez, uygulamanız Hipcall'a gönderir",
  "receive it with: hipcall-hooks listen --cards": "almak için: hipcall-hooks listen --cards",
  "{name} is a scenario, not an event": "{name} bir olay değil, bir senaryodur",
  "try: hipcall-hooks send --scenario {name}, or: hipcall-hooks events scenarios {name}":
    "deneyin: hipcall-hooks send --scenario {name}, ya da: hipcall-hooks events scenarios {name}",
  'the event "{name}" is not known here': '"{name}" olayı burada bilinmiyor',
  'unknown event "{name}"': 'bilinmeyen olay "{name}"',
  'no known event matches "{nameOrPattern}"': '"{nameOrPattern}" bilinen hiçbir olaya uymuyor',
  "{path} belongs to another user and is not read": "{path} başka bir kullanıcının dosyası olduğu için okunmuyor",
  "if you trust it, name it: --config {path}": "güveniyorsanız adını verin: --config {path}",
  "config file not found: {path}": "ayar dosyası bulunamadı: {path}",
  "cannot read the config file {path}: {reason}": "{path} ayar dosyası okunamıyor: {reason}",
  "name an existing file with --config, or omit the option":
    "--config ile var olan bir dosyayı verin ya da seçeneği kullanmayın",
  "{path}: {name} must be {wanted} (got {value})": "{path}: {name} şu olmalı: {wanted} (gelen: {value})",
  "example: {example}": "örnek: {example}",
  '{path}: unknown key "{key}"': '{path}: bilinmeyen anahtar "{key}"',
  "known keys: {known}": "bilinen anahtarlar: {known}",
  "{file} is in a git work tree and is not ignored: captures contain personal data":
    "{file} bir git çalışma klasöründe ve yok sayılmıyor: kayıtlarda kişisel veri vardır",
  "an http or https URL, or a port of this machine": "bir http ya da https URL'si, ya da bu makinedeki bir port",
  "a header; content-length, connection and the like cannot be set":
    "bir başlık; content-length, connection ve benzerleri verilemez",
  "a rule": "bir kural",
  "a list of HTTP statuses": "HTTP durum kodlarından bir liste",
  "original, max or a factor": "original, max ya da bir çarpan",
  "a path that starts with /": "/ ile başlayan bir yol",
  "a host name without scheme and port": "şeması ve portu olmayan bir ana makine adı",
  "true or false": "true ya da false",
  "a path and a value": "bir yol ve bir değer",
  "the path to one value in the payload": "gövdedeki tek bir değerin yolu",
  "one path; repeat the option for another one": "tek bir yol; başka bir yol için seçeneği yineleyin",
  "a condition": "bir koşul",
  '{path}: unknown option "{command}.{unknown}"': '{path}: bilinmeyen seçenek "{command}.{unknown}"',
  "see: hipcall-hooks {command} --help": "bakın: hipcall-hooks {command} --help",
  "junit=FILE, tap, tap=FILE, github, markdown=FILE or html=FILE":
    "junit=FILE, tap, tap=FILE, github, markdown=FILE ya da html=FILE",
  "--json and --report tap both write to standard output": "--json ve --report tap ikisi de standart çıktıya yazar",
  "use tap=FILE": "tap=FILE kullanın",
  "a secret of Standard Webhooks: whsec_ and the key in base64":
    "bir Standard Webhooks gizli anahtarı: whsec_ ve base64 olarak anahtar",
  "a text that is not empty": "boş olmayan bir metin",
  "a text": "bir metin",
  "the name of a file": "bir dosya adı",
  "a duration": "bir süre",
  "a size up to 32mb": "en çok 32mb bir boyut",
  "a size from 1mb to 64gb": "1mb ile 64gb arasında bir boyut",
  "a whole number from {least} to {most}": "{least} ile {most} arasında bir tam sayı",
  "a rate": "bir hız",
  "one of {words}": "şunlardan biri: {words}",
  "no command given; choose one from the list above": "komut verilmedi; yukarıdaki listeden birini seçin",
  "see: {command}": "bakın: {command}",
  '{command} takes no arguments (got "{extra}")': '{command} argüman almaz (gelen: "{extra}")',
  'unknown command "{command}"': 'bilinmeyen komut "{command}"',
  'unknown command "{command}", and no file has this name': 'bilinmeyen komut "{command}", bu adda bir dosya da yok',
  "the commands of {group}: {names}": "{group} komutları: {names}",
  "did you mean {group} {suggestion}?": "şunu mu demek istediniz: {group} {suggestion}",
  "{name} is set, but no option has this name": "{name} verilmiş, ama bu adda bir seçenek yok",
  "see the options: hipcall-hooks COMMAND --help": "seçenekler: hipcall-hooks COMMAND --help",
  "cannot write the output: {message}": "çıktı yazılamıyor: {message}",
  "the output is incomplete; free some disk space, or write it elsewhere":
    "çıktı eksik; diskte yer açın ya da başka bir yere yazın",
  "a time (local, or with Z or +03:00 for another zone), or how long ago":
    "bir zaman (yerel, ya da başka bir dilim için Z veya +03:00 ile), ya da ne kadar önce olduğu",
  "{option}: {what} has that value already": "{option}: {what} zaten bu değerde",
  "change it with --set": "değiştirmek için: --set",
  "{option}: {what} has no such path": "{option}: {what} içinde böyle bir yol yok",
  "see the body with: hipcall-hooks events show NAME": "gövdeyi görmek için: hipcall-hooks events show NAME",
  "a path and one of {valueKinds}": "bir yol ve şunlardan biri: {valueKinds}",
  "{given} has no effect with --compare=status": "{given} --compare=status ile etkisizdir",
  "use --compare": "--compare kullanın",
  "{given} needs {needed}": "{given} için {needed} gerekir",
  "it says what two answers may differ in": "iki cevabın nerede farklı olabileceğini söyler",
  "check its spelling, and whether it begins at the top of the JSON":
    "yazımına ve JSON'un en üstünden başlayıp başlamadığına bakın",
  "waiting {duration} before the next request: shorten it with --max-gap 2s":
    "sonraki istekten önce {duration} bekleniyor: --max-gap 2s ile kısaltın",
  "--hipcall-rules needs --hipcall": "--hipcall-rules için --hipcall gerekir",
  "add --hipcall": "--hipcall ekleyin",
  "--seed needs --fault": "--seed için --fault gerekir",
  "try: --fault duplicate --seed 7": "deneyin: --fault duplicate --seed 7",
  "{option} can't be combined with --hipcall, which has its own rules":
    "{option} --hipcall ile birlikte kullanılamaz, onun kendi kuralları vardır",
  "one of duplicate, reorder, drop, truncate, burst, or delay with a duration":
    "duplicate, reorder, drop, truncate, burst değerlerinden biri, ya da süresiyle delay",
  "a list of readings: {readingChoices}": "yorumlardan bir liste: {readingChoices}",
  "an earlier run was killed, and its --exec command still runs: {running}":
    "önceki bir çalıştırma yarıda kesildi ve --exec komutu hâlâ çalışıyor: {running}",
  "end it with: kill -- -{group}": "bitirmek için: kill -- -{group}",
  "your app answered {status}: Hipcall may count only 200 as success":
    "uygulamanız {status} ile cevap verdi: Hipcall yalnız 200 kodunu başarılı sayabilir",
  "an expectation": "bir beklenti",
  "cloudflared, ngrok or smee=URL": "cloudflared, ngrok ya da smee=URL",
  "--report needs --expect: a report has one case for each expectation":
    "--report için --expect gerekir: raporda her beklenti için bir sonuç olur",
  "try: hipcall-hooks listen --expect call_hangup --report junit=report.xml":
    "deneyin: hipcall-hooks listen --expect call_hangup --report junit=report.xml",
  "--require-answer needs --forward": "--require-answer için --forward gerekir",
  "try: hipcall-hooks listen --forward http://localhost:3000 --require-answer 2xx":
    "deneyin: hipcall-hooks listen --forward http://localhost:3000 --require-answer 2xx",
  "--ordered needs more than one --expect": "--ordered için birden çok --expect gerekir",
  "try: hipcall-hooks listen --ordered --expect call_init --expect call_hangup":
    "deneyin: hipcall-hooks listen --ordered --expect call_init --expect call_hangup",
  "a request ({requestKinds}) with its answer, as JSON or in a file":
    "bir istek ({requestKinds}) ve JSON olarak ya da bir dosyada cevabı",
  "--answer {kind} is not JSON": "--answer {kind} JSON değil",
  "--answer {kind} is an empty list": "--answer {kind} boş bir liste",
  "give one answer, or a list of answers": "bir cevap ya da cevaplardan bir liste verin",
  "with {which}, Hipcall {says}": "{which} ile Hipcall: {says}",
  "with {which}, Hipcall {says}, and then again without end":
    "{which} ile Hipcall: {says}, sonra bunu sonsuza dek yineler",
  "say what follows the digits, with one more --answer {kind}=next.json":
    "rakamlardan sonra ne olacağını bir --answer {kind}=next.json daha ekleyerek söyleyin",
  "give --answer JSON that starts with { or [, or a file":
    "--answer ile { ya da [ ile başlayan JSON ya da bir dosya verin",
  "a user and a password": "bir kullanıcı ve bir parola",
  "--digits can't be combined with --script": "--digits, --script ile birlikte kullanılamaz",
  "put the digits into the script": "rakamları betiğe yazın",
  "{typed} is for external-management, which alone asks for digits":
    "{typed} yalnız rakam isteyen external-management içindir",
  "try: hipcall-hooks ask external-management {typed} …": "deneyin: hipcall-hooks ask external-management {typed} …",
  "--form is for speed-dial, which alone has two forms": "--form yalnız iki biçimi olan speed-dial içindir",
  "try: hipcall-hooks ask speed-dial --form help": "deneyin: hipcall-hooks ask speed-dial --form help",
  "a URL, or a list of HTTP statuses": "bir URL, ya da HTTP durum kodlarından bir liste",
  "whsk_ and whpk_ are keys of asymmetric signatures, which are not supported":
    "whsk_ ve whpk_ desteklenmeyen asimetrik imzaların anahtarlarıdır",
  "nothing stands after whsec_": "whsec_ sonrasında bir şey yok",
  "what stands after whsec_ is not base64": "whsec_ sonrasındaki metin base64 değil",
};
