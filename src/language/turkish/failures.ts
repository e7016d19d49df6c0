/** Why the program cannot go on, and what to do. */
export const FAILURES = {
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
  "file not found: {file}": "dosya bulunamadı: {file}",
  "cannot read {file}: {reason}": "{file} okunamıyor: {reason}",
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
  "HTTP_PROXY or HTTPS_PROXY is not an http or https URL":
    "HTTP_PROXY ya da HTTPS_PROXY bir http ya da https URL'si değil",
  "write it as http://proxy.example.com:8080, or unset it": "http://proxy.example.com:8080 gibi yazın ya da kaldırın",
  "is another listener running? choose another port with --port, or any free one with --port 0":
    "başka bir dinleyici mi çalışıyor? --port ile başka bir port seçin, ya da --port 0 ile boş olan biri alınsın",
  "choose a port above 1023, or any free one with --port 0":
    "1023'ten büyük bir port seçin, ya da --port 0 ile boş olan biri alınsın",
  "leave --host out to listen on 127.0.0.1": "127.0.0.1 adresini dinlemek için --host seçeneğini kullanmayın",
  "use --save with a file in an existing folder that you can write to":
    "--save ile, var olan ve yazabildiğiniz bir klasörde bir dosya verin",
  "save to a file and read it with: tail -f FILE; or read the events from --json":
    "bir dosyaya kaydedip şununla okuyun: tail -f FILE; ya da olayları --json ile okuyun",
  "save to another file, or stop that listener": "başka bir dosyaya kaydedin ya da o dinleyiciyi durdurun",
  "the file is unchanged; check that you can write to its folder":
    "dosya değişmedi; klasörüne yazabildiğinizi denetleyin",
  "the file is unchanged; --update needs a capture file as `hipcall-hooks listen --save FILE` writes it":
    "dosya değişmedi; --update, `hipcall-hooks listen --save FILE` ile yazılan bir kayıt dosyası ister",
  "stop the listener that records to it, then try again": "ona kaydeden dinleyiciyi durdurup yeniden deneyin",
  "update: npm install hipcall-hooks@latest": "güncelleyin: npm install hipcall-hooks@latest",
  "a capture file is what `hipcall-hooks listen --save FILE` writes":
    "kayıt dosyası, `hipcall-hooks listen --save FILE` ile yazılan dosyadır",
  "choose fewer with --where data.uuid=…, --since, --until or --limit":
    "--where data.uuid=…, --since, --until ya da --limit ile azaltın",
  "leave such events out with --only or --valid": "böyle olayları --only ya da --valid ile dışarıda bırakın",
  "a source is a capture file, a payload file, a HAR or .http file, curl commands, a folder of these, or -":
    "kaynak; bir kayıt dosyası, gövde dosyası, HAR ya da .http dosyası, curl komutları, bunların klasörü ya da - olabilir",
  "* stands for any characters of one name, ** for any folders: 'captures/**/*.ndjson'":
    "* bir adın tüm karakterleri, ** tüm klasörler yerine geçer: 'captures/**/*.ndjson'",
  "record one with: hipcall-hooks listen --save captures.ndjson":
    "bir tane kaydetmek için: hipcall-hooks listen --save captures.ndjson",
  "check the name and the folder": "adı ve klasörü denetleyin",
  "check its permissions": "izinlerini denetleyin",
  'a source is a capture file, a payload file ({"event": …, "data": …}, or an array of them), a HAR or .http file, curl commands, a folder of these, or -':
    'kaynak; bir kayıt dosyası, gövde dosyası ({"event": …, "data": …}, ya da bunlardan bir dizi), HAR ya da .http dosyası, curl komutları, bunların klasörü ya da - olabilir',
  "record events with: hipcall-hooks listen --save captures.ndjson":
    "olay kaydetmek için: hipcall-hooks listen --save captures.ndjson",
  "please report this, with the kind of the place but without the value":
    "lütfen bunu yerin türüyle, ama değeri yazmadan bildirin",
  "the body of a request must be JSON, as Hipcall sends it":
    "bir isteğin gövdesi, Hipcall'un gönderdiği gibi JSON olmalı",
  "use a file in an existing folder for --ready-file": "--ready-file için var olan bir klasörde bir dosya verin",
  "use the address of your app, or listen on another port with --port":
    "uygulamanızın adresini verin ya da --port ile başka bir portu dinleyin",
  'give --script a JSON file, such as ["1234"]': '--script için bir JSON dosyası verin, örneğin ["1234"]',
  'it is JSON: a list such as ["1234","2"], or an object such as {"pin":"1234"}; each value is a string':
    'JSON olmalı: ["1234","2"] gibi bir liste ya da {"pin":"1234"} gibi bir nesne; her değer bir dizgedir',
  "see: hipcall-hooks ask --help": "bakın: hipcall-hooks ask --help",
  "give --data a JSON file, or - for standard input": "--data için bir JSON dosyası, ya da standart girdi için - verin",
  "see: hipcall-hooks completion --help": "bakın: hipcall-hooks completion --help",
  "make the folder writable, and run init again: what is written already stays":
    "klasörü yazılabilir yapıp init komutunu yeniden çalıştırın: yazılmış olanlar kalır",
  "events schema needs the name of one event, or --all": "events schema bir olay adı ya da --all ister",
  "example: hipcall-hooks events schema call_hangup": "örnek: hipcall-hooks events schema call_hangup",
  "install it again, or build it: npm run build": "yeniden kurun ya da derleyin: npm run build",
  "there is no recorded answer to compare with": "karşılaştırılacak kayıtlı bir cevap yok",
  "record some with: hipcall-hooks listen --forward URL --save captures.ndjson, or with replay --update":
    "kaydetmek için: hipcall-hooks listen --forward URL --save captures.ndjson, ya da replay --update",
  "stop the other program, or leave --exec out to test that one":
    "öteki programı durdurun, ya da onu denemek için --exec kullanmayın",
  "is your app running, and on this port? give it more time with --wait 2m":
    "uygulamanız çalışıyor mu, bu portta mı? --wait 2m ile daha çok süre verin",
  "run it by itself to see why; HIPCALL_HOOKS_URL holds the URL where it must listen":
    "nedenini görmek için tek başına çalıştırın; dinlemesi gereken URL, HIPCALL_HOOKS_URL içindedir",
  "exclude such events with --valid, or send them unchanged: without --set, --add, --unset and --fresh":
    "böyle olayları --valid ile dışarıda bırakın, ya da değiştirmeden gönderin: --set, --add, --unset ve --fresh olmadan",
  "a recorded answer belongs to events that arrive whole, once and in order: leave --fault out":
    "kayıtlı cevap; bütün, bir kez ve sırayla gelen olaylara aittir: --fault kullanmayın",
  "--update can't be combined with options that change bodies":
    "--update, gövdeleri değiştiren seçeneklerle birlikte kullanılamaz",
  "a recorded answer belongs to the recorded body: leave --set, --add, --unset and --fresh out":
    "kayıtlı cevap kayıtlı gövdeye aittir: --set, --add, --unset ve --fresh kullanmayın",
  "it writes only to a capture file, as `hipcall-hooks listen --save FILE` makes it":
    "yalnız bir kayıt dosyasına yazar; onu yapan: `hipcall-hooks listen --save FILE`",
  "--update can't write to standard input": "--update standart girdiye yazamaz",
  "name the capture file": "kayıt dosyasının adını verin",
  "save it again: hipcall-hooks validate --drift captures.ndjson --save-baseline FILE":
    "yeniden kaydedin: hipcall-hooks validate --drift captures.ndjson --save-baseline FILE",
  "choose another name": "başka bir ad seçin",
  "choose a file in an existing folder that you can write to":
    "var olan ve yazabildiğiniz bir klasörde bir dosya seçin",
  "standard input is both the source and the baseline": "standart girdi hem kaynak hem temel",
  "save one of them to a file": "birini bir dosyaya kaydedin",
  "give a capture file, or a file of --save-baseline":
    "bir kayıt dosyası ya da --save-baseline ile yazılmış bir dosya verin",
  "--valid and --invalid cannot be used together": "--valid ve --invalid birlikte kullanılamaz",
  "use one of them": "birini kullanın",
  "name the capture file with -O": "kayıt dosyasının adını -O ile verin",
  "for example: -O captures.ndjson": "örneğin: -O captures.ndjson",
  "take every request with --all": "tüm istekleri --all ile alın",
  "a webhook is a POST, PUT or PATCH of a JSON object with an event":
    "webhook; olay içeren bir JSON nesnesinin POST, PUT ya da PATCH isteğidir",
  "to look for personal data and write nothing, add --check":
    "yazmadan yalnız kişisel veri aramak için --check ekleyin",
  "see the numbers and ids with: hipcall-hooks captures list SOURCE --json":
    "numaralar ve kimlikler için: hipcall-hooks captures list SOURCE --json",
  "captures report needs a file to write (got none; expected -O FILE)":
    "captures report yazılacak bir dosya ister (gelen: yok; beklenen: -O FILE)",
  "add -O calls.html": "-O calls.html ekleyin",
  "check that the disk is not full": "diskin dolu olmadığını denetleyin",
  'a payload file holds {"event": …, "data": …}, or an array of them':
    'gövde dosyasında {"event": …, "data": …} ya da bunlardan bir dizi olur',
  "check --only, --where, --since, --until, --valid, --invalid and --undelivered":
    "--only, --where, --since, --until, --valid, --invalid ve --undelivered seçeneklerini denetleyin",
  "name the form with --as": "biçimi --as ile verin",
  "one of curl, har, http, hurl, files, scenario, vitest":
    "şunlardan biri: curl, har, http, hurl, files, scenario, vitest",
  "--as files writes a folder: name it with -O": "--as files bir klasör yazar: adını -O ile verin",
  "for example: -O payloads": "örneğin: -O payloads",
  "leave out what cannot be read": "okunamayanları dışarıda bırakın",
  "name a file with -O: such bodies are then in files beside it":
    "-O ile bir dosya adı verin: böyle gövdeler yanındaki dosyalara yazılır",
  "choose another name: --force replaces only an earlier result":
    "başka bir ad seçin: --force yalnız önceki bir sonucun yerine yazar",
  "captures diff needs something to compare with (got one source)":
    "captures diff karşılaştıracak bir şey ister (gelen: tek kaynak)",
  "name a second source, or two events: captures diff FILE --number 3 --number 7":
    "ikinci bir kaynak ya da iki olay verin: captures diff FILE --number 3 --number 7",
  "standard input can be read only once": "standart girdi yalnız bir kez okunabilir",
  "write it to a file first": "önce bir dosyaya yazın",
  "give events by name, or a body with --data, not both":
    "olayları adıyla, ya da bir gövdeyi --data ile verin, ikisini birden değil",
  "the body of --data has its own event name": "--data gövdesinin kendi olay adı vardır",
  "give events by name, a body with --data, or a --scenario: one of them":
    "olay adları, --data ile bir gövde, ya da --scenario: bunlardan birini verin",
  "a scenario has its own events": "senaryonun kendi olayları vardır",
  "name an event to send": "gönderilecek bir olay adı verin",
  "try: hipcall-hooks send call::hangup; all events: hipcall-hooks events list":
    "deneyin: hipcall-hooks send call::hangup; tüm olaylar: hipcall-hooks events list",
  "see all scenarios: hipcall-hooks events scenarios; a scenario file needs its ending: mine.json":
    "tüm senaryolar: hipcall-hooks events scenarios; bir senaryo dosyasının uzantısı yazılmalı: mine.json",
  "start from a copy: hipcall-hooks events scenarios voicemail > mine.json":
    "bir kopyadan başlayın: hipcall-hooks events scenarios voicemail > mine.json",
  "give --scenario a scenario file, or a name that `hipcall-hooks events scenarios` shows":
    "--scenario için bir senaryo dosyası, ya da şununla görünen bir ad verin: `hipcall-hooks events scenarios`",
  "--compare needs --times": "--compare için --times gerekir",
  "add --times 2; to compare with a recording, use replay":
    "--times 2 ekleyin; bir kayıtla karşılaştırmak için replay kullanın",
  "what came is not shown": "gelen gösterilmez",
  "got {value}": "gelen: {value}",
  "{name} must be {expected} ({came})": "{name} şu olmalı: {expected} ({came})",
  "{name} must be {expected} ({came}; example: {example})": "{name} şu olmalı: {expected} ({came}; örnek: {example})",
  "{name} must be {expected} ({came}; examples: {examples})":
    "{name} şu olmalı: {expected} ({came}; örnekler: {examples})",
  "the = and the value are missing: {text}=7": "= ve değer eksik: {text}=7",
  'leave out what stands before the @; to send it: -H "authorization: Basic …"':
    '@ öncesini yazmayın; göndermek için: -H "authorization: Basic …"',
  "for port {address}, write localhost:{address}; {address} means the address {hostname}: write that if you mean it":
    "{address} portu için localhost:{address} yazın; {address}, {hostname} adresi demektir: onu istiyorsanız öyle yazın",
  "{address} means the address {hostname}: write that if you mean it":
    "{address}, {hostname} adresi demektir: onu istiyorsanız öyle yazın",
  "choose a reading with --hipcall-rules timeout=5s or timeout=15s":
    "--hipcall-rules timeout=5s ya da timeout=15s ile bir yorum seçin",
  "leave it out: Hipcall does not retry": "kullanmayın: Hipcall yeniden denemez",
  "choose it with --hipcall-rules status=200 or status=2xx": "--hipcall-rules status=200 ya da status=2xx ile seçin",
  "this --answer": "bu --answer",
  "answer {number} of --answer {kind}": "--answer {kind} içindeki {number}. cevap",
  "try: --answer {example}": "deneyin: --answer {example}",
  "{list} or {name}": "{list} ya da {name}",
  "an object of options, at most 1,000, each with at most 1,000 values":
    "seçeneklerden bir nesne: en çok 1.000 seçenek, her biri en çok 1.000 değerle",
  "a string, a number, true, false, or a list of these": "bir dizge, bir sayı, true, false, ya da bunlardan bir liste",
  "the file": "dosya",
  'unknown option "{name}"': 'bilinmeyen seçenek "{name}"',
  "missing argument: {name}": "eksik argüman: {name}",
  "{name} needs a value": "{name} bir değer ister",
  "too many arguments (got {count}; expected {most})": "argüman sayısı fazla (gelen: {count}; beklenen: {most})",
};
