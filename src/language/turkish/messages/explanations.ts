/** Why a delivery or a forwarded request was not accepted, and what to do. */
export const EXPLANATIONS = {
  "no connection to {url} within {duration}": "{duration} içinde {url} ile bağlantı kurulamadı",
  "check host and port of --forward": "--forward ile verilen adı ve portu denetleyin",
  "your app received the request, but sent no whole answer within {duration}":
    "uygulamanız isteği aldı, ama {duration} içinde tam bir cevap göndermedi",
  "is it stopped at a breakpoint? answer first and do the work later, or raise --forward-timeout":
    "bir kesme noktasında mı duruyor? önce cevap verip işi sonra yapın, ya da --forward-timeout değerini artırın",
  "cannot be forwarded: {reason}": "iletilemez: {reason}",
  "your app closed the connection before its answer was complete ({reason})":
    "uygulamanız cevabı tamamlamadan bağlantıyı kapattı ({reason})",
  "see its log: did it crash, or restart?": "günlüğüne bakın: çöktü mü, yeniden mi başladı?",
  "the listener stopped before your app answered": "uygulamanız cevap vermeden dinleyici durdu",
  "your app answered {status}, a redirect: passed back, not followed":
    "uygulamanız {status} ile yönlendirdi: izlenmedi, gönderene iletildi",
  "Hipcall accepts only 200: register and forward to the final URL (is a slash missing at the end?)":
    "Hipcall yalnız 200 kabul eder: son URL'yi tanımlayın ve ona iletin (sonunda bir bölü işareti mi eksik?)",
  "your app answered {status}": "uygulamanız {status} ile cevap verdi",
  "does your app read the body as raw JSON, and expect the fields of this event?":
    "uygulamanız gövdeyi ham JSON olarak okuyor ve bu olayın alanlarını bekliyor mu?",
  "Hipcall sends no credentials: allow requests to this path without them":
    "Hipcall kimlik bilgisi göndermez: bu yola kimliksiz isteklere izin verin",
  "is CSRF protection on for this path?": "bu yol için CSRF koruması açık mı?",
  "your app has no route here: check the path of --forward":
    "uygulamanızda bu yol yok: --forward ile verilen yolu denetleyin",
  "webhooks are sent with POST: check the method of the route":
    "webhook'lar POST ile gönderilir: yolun yöntemini denetleyin",
  "raise the body limit of your app": "uygulamanızın gövde sınırını artırın",
  "let your app accept application/json": "uygulamanız application/json kabul etsin",
  "your app found the event invalid; see its answer": "uygulamanız olayı geçersiz buldu; cevabına bakın",
  "connection refused: nothing is listening on {url}, but something is on {elsewhere}":
    "bağlantı reddedildi: {url} adresinde dinleyen yok, ama {elsewhere} adresinde var",
  "write localhost in --forward: that tries both addresses of this machine":
    "--forward içine localhost yazın: bu makinenin iki adresini de dener",
  "connection refused: nothing is listening on {url}": "bağlantı reddedildi: {url} adresinde dinleyen yok",
  "is your dev server running?": "geliştirme sunucunuz çalışıyor mu?",
  "host not found: {url}": "ana makine bulunamadı: {url}",
  "check the spelling of the host in --forward": "--forward içindeki ana makine adının yazımını denetleyin",
  "cannot reach {url}: {reason}": "{url} adresine ulaşılamıyor: {reason}",
  "is your dev server running? check host and port":
    "geliştirme sunucunuz çalışıyor mu? ana makine adını ve portu denetleyin",
  "cannot reach {target} through the proxy {proxy}: {reason}":
    "{target} adresine {proxy} vekil sunucusu üzerinden ulaşılamıyor: {reason}",
  "check HTTP_PROXY and HTTPS_PROXY, or name the host in NO_PROXY to send directly":
    "HTTP_PROXY ve HTTPS_PROXY değerlerini denetleyin, ya da doğrudan göndermek için adı NO_PROXY içine yazın",
  "renew it, or use --insecure; Hipcall may refuse it too":
    "yenileyin ya da --insecure kullanın; Hipcall da reddedebilir",
  "the certificate has expired": "sertifikanın süresi dolmuş",
  "compare this machine's clock with the certificate's dates":
    "bu makinenin saatini sertifikanın tarihleriyle karşılaştırın",
  "the certificate is not valid yet": "sertifika henüz geçerli değil",
  "get a new one": "yenisini alın",
  "the certificate was revoked": "sertifika iptal edilmiş",
  "if it is your own, use --insecure, or set NODE_EXTRA_CA_CERTS to its file":
    "sizinse --insecure kullanın, ya da NODE_EXTRA_CA_CERTS ile dosyasını verin",
  "the certificate is self-signed": "sertifika kendinden imzalı",
  "set NODE_EXTRA_CA_CERTS to the authority's file (mkcert -CAROOT shows its folder), or use --insecure":
    "NODE_EXTRA_CA_CERTS ile yetkilinin dosyasını verin (mkcert -CAROOT klasörünü gösterir), ya da --insecure kullanın",
  "the certificate is signed by an authority that Node does not know":
    "sertifikayı Node'un tanımadığı bir yetkili imzalamış",
  "let the server send the whole chain (fullchain.pem), or set NODE_EXTRA_CA_CERTS; to send anyway: --insecure":
    "sunucu tüm zinciri (fullchain.pem) göndersin, ya da NODE_EXTRA_CA_CERTS verin; yine de göndermek için: --insecure",
  "the server sends its certificate without the one that signed it, or that authority is unknown":
    "sunucu sertifikasını, onu imzalayan sertifika olmadan gönderiyor, ya da o yetkili tanınmıyor",
  "write the certificate's host in {option}, or use --insecure":
    "{option} içine sertifikadaki ana makine adını yazın ya da --insecure kullanın",
  "the certificate is for another host": "sertifika başka bir ana makine için",
  "does the target use plain http on this port? then write http:// in {option}":
    "hedef bu portta düz http mi kullanıyor? öyleyse {option} içine http:// yazın",
  "does the target use plain http on this port? then write http:// in --to":
    "hedef bu portta düz http mi kullanıyor? öyleyse --to içine http:// yazın",
  "what answers there does not speak TLS": "orada cevap veren TLS konuşmuyor",
  "let the server offer TLS 1.2 or 1.3": "sunucu TLS 1.2 ya da 1.3 sunsun",
  "the server and Node have no TLS version in common": "sunucuyla Node'un ortak bir TLS sürümü yok",
  "Hipcall sends none: leave this path out of that rule":
    "Hipcall sertifika göndermez: bu yolu o kuralın dışında bırakın",
  "the server asks for a certificate of the client": "sunucu istemciden sertifika istiyor",
  "check the host in {option}: a virtual host needs its own name":
    "{option} içindeki ana makine adını denetleyin: sanal sunucu kendi adını ister",
  "the server does not know this host name": "sunucu bu ana makine adını tanımıyor",
  "see its log: it may offer no cipher that Node knows, or no certificate for this host":
    "günlüğüne bakın: Node'un bildiği bir şifreleme ya da bu ad için bir sertifika sunmuyor olabilir",
  "the server ended the handshake": "sunucu el sıkışmayı bitirdi",
  "TLS handshake failed ({code}): {reason}": "TLS el sıkışması başarısız ({code}): {reason}",
  "try: openssl s_client -connect HOST:PORT": "deneyin: openssl s_client -connect HOST:PORT",
  "TLS failed: {means} ({code})": "TLS başarısız: {means} ({code})",
  "TLS failed: {means} ({code}): {reason}": "TLS başarısız: {means} ({code}): {reason}",
  "cannot be sent: {reason}": "gönderilemez: {reason}",
  "correct this in the record": "bunu kayıtta düzeltin",
  "stopped before an answer came": "cevap gelmeden durduruldu",
  "answered {status}; the recorded answer is {recordedStatus}": "cevap {status}; kayıtlı cevap {recordedStatus}",
  "this port speaks TLS: write https:// in --to": "bu port TLS konuşuyor: --to içine https:// yazın",
  "Hipcall sends Basic auth to a web service only if it is set there: in the panel, and here as a header authorization":
    "Hipcall bir web servisine Basic kimlik bilgisini yalnız orada ayarlanmışsa gönderir: panelde, burada ise authorization başlığıyla",
  "does your app read the body as raw JSON?": "uygulamanız gövdeyi ham JSON olarak mı okuyor?",
  "check the path of --to": "--to ile verilen yolu denetleyin",
  "webhooks are sent with POST: check the path, and the method of the route":
    "webhook'lar POST ile gönderilir: yolu ve yöntemini denetleyin",
  "the answer differs from the recorded one in one place": "cevap kayıtlı olandan bir yerde farklı",
  "the answer differs from the recorded one in {count} places": "cevap kayıtlı olandan {count} yerde farklı",
  "if the new answer is right, record it with --update": "yeni cevap doğruysa --update ile kaydedin",
  "answered {status}, expected {text}": "cevap {status}, beklenen {text}",
  "answer 200: Hipcall's own demo receiver answers 201 to a new record, but it is not known whether Hipcall accepts that":
    "200 ile cevap verin: Hipcall'ın kendi örnek alıcısı yeni kayda 201 verir, ama Hipcall'ın bunu kabul edip etmediği bilinmiyor",
  "{problem}; a hipcall-hooks listener answered: {error}":
    "{problem}; bir hipcall-hooks dinleyicisinin cevabı: {error}",
  "the listener runs, the app behind it (its --forward) does not answer: start that app":
    "dinleyici çalışıyor, arkasındaki uygulama (--forward) cevap vermiyor: o uygulamayı başlatın",
  "answered {status} after {duration}, {risk}: Hipcall gives up {givesUp}":
    "{duration} sonra {status}, {risk}: Hipcall vazgeçer ({givesUp})",
  "at risk": "riskli",
  "too late": "çok geç",
  "{problem}: a redirect": "{problem}: bir yönlendirme",
  "{problem}: a redirect to {location}": "{problem}: şuraya yönlendirme: {location}",
  "redirects are not followed: give the final URL with --to (is a slash missing at the end?)":
    "yönlendirmeler izlenmez: son URL'yi --to ile verin (sonunda bir bölü işareti mi eksik?)",
  "no connection within {duration}": "{duration} içinde bağlantı kurulamadı",
  "check host and port; a firewall may block the connection":
    "ana makine adını ve portu denetleyin; bir güvenlik duvarı engelliyor olabilir",
  "connected, but no answer within {duration}": "bağlanıldı, ama {duration} içinde cevap gelmedi",
  "answer first and do the work later (Hipcall gives up {givesUp}), or raise --timeout":
    "önce cevap verip işi sonra yapın (Hipcall vazgeçer: {givesUp}), ya da --timeout değerini artırın",
  "the answer is not HTTP ({reason})": "cevap HTTP değil ({reason})",
  "does another program use this port?": "bu portu başka bir program mı kullanıyor?",
  "does another program use this port? or does it use https:// on this port?":
    "bu portu başka bir program mı kullanıyor? ya da bu portta https:// mi kullanılıyor?",
  "connection lost before an answer came ({reason})": "cevap gelmeden bağlantı koptu ({reason})",
  "see your app's log: did it crash, or close the connection?":
    "uygulamanızın günlüğüne bakın: çöktü mü, bağlantıyı mı kapattı?",
  "see your app's log: did it crash, or close the connection? or does it use https:// on this port?":
    "uygulamanızın günlüğüne bakın: çöktü mü, bağlantıyı mı kapattı? ya da bu portta https:// mi kullanıyor?",
  "the connection to {origin} was closed in the TLS handshake ({reason})":
    "{origin} bağlantısı TLS el sıkışmasında kapandı ({reason})",
  "connection refused: nothing is listening on {origin}, but something is on {elsewhere}":
    "bağlantı reddedildi: {origin} adresinde dinleyen yok, ama {elsewhere} adresinde var",
  "write localhost in --to: that tries both addresses of this machine":
    "--to içine localhost yazın: bu makinenin iki adresini de dener",
  "connection refused: nothing is listening on {origin}": "bağlantı reddedildi: {origin} adresinde dinleyen yok",
  "is your app running? check host and port of --to":
    "uygulamanız çalışıyor mu? --to ile verilen adı ve portu denetleyin",
  "start your app, or a listener: hipcall-hooks listen":
    "uygulamanızı ya da bir dinleyici başlatın: hipcall-hooks listen",
  "start your app, or a listener: hipcall-hooks listen --port {port}":
    "uygulamanızı ya da bir dinleyici başlatın: hipcall-hooks listen --port {port}",
  "host not found: {origin}": "ana makine bulunamadı: {origin}",
  "check the spelling of the host in --to": "--to içindeki ana makine adının yazımını denetleyin",
  "cannot reach {origin}: {reason}": "{origin} adresine ulaşılamıyor: {reason}",
  "check host and port in --to": "--to ile verilen ana makine adını ve portu denetleyin",
  "does your app know this event already? start it with empty data, or send new events with --fresh; if the new answer is right, record it with --update":
    "uygulamanız bu olayı zaten biliyor mu? boş veriyle başlatın ya da --fresh ile yeni olaylar gönderin; yeni cevap doğruysa --update ile kaydedin",
  "your app says itself what is wrong: see its answer, and its log":
    "uygulamanız neyin yanlış olduğunu kendisi söylüyor: cevabına ve günlüğüne bakın",
};
