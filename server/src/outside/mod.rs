//! Calls to the outside: the only file that asks anybody over HTTP, and it asks nobody but the issuer that the configuration
//! names and the places that this issuer names. HTTPS only, ports 443 and 8443, no redirect, five seconds and 64 KiB for
//! everything together; a name is resolved once, whatever is not a public address is dropped, and the connection goes to one
//! of the addresses that were looked at, so that a name that changes meanwhile leads nowhere else. Hosts inside the company
//! are exempt one by one, by configuration.

mod address;

use std::{net::SocketAddr, path::Path, sync::Arc, time::Duration};

use axum::{
    body::Bytes,
    http::{HeaderValue, Method, Request, StatusCode, Uri, header},
};
use http_body_util::{BodyExt as _, Full, Limited};
use hyper::client::conn::http1;
use hyper_util::rt::TokioIo;
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpStream, lookup_host},
};
use tokio_rustls::{
    TlsConnector,
    rustls::{
        ClientConfig, RootCertStore,
        crypto::ring,
        pki_types::{CertificateDer, ServerName, pem::PemObject as _},
        version::{TLS12, TLS13},
    },
};

pub use self::address::is_public;
use crate::store::nothing_held;

/// Longest time for a whole call, the name and the handshake included.
pub const LONGEST: Duration = Duration::from_secs(5);
/// Largest answer in bytes.
pub const LARGEST: usize = 64 * 1024;
/// Where the services of others listen.
const PORTS: [u16; 2] = [443, 8443];

/// Why a call did not happen or was not answered.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// No address of the web, or one with a name and password in it.
    #[error("no usable address")]
    Malformed,
    /// Not https.
    #[error("not https")]
    Insecure,
    /// A port on which no service of others listens.
    #[error("a port that is not asked")]
    Port,
    /// The name is unknown.
    #[error("the name cannot be resolved")]
    Unknown,
    /// The name leads to addresses that are not public.
    #[error("no public address")]
    Private,
    /// Nobody is there, or the connection broke.
    #[error("no connection")]
    Connection,
    /// The certificate is not right.
    #[error("no trusted certificate")]
    Tls,
    /// It leads elsewhere.
    #[error("a redirect, which is not followed")]
    Redirect,
    /// Another status than 200.
    #[error("status {0}")]
    Status(u16),
    /// Larger than 64 KiB.
    #[error("more than 64 KiB")]
    Large,
    /// Slower than five seconds.
    #[error("no answer within five seconds")]
    Slow,
}

/// Why nobody can be asked at all.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// The file of the own authority.
    #[error("identity.provider.authority_file {0} holds no certificate")]
    Authority(String),
    /// TLS.
    #[error("TLS: {0}")]
    Tls(#[from] tokio_rustls::rustls::Error),
}

/// Who may be asked, and how. Clones share everything.
#[derive(Clone)]
pub struct Outside {
    internal: Arc<[String]>,
    tls: Arc<ClientConfig>,
}

impl std::fmt::Debug for Outside {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Outside").field("internal", &self.internal).finish_non_exhaustive()
    }
}

/// A checked address.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Target {
    secure: bool,
    internal: bool,
    host: String,
    port: u16,
    authority: String,
    path: String,
}

impl Target {
    fn of(url: &str, internal: &[String]) -> Result<Self, Fault> {
        if !url.bytes().all(|byte| byte.is_ascii_graphic()) || url.contains('#') {
            return Err(Fault::Malformed);
        }
        let uri: Uri = url.parse().map_err(|_| Fault::Malformed)?;
        let authority = uri.authority().ok_or(Fault::Malformed)?;
        if authority.as_str().contains('@') || authority.host().is_empty() {
            return Err(Fault::Malformed);
        }
        let host = authority.host().trim_matches(['[', ']']).to_ascii_lowercase();
        let internal = internal.iter().any(|known| known.eq_ignore_ascii_case(&host));
        let secure = match uri.scheme_str() {
            Some("https") => true,
            Some("http") if internal => false,
            _ => return Err(Fault::Insecure),
        };
        let port = authority.port_u16().unwrap_or(if secure { 443 } else { 80 });
        if !internal && !PORTS.contains(&port) {
            return Err(Fault::Port);
        }
        let path = uri.path_and_query().map_or("/", |path| path.as_str()).to_owned();
        Ok(Self { secure, internal, host, port, authority: authority.as_str().to_owned(), path })
    }
}

impl Outside {
    /// These hosts are inside the company, and the authority of this file is believed beside those of the system.
    pub fn new(internal: &[String], authority: Option<&Path>) -> Result<Self, Unusable> {
        let mut roots = RootCertStore::empty();
        let (known, _) = roots.add_parsable_certificates(rustls_native_certs::load_native_certs().certs);
        if known == 0 && authority.is_none() {
            tracing::warn!(
                "this machine knows no certificate authority, so no provider of others can be asked"
            );
        }
        if let Some(file) = authority {
            let fault = || Unusable::Authority(file.display().to_string());
            let own = CertificateDer::pem_file_iter(file)
                .and_then(Iterator::collect::<Result<Vec<_>, _>>)
                .map_err(|_| fault())?;
            if roots.add_parsable_certificates(own).0 == 0 {
                return Err(fault());
            }
        }
        let tls = ClientConfig::builder_with_provider(Arc::new(ring::default_provider()))
            .with_protocol_versions(&[&TLS13, &TLS12])?
            .with_root_certificates(roots)
            .with_no_client_auth();
        Ok(Self { internal: internal.into(), tls: Arc::new(tls) })
    }

    /// Whether an address could be asked, as far as it can be told without asking.
    pub fn check(&self, url: &str) -> Result<(), Fault> {
        Target::of(url, &self.internal).map(drop)
    }

    /// What stands at an address.
    pub async fn get(&self, url: &str) -> Result<Bytes, Fault> {
        self.ask(Method::GET, url, None, String::new()).await
    }

    /// The answer to a form.
    pub async fn post(
        &self,
        url: &str,
        authorization: Option<HeaderValue>,
        form: String,
    ) -> Result<Bytes, Fault> {
        self.ask(Method::POST, url, authorization, form).await
    }

    async fn ask(
        &self,
        method: Method,
        url: &str,
        authorization: Option<HeaderValue>,
        form: String,
    ) -> Result<Bytes, Fault> {
        nothing_held();
        let target = Target::of(url, &self.internal)?;
        let mut request = Request::builder()
            .method(&method)
            .uri(&target.path)
            .header(header::HOST, &target.authority)
            .header(header::ACCEPT, "application/json")
            .header(header::CONNECTION, "close");
        if method == Method::POST {
            request = request.header(header::CONTENT_TYPE, "application/x-www-form-urlencoded");
        }
        if let Some(value) = authorization {
            request = request.header(header::AUTHORIZATION, value);
        }
        let request = request.body(Full::new(Bytes::from(form))).map_err(|_| Fault::Malformed)?;
        match tokio::time::timeout(LONGEST, self.answer(&target, request)).await {
            Ok(answer) => answer,
            Err(_) => Err(Fault::Slow),
        }
    }

    async fn answer(&self, target: &Target, request: Request<Full<Bytes>>) -> Result<Bytes, Fault> {
        let stream = connect(&addresses(target).await?).await?;
        if !target.secure {
            return exchange(stream, request).await;
        }
        let name = ServerName::try_from(target.host.clone()).map_err(|_| Fault::Malformed)?;
        let connector = TlsConnector::from(Arc::clone(&self.tls));
        exchange(connector.connect(name, stream).await.map_err(|_| Fault::Tls)?, request).await
    }
}

/// The addresses of a name that may be asked.
async fn addresses(target: &Target) -> Result<Vec<SocketAddr>, Fault> {
    let found = lookup_host((target.host.as_str(), target.port)).await.map_err(|_| Fault::Unknown)?;
    let all: Vec<SocketAddr> = found.collect();
    if all.is_empty() {
        return Err(Fault::Unknown);
    }
    let usable: Vec<SocketAddr> =
        all.into_iter().filter(|address| target.internal || is_public(address.ip())).collect();
    if usable.is_empty() { Err(Fault::Private) } else { Ok(usable) }
}

async fn connect(addresses: &[SocketAddr]) -> Result<TcpStream, Fault> {
    for address in addresses {
        if let Ok(stream) = TcpStream::connect(address).await {
            return Ok(stream);
        }
    }
    Err(Fault::Connection)
}

async fn exchange(
    io: impl AsyncRead + AsyncWrite + Unpin,
    request: Request<Full<Bytes>>,
) -> Result<Bytes, Fault> {
    let (mut sender, connection) = http1::Builder::new()
        .max_buf_size(LARGEST)
        .handshake(TokioIo::new(io))
        .await
        .map_err(|_| Fault::Connection)?;
    let work = async {
        let response = sender.send_request(request).await.map_err(|_| Fault::Connection)?;
        match response.status() {
            StatusCode::OK => {}
            status if status.is_redirection() => return Err(Fault::Redirect),
            status => return Err(Fault::Status(status.as_u16())),
        }
        match Limited::new(response.into_body(), LARGEST).collect().await {
            Ok(body) => Ok(body.to_bytes()),
            Err(error) if error.is::<http_body_util::LengthLimitError>() => Err(Fault::Large),
            Err(_) => Err(Fault::Connection),
        }
    };
    // What was read before the other side hung up is still to be looked at.
    let driven = async {
        let _ = connection.await;
        std::future::pending().await
    };
    tokio::select! {
        answer = work => answer,
        never = driven => never,
    }
}

#[cfg(test)]
mod tests {
    use super::{Fault, Target};

    #[test]
    fn only_https_on_its_ports_is_asked_unless_the_host_is_inside() {
        let inside = ["login.intern".to_owned(), "127.0.0.1".to_owned()];
        let asked = |url: &str| Target::of(url, &inside).map(|target| (target.host, target.port));
        assert_eq!(asked("https://login.example/a?b=c"), Ok(("login.example".to_owned(), 443)));
        assert_eq!(asked("https://login.example:8443"), Ok(("login.example".to_owned(), 8443)));
        assert_eq!(asked("http://LOGIN.intern:9000/x"), Ok(("login.intern".to_owned(), 9000)));
        assert_eq!(asked("http://127.0.0.1:1"), Ok(("127.0.0.1".to_owned(), 1)));
        for (url, fault) in [
            ("http://login.example", Fault::Insecure),
            ("ftp://login.intern", Fault::Insecure),
            ("file:///etc/passwd", Fault::Malformed),
            ("https://login.example:22", Fault::Port),
            ("https://login.example:5432/x", Fault::Port),
            ("https://name:password@login.example", Fault::Malformed),
            ("https://login.example#x", Fault::Malformed),
            ("https://login.example/ x", Fault::Malformed),
            ("https:///x", Fault::Malformed),
            ("/x", Fault::Malformed),
            ("http://127.0.0.1.evil.example", Fault::Insecure),
        ] {
            assert_eq!(asked(url), Err(fault), "{url}");
        }
    }
}
