/** Why the program cannot go on, and what to do. */
export const FAILURES = {
  "HTTP_PROXY or HTTPS_PROXY is not an http or https URL":
    "HTTP_PROXY ya da HTTPS_PROXY bir http ya da https URL'si değil",
  "write it as http://proxy.example.com:8080, or unset it": "http://proxy.example.com:8080 gibi yazın ya da kaldırın",
  "port {port} on {host} is already in use": "{host} üzerindeki {port} portu zaten kullanılıyor",
  "is another listener running? choose another port with --port, or any free one with --port 0":
    "başka bir dinleyici mi çalışıyor? --port ile başka bir port seçin, ya da --port 0 ile boş olan biri alınsın",
  "port {port} needs special rights": "{port} portu özel yetki ister",
  "choose a port above 1023, or any free one with --port 0":
    "1023'ten büyük bir port seçin, ya da --port 0 ile boş olan biri alınsın",
  "{host} is not an address of this machine": "{host} bu makinenin bir adresi değil",
  "leave --host out to listen on 127.0.0.1": "127.0.0.1 adresini dinlemek için --host seçeneğini kullanmayın",
  "cannot listen on {host}:{port}: {reason}": "{host}:{port} dinlenemiyor: {reason}",
  "{tool} is not installed, or not in PATH": "{tool} kurulu değil ya da PATH içinde değil",
  "{tool} could not be started: {reason}": "{tool} başlatılamadı: {reason}",
  "cannot write the capture file {path}: {reason}": "{path} kayıt dosyası yazılamıyor: {reason}",
  "use --save with a file in an existing folder that you can write to":
    "--save ile, var olan ve yazabildiğiniz bir klasörde bir dosya verin",
  "cannot save to {path}: it is {what} (expected a file)":
    "{path} üzerine kaydedilemiyor: {what} (beklenen: bir dosya)",
  "save to a file and read it with: tail -f FILE; or read the events from --json":
    "bir dosyaya kaydedip şununla okuyun: tail -f FILE; ya da olayları --json ile okuyun",
  "{source}, line {number}: longer than 256 MB, so not a capture":
    "{source}, {number}. satır: 256 MB'tan uzun, demek ki kayıt değil",
  "another listener records to {path}": "başka bir dinleyici {path} dosyasına kaydediyor",
  "another listener records to {path}: {holder}": "başka bir dinleyici {path} dosyasına kaydediyor: {holder}",
  "save to another file, or stop that listener": "başka bir dosyaya kaydedin ya da o dinleyiciyi durdurun",
  "cannot write the new answers to {path}: {reason}": "yeni cevaplar {path} dosyasına yazılamıyor: {reason}",
  "the file is unchanged; check that you can write to its folder":
    "dosya değişmedi; klasörüne yazabildiğinizi denetleyin",
  "answers cannot be written to {path}: it does not have one record on each line":
    "cevaplar {path} dosyasına yazılamıyor: her satırında bir kayıt yok",
  "the file is unchanged; --update needs a capture file as `hipcall-hooks listen --save FILE` writes it":
    "dosya değişmedi; --update, `hipcall-hooks listen --save FILE` ile yazılan bir kayıt dosyası ister",
  "{path} changed while its answers were being replaced; it was not updated":
    "cevapları değiştirilirken {path} dosyası değişti; güncellenmedi",
  "stop the listener that records to it, then try again": "ona kaydeden dinleyiciyi durdurup yeniden deneyin",
  "{source}, line {line}: written by a newer hipcall-hooks (capture version {version}, this one reads {captureVersion})":
    "{source}, {line}. satır: daha yeni hipcall-hooks (kayıt sürümü {version}, bu sürümün okuduğu {captureVersion}) ile yazılmış",
  "update: npm install hipcall-hooks@latest": "güncelleyin: npm install hipcall-hooks@latest",
  "{source}, line {line}: not a capture record: {why}": "{source}, {line}. satır: kayıt değil: {why}",
  "a capture file is what `hipcall-hooks listen --save FILE` writes":
    "kayıt dosyası, `hipcall-hooks listen --save FILE` ile yazılan dosyadır",
  "{source}, line {line}: not UTF-8: the file was saved in another encoding":
    "{source}, {line}. satır: UTF-8 değil: dosya başka bir kodlamayla kaydedilmiş",
  "if an editor saved it as Windows-1254: iconv -f WINDOWS-1254 -t UTF-8 {source} > utf8.ndjson":
    "bir düzenleyici Windows-1254 olarak kaydettiyse: iconv -f WINDOWS-1254 -t UTF-8 {source} > utf8.ndjson",
  "more than {mostSteps} events, the most that a scenario can have":
    "{mostSteps} olaydan çok; bir senaryo daha fazlasını alamaz",
  "choose fewer with --where data.uuid=…, --since, --until or --limit":
    "--where data.uuid=…, --since, --until ya da --limit ile azaltın",
  '{place} cannot be a step of a scenario: its body is not {"event": …, "data": {…}}':
    '{place} bir senaryonun adımı olamaz: gövdesi {"event": …, "data": {…}} değil',
  "leave such events out with --only or --valid": "böyle olayları --only ya da --valid ile dışarıda bırakın",
  "{name} is {what}": "{name}: {what}",
  "open it first: {command} {source}": "önce açın: {command} {source}",
  "{name} is a binary file, not JSON": "{name} JSON değil, ikili bir dosya",
  "a source is a capture file, a payload file, a HAR or .http file, curl commands, a folder of these, or -":
    "kaynak; bir kayıt dosyası, gövde dosyası, HAR ya da .http dosyası, curl komutları, bunların klasörü ya da - olabilir",
  "{source} is compressed, and damaged or cut off: {message}":
    "{source} sıkıştırılmış, ama bozuk ya da yarım: {message}",
  "test it with: gzip -t {source}": "şununla denetleyin: gzip -t {source}",
  "no file matches {pattern}": "{pattern} desenine uyan dosya yok",
  "* stands for any characters of one name, ** for any folders: 'captures/**/*.ndjson'":
    "* bir adın tüm karakterleri, ** tüm klasörler yerine geçer: 'captures/**/*.ndjson'",
  "no .json, .ndjson, .jsonl or .har file in the folder {folder}":
    "{folder} klasöründe .json, .ndjson, .jsonl ya da .har dosyası yok",
  "record one with: hipcall-hooks listen --save captures.ndjson":
    "bir tane kaydetmek için: hipcall-hooks listen --save captures.ndjson",
  "file not found: {name}": "dosya bulunamadı: {name}",
  "check the name and the folder": "adı ve klasörü denetleyin",
  "cannot read {name}: {reason}": "{name} okunamıyor: {reason}",
  "check its permissions": "izinlerini denetleyin",
  'a source is a capture file, a payload file ({"event": …, "data": …}, or an array of them), a HAR or .http file, curl commands, a folder of these, or -':
    'kaynak; bir kayıt dosyası, gövde dosyası ({"event": …, "data": …}, ya da bunlardan bir dizi), HAR ya da .http dosyası, curl komutları, bunların klasörü ya da - olabilir',
  "{source} is larger than 64 MB, the limit for a payload or HAR file":
    "{source} 64 MB'tan büyük; gövde ve HAR dosyalarının sınırı budur",
  "{source} is empty": "{source} boş",
  "record events with: hipcall-hooks listen --save captures.ndjson":
    "olay kaydetmek için: hipcall-hooks listen --save captures.ndjson",
  "nothing was written: {what} that is replaced elsewhere would be left in record {number}, {part}":
    "hiçbir şey yazılmadı: başka yerde değiştirilen bir değer ({what}) {number}. kayıtta kalırdı, {part}",
  "please report this, with the kind of the place but without the value":
    "lütfen bunu yerin türüyle, ama değeri yazmadan bildirin",
  "a value that is kept has it: leave out {list}": "olduğu gibi bırakılan bir değerde var: şunları kullanmayın: {list}",
  "nothing to scrub in {source}: every request was omitted":
    "{source} içinde arındırılacak bir şey yok: tüm istekler dışarıda bırakıldı",
  "the body of a request must be JSON, as Hipcall sends it":
    "bir isteğin gövdesi, Hipcall'ın gönderdiği gibi JSON olmalı",
  "{source} is not a capture file": "{source} bir kayıt dosyası değil",
  "cannot write the ready file {path}: {reason}": "{path} hazır dosyası yazılamıyor: {reason}",
  "use a file in an existing folder for --ready-file": "--ready-file için var olan bir klasörde bir dosya verin",
  "--forward {url} is this listener itself": "--forward {url} bu dinleyicinin kendisi",
  "use the address of your app, or listen on another port with --port":
    "uygulamanızın adresini verin ya da --port ile başka bir portu dinleyin",
  'give --script a JSON file, such as ["1234"]': '--script için bir JSON dosyası verin, örneğin ["1234"]',
  "{file} is not a script of digits": "{file} rakamlardan oluşan bir betik değil",
  'it is JSON: a list such as ["1234","2"], or an object such as {"pin":"1234"}; each value is a string':
    'JSON olmalı: ["1234","2"] gibi bir liste ya da {"pin":"1234"} gibi bir nesne; her değer bir dizgedir',
  'unknown request "{word}" (one of {requestKinds})': 'bilinmeyen istek "{word}" (şunlardan biri: {requestKinds})',
  "see: hipcall-hooks ask --help": "bakın: hipcall-hooks ask --help",
  "give --data a JSON file, or - for standard input": "--data için bir JSON dosyası, ya da standart girdi için - verin",
  'unknown shell "{shell}" (expected one of {shells})':
    'bilinmeyen kabuk "{shell}" (şunlardan biri beklenir: {shells})',
  "see: hipcall-hooks completion --help": "bakın: hipcall-hooks completion --help",
  "make the folder writable, and run init again: what is written already stays":
    "klasörü yazılabilir yapıp init komutunu yeniden çalıştırın: yazılmış olanlar kalır",
  "--sample is for events, and {name} is a request": "--sample olaylar içindir, {name} ise bir istektir",
  "try: hipcall-hooks events show {name}": "deneyin: hipcall-hooks events show {name}",
  '{name} has no known field "{path}"': '{name} olayının "{path}" adında bilinen bir alanı yok',
  "see its fields: hipcall-hooks events explain {name}": "alanları: hipcall-hooks events explain {name}",
  "events schema needs the name of one event, or --all": "events schema bir olay adı ya da --all ister",
  "example: hipcall-hooks events schema call_hangup": "örnek: hipcall-hooks events schema call_hangup",
  "the package has no {name}": "pakette {name} yok",
  "install it again, or build it: npm run build": "yeniden kurun ya da derleyin: npm run build",
  "there is no recorded answer to compare with": "karşılaştırılacak kayıtlı bir cevap yok",
  "record some with: hipcall-hooks listen --forward URL --save captures.ndjson, or with replay --update":
    "kaydetmek için: hipcall-hooks listen --forward URL --save captures.ndjson, ya da replay --update",
  "{origin} is already in use, before {command} was started":
    "{command} başlatılmadan önce {origin} zaten kullanılıyor",
  "stop the other program, or leave --exec out to test that one":
    "öteki programı durdurun, ya da onu denemek için --exec kullanmayın",
  "is your app running, and on this port? give it more time with --wait 2m":
    "uygulamanız çalışıyor mu, bu portta mı? --wait 2m ile daha çok süre verin",
  "no connection to {origin}": "{origin} ile bağlantı yok",
  "{exec} {end} before it listened on {origin}": "{exec} {origin} adresini dinlemeden bitti: {end}",
  "run it by itself to see why; HIPCALL_HOOKS_URL holds the URL where it must listen":
    "nedenini görmek için tek başına çalıştırın; dinlemesi gereken URL, HIPCALL_HOOKS_URL içindedir",
  "{place} is not JSON, so its body can't be changed": "{place} JSON değil, bu yüzden gövdesi değiştirilemez",
  "exclude such events with --valid, or send them unchanged: without --set, --add, --unset and --fresh":
    "böyle olayları --valid ile dışarıda bırakın, ya da değiştirmeden gönderin: --set, --add, --unset ve --fresh olmadan",
  "a recorded answer belongs to events that arrive whole, once and in order: leave --fault out":
    "kayıtlı cevap; bütün, bir kez ve sırayla gelen olaylara aittir: --fault kullanmayın",
  "--update can't be combined with options that change bodies":
    "--update, gövdeleri değiştiren seçeneklerle birlikte kullanılamaz",
  "a recorded answer belongs to the recorded body: leave --set, --add, --unset and --fresh out":
    "kayıtlı cevap kayıtlı gövdeye aittir: --set, --add, --unset ve --fresh kullanmayın",
  "--update can't write to {foreign}": "--update {foreign} üzerine yazamaz",
  "it writes only to a capture file, as `hipcall-hooks listen --save FILE` makes it":
    "yalnız bir kayıt dosyasına yazar; onu yapan: `hipcall-hooks listen --save FILE`",
  "--update can't write to standard input": "--update standart girdiye yazamaz",
  "name the capture file": "kayıt dosyasının adını verin",
  "{name} is no baseline that can be read: {reason}": "{name} okunabilen bir temel değil: {reason}",
  "save it again: hipcall-hooks validate --drift captures.ndjson --save-baseline FILE":
    "yeniden kaydedin: hipcall-hooks validate --drift captures.ndjson --save-baseline FILE",
  "{name} already exists and is not {what}": "{name} zaten var ve şu değil: {what}",
  "choose another name": "başka bir ad seçin",
  "cannot write {name}: {reason}": "{name} yazılamıyor: {reason}",
  "choose a file in an existing folder that you can write to":
    "var olan ve yazabildiğiniz bir klasörde bir dosya seçin",
  "standard input is both the source and the baseline": "standart girdi hem kaynak hem temel",
  "save one of them to a file": "birini bir dosyaya kaydedin",
  "cannot compare with {name}: {message}": "{name} ile karşılaştırılamıyor: {message}",
  "cannot compare with {name}: it could not be read to its end": "{name} ile karşılaştırılamıyor: sonuna dek okunamadı",
  "give a capture file, or a file of --save-baseline":
    "bir kayıt dosyası ya da --save-baseline ile yazılmış bir dosya verin",
  "--valid and --invalid cannot be used together": "--valid ve --invalid birlikte kullanılamaz",
  "use one of them": "birini kullanın",
  "name the capture file with -O": "kayıt dosyasının adını -O ile verin",
  "for example: -O captures.ndjson": "örneğin: -O captures.ndjson",
  "{out} already exists; choose another name or use --force":
    "{out} zaten var; başka bir ad seçin ya da --force kullanın",
  "cannot write {out}: {reason}": "{out} yazılamıyor: {reason}",
  "nothing to import: {reasons}": "içe aktarılacak bir şey yok: {reasons}",
  "take every request with --all": "tüm istekleri --all ile alın",
  "a webhook is a POST, PUT or PATCH of a JSON object with an event":
    "webhook; olay içeren bir JSON nesnesinin POST, PUT ya da PATCH isteğidir",
  "cannot scrub: {came} (expected the file to read and the file to write)":
    "arındırılamıyor: {came} (beklenen: okunacak dosya ve yazılacak dosya)",
  "to look for personal data and write nothing, add --check":
    "yazmadan yalnız kişisel veri aramak için --check ekleyin",
  "there is no selected event with the {missing} (the last one has the number {last})":
    "seçilen olaylar arasında şu yok: {missing} (sonuncunun numarası {last})",
  "see the numbers and ids with: hipcall-hooks captures list SOURCE --json":
    "numaralar ve kimlikler için: hipcall-hooks captures list SOURCE --json",
  "captures report needs a file to write (got none; expected -O FILE)":
    "captures report yazılacak bir dosya ister (gelen: yok; beklenen: -O FILE)",
  "add -O calls.html": "-O calls.html ekleyin",
  "check that the disk is not full": "diskin dolu olmadığını denetleyin",
  'a payload file holds {"event": …, "data": …}, or an array of them':
    'gövde dosyasında {"event": …, "data": …} ya da bunlardan bir dizi olur',
  "nothing to {purpose}: {reason}": "yapılacak bir şey yok ({purpose}): {reason}",
  "check --only, --where, --since, --until, --valid, --invalid and --undelivered":
    "--only, --where, --since, --until, --valid, --invalid ve --undelivered seçeneklerini denetleyin",
  "name the form with --as": "biçimi --as ile verin",
  "one of curl, har, http, hurl, files, scenario, vitest":
    "şunlardan biri: curl, har, http, hurl, files, scenario, vitest",
  "--as files writes a folder: name it with -O": "--as files bir klasör yazar: adını -O ile verin",
  "for example: -O payloads": "örneğin: -O payloads",
  "leave out what cannot be read": "okunamayanları dışarıda bırakın",
  "a body cannot stand in an .http file as it is": "bir gövde, .http dosyasında olduğu gibi duramaz",
  "a body cannot stand in the result as it is": "bir gövde, sonuçta olduğu gibi duramaz",
  "name a file with -O: such bodies are then in files beside it":
    "-O ile bir dosya adı verin: böyle gövdeler yanındaki dosyalara yazılır",
  "{name} already exists; choose another name or use --force":
    "{name} zaten var; başka bir ad seçin ya da --force kullanın",
  "{name} is there, and is not what captures export wrote": "{name} var, ama captures export ile yazılmamış",
  "choose another name: --force replaces only an earlier result":
    "başka bir ad seçin: --force yalnız önceki bir sonucun yerine yazar",
  "only two events can be compared (got {choices}; expected two of --number or --id)":
    "yalnız iki olay karşılaştırılabilir (gelen: {choices}; beklenen: iki --number ya da --id)",
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
  'unknown scenario "{name}"': 'bilinmeyen senaryo "{name}"',
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
  "a pipe": "bir boru (pipe)",
  "a terminal": "bir terminal",
  "not a file": "dosya değil",
  "the field {path} is missing or has the wrong type": "{path} alanı eksik ya da türü yanlış",
  "no version": "sürüm yok",
  "nothing was written: {what} that is replaced elsewhere would be left in record {number}, {part} {steps}":
    "hiçbir şey yazılmadı: başka yerde değiştirilen bir değer ({what}) {number}. kayıtta kalırdı, {part} {steps}",
  "{problem} within {duration}": "{duration} içinde {problem}",
  "{problem} within {duration} ({seen})": "{duration} içinde {problem} ({seen})",
  "no {text} from {url}": "{url} adresinden {text} gelmedi",
  "no {text} from {url} through the proxy {proxy}": "{url} adresinden {proxy} vekil sunucusu üzerinden {text} gelmedi",
  "exited with {code}": "çıkış kodu {code}",
  "was ended by {signal}": "{signal} ile bitirildi",
  "could not be started: {reason}": "başlatılamadı: {reason}",
  "--fault can't be combined with {option}": "--fault, {option} ile birlikte kullanılamaz",
  "1 request is not a webhook": "1 istek webhook değil",
  "{count} requests are not webhooks": "{count} istek webhook değil",
  "{count} could not be read": "{count} tanesi okunamadı",
  "the files have no requests": "dosyalarda istek yok",
  "only the file to read": "yalnız okunacak dosya",
  "the result": "sonuç",
  "a saved baseline": "kaydedilmiş bir temel",
  "a suggestion": "bir öneri",
  "the script has no digits left for {variable}": "betikte {variable} için rakam kalmadı",
  "{name} has no sample of {year} (it has only the sample of {years})":
    "{name} için {year} örneği yok (yalnız {years} örneği var)",
  "{name} has no sample of {year} (it has samples of {years})":
    "{name} için {year} örneği yok (olan örnekler: {years})",
  "a zip archive": "bir zip arşivi",
  "a 7z archive": "bir 7z arşivi",
  "compressed with zstd": "zstd ile sıkıştırılmış",
  "compressed with xz": "xz ile sıkıştırılmış",
  "compressed with bzip2": "bzip2 ile sıkıştırılmış",
  "the last answer was {status}": "son cevap: {status}",
  "{list} and {name}": "{list} ve {name}",
  "check that the disk is not full and that GITHUB_STEP_SUMMARY is a file":
    "diskin dolu olmadığını ve GITHUB_STEP_SUMMARY değerinin bir dosya olduğunu denetleyin",
  "choose a file in a folder that you can write to": "yazabildiğiniz bir klasörde bir dosya seçin",
  "please report it, with the lines below and the command that you typed":
    "lütfen aşağıdaki satırlar ve yazdığınız komutla bildirin",
  "cannot write a report: {reason}": "bir rapor yazılamıyor: {reason}",
  "cannot write the report {name}: {reason}": "{name} raporu yazılamıyor: {reason}",
  "this is a bug in hipcall-hooks {version}: {reason}": "bu bir program hatası, hipcall-hooks {version}: {reason}",
};
