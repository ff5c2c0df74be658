//! TLS without a proxy: what is spoken, what is not, and what becomes of those who come without it. The certificate is made
//! when the test begins.

use std::{
    collections::BTreeMap, net::SocketAddr, os::unix::fs::PermissionsExt as _, sync::Arc, time::Duration,
};

use axum::{
    body::Body,
    http::{Request, header},
};
use server::{
    config::{Config, Listen, Origin},
    http::{
        accept::{self, Gate},
        elsewhere, tls,
    },
};
use tests::TestApp;
use tokio::{
    io::{AsyncReadExt as _, AsyncWriteExt as _},
    net::{TcpListener, TcpStream},
    time::timeout,
};
use tokio_rustls::{
    TlsConnector,
    rustls::{
        ClientConfig, RootCertStore, SupportedProtocolVersion,
        crypto::ring,
        pki_types::{CertificateDer, ServerName},
        version::{TLS12, TLS13},
    },
};
use tower::ServiceExt as _;

struct Site {
    address: SocketAddr,
    roots: Arc<RootCertStore>,
    _folder: tempfile::TempDir,
    _app: TestApp,
}

/// A certificate and its key as files.
fn certificate() -> (tempfile::TempDir, CertificateDer<'static>) {
    let folder = tempfile::tempdir().expect("a folder");
    let made = rcgen::generate_simple_self_signed(vec!["concord.example".to_owned()]).expect("a certificate");
    std::fs::write(folder.path().join("chain.pem"), made.cert.pem()).expect("a file");
    let key = folder.path().join("key.pem");
    std::fs::write(&key, made.signing_key.serialize_pem()).expect("a file");
    std::fs::set_permissions(&key, std::fs::Permissions::from_mode(0o600)).expect("a mode");
    (folder, made.cert.der().clone())
}

fn listen(folder: &tempfile::TempDir) -> Listen {
    Listen {
        certificate: Some(folder.path().join("chain.pem")),
        key: Some(folder.path().join("key.pem")),
        ..Listen::default()
    }
}

async fn site() -> Site {
    let app = TestApp::new().await;
    let (folder, der) = certificate();
    let gate = Gate { tls: tls::acceptor(&listen(&folder)).expect("TLS"), ..Gate::default() };
    assert!(gate.tls.is_some());
    let listener = TcpListener::bind(("127.0.0.1", 0)).await.expect("a port");
    let address = listener.local_addr().expect("an address");
    tokio::spawn(accept::serve(listener, gate, app.router(), std::future::pending()));
    let mut roots = RootCertStore::empty();
    roots.add(der).expect("a root");
    Site { address, roots: Arc::new(roots), _folder: folder, _app: app }
}

/// Asks whether it lives, over this version; the answer and the suite.
async fn ask(site: &Site, version: &'static SupportedProtocolVersion) -> (String, String) {
    let config = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[version])
        .expect("a version")
        .with_root_certificates(Arc::clone(&site.roots))
        .with_no_client_auth();
    let stream = TcpStream::connect(site.address).await.expect("a connection");
    let name = ServerName::try_from("concord.example").expect("a name");
    let mut stream = TlsConnector::from(Arc::new(config)).connect(name, stream).await.expect("a handshake");
    let chosen = stream.get_ref().1.negotiated_cipher_suite().map(|suite| format!("{:?}", suite.suite()));
    stream
        .write_all(b"GET /health/live HTTP/1.1\r\nHost: concord.example\r\nConnection: close\r\n\r\n")
        .await
        .expect("sent");
    let mut answer = Vec::new();
    // The end may come without a farewell.
    let _ = stream.read_to_end(&mut answer).await;
    (String::from_utf8_lossy(&answer).into_owned(), chosen.unwrap_or_default())
}

/// What comes back for these bytes.
async fn raw(site: &Site, bytes: &[u8]) -> Vec<u8> {
    let mut stream = TcpStream::connect(site.address).await.expect("a connection");
    stream.write_all(bytes).await.expect("sent");
    let mut answer = Vec::new();
    let _ = timeout(Duration::from_secs(15), stream.read_to_end(&mut answer)).await.expect("it is closed");
    answer
}

#[tokio::test]
async fn tls_of_today_is_spoken_with_forward_secrecy_and_authenticated_encryption_only() {
    let site = site().await;
    for version in [&TLS13, &TLS12] {
        let (answer, chosen) = ask(&site, version).await;
        assert!(answer.starts_with("HTTP/1.1 200"), "{version:?}: {answer}");
        assert!(
            answer.contains("strict-transport-security: max-age=63072000; includeSubDomains"),
            "{answer}"
        );
        println!("{version:?}: {chosen}");
        assert!(chosen.contains("GCM") || chosen.contains("POLY1305"), "{chosen}");
        assert!(chosen.starts_with("TLS13_") || chosen.starts_with("TLS_ECDHE_"), "{chosen}");
    }
    let provider = ring::default_provider();
    for suite in &provider.cipher_suites {
        let name = format!("{:?}", suite.suite());
        let strong = name.contains("GCM") || name.contains("POLY1305");
        assert!(strong && (name.starts_with("TLS13_") || name.contains("ECDHE")), "{name}");
    }
}

/// A greeting of an older client: this version, these suites, no extensions.
fn greeting(version: [u8; 2], suites: &[[u8; 2]]) -> Vec<u8> {
    let mut hello = version.to_vec();
    hello.extend([7; 32]);
    hello.push(0);
    hello.extend(u16::try_from(suites.len() * 2).expect("few").to_be_bytes());
    hello.extend(suites.iter().flatten());
    hello.extend([1, 0]);
    let length = u32::try_from(hello.len()).expect("short").to_be_bytes();
    let mut handshake = vec![1, length[1], length[2], length[3]];
    handshake.extend(hello);
    let mut record = vec![22, 3, 1];
    record.extend(u16::try_from(handshake.len()).expect("short").to_be_bytes());
    record.extend(handshake);
    record
}

#[tokio::test]
async fn older_versions_weak_suites_and_plain_text_get_no_answer() {
    const ALERT: u8 = 21;
    let site = site().await;
    for (name, version, suites) in [
        ("TLS 1.0", [3, 1], vec![[0xc0, 0x13], [0xc0, 0x2f]]),
        ("TLS 1.1", [3, 2], vec![[0xc0, 0x13], [0xc0, 0x2f]]),
        ("SSL 3", [3, 0], vec![[0, 0x2f]]),
        ("RSA key exchange with CBC", [3, 3], vec![[0, 0x2f], [0, 0x35]]),
        ("RC4, 3DES and nothing", [3, 3], vec![[0, 5], [0, 10], [0, 0]]),
    ] {
        let answer = raw(&site, &greeting(version, &suites)).await;
        assert!(answer.is_empty() || answer[0] == ALERT, "{name}: {answer:?}");
    }
    let plain = raw(&site, b"GET /health/live HTTP/1.1\r\nHost: concord.example\r\n\r\n").await;
    assert!(!String::from_utf8_lossy(&plain).contains("HTTP/"), "{plain:?}");
    let (answer, _) = ask(&site, &TLS13).await;
    assert!(answer.starts_with("HTTP/1.1 200"));
}

#[tokio::test]
async fn a_person_who_forgot_https_is_led_to_the_page_and_nothing_else_is() {
    let origin = Arc::new(Origin::try_from("https://concord.example".to_owned()).expect("an origin"));
    let router = elsewhere::router(origin);
    let html = "text/html,application/xhtml+xml";
    for (method, path, accept, host, leads) in [
        ("GET", "/de/start?x=1", html, "concord.example", Some("https://concord.example/de/start?x=1")),
        ("HEAD", "/", html, "evil.example", Some("https://concord.example/")),
        ("GET", "//evil.example/", html, "concord.example", None),
        ("POST", "/de/sign-in", html, "concord.example", None),
        ("GET", "/de/live", "text/event-stream", "concord.example", None),
        ("GET", "/de/audit/export", "*/*", "concord.example", None),
    ] {
        let request = Request::builder().method(method).uri(path).header(header::ACCEPT, accept);
        let request = request.header(header::HOST, host).body(Body::empty()).expect("a request");
        let answer = router.clone().oneshot(request).await.expect("never fails");
        let location = answer.headers().get(header::LOCATION).map(|to| to.to_str().expect("text"));
        assert_eq!(location, leads, "{method} {path}");
        assert_eq!(answer.status().as_u16(), if leads.is_some() { 308 } else { 403 }, "{method} {path}");
    }
}

#[tokio::test]
async fn a_certificate_needs_its_key_for_itself_and_an_address_with_https() {
    let (folder, _) = certificate();
    let path = |name: &str| folder.path().join(name).display().to_string();
    let with = |pairs: &[(&str, String)]| {
        let pairs = pairs.iter().map(|(name, value)| (format!("CONCORD_LISTEN__{name}"), value.clone()));
        Config::read(None, &pairs.collect::<BTreeMap<_, _>>()).map(drop).map_err(|error| error.to_string())
    };
    let (chain, key) = (("CERTIFICATE", path("chain.pem")), ("KEY", path("key.pem")));
    let secure = ("ORIGIN", "https://concord.example".to_owned());
    let plain = ("REDIRECT", "127.0.0.1:8080".to_owned());
    assert_eq!(with(&[chain.clone(), key.clone(), secure.clone(), plain.clone()]), Ok(()));
    for (wrong, said) in [
        (vec![chain.clone(), secure.clone()], "belong together"),
        (vec![key.clone(), secure.clone()], "belong together"),
        (vec![chain.clone(), key.clone()], "https://"),
        (vec![plain, secure.clone()], "needs listen.certificate"),
    ] {
        let told = with(&wrong).expect_err("it does not fit");
        assert!(told.contains(said), "{told}");
    }
    std::fs::set_permissions(path("key.pem"), std::fs::Permissions::from_mode(0o644)).expect("a mode");
    let told = with(&[chain, key, secure]).expect_err("others can read it");
    assert!(told.contains("chmod 600"), "{told}");
    std::fs::write(path("chain.pem"), "nothing").expect("a file");
    assert!(tls::acceptor(&listen(&folder)).is_err());
}
