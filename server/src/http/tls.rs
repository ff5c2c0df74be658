//! TLS where there is no proxy: a certificate chain and its key, read once when the server starts. TLS 1.2 and 1.3 with the
//! suites that rustls has at all (forward secrecy and AEAD, nothing else), HTTP/1.1 inside; a client certificate is never asked for.

use std::{path::Path, sync::Arc};

use tokio_rustls::{
    TlsAcceptor,
    rustls::{
        ServerConfig,
        crypto::ring,
        pki_types::{CertificateDer, PrivateKeyDer, pem, pem::PemObject as _},
        version::{TLS12, TLS13},
    },
};

use crate::config::Listen;

/// Why the server cannot speak TLS.
#[derive(Debug, thiserror::Error)]
pub enum Unusable {
    /// A file that does not hold what it should.
    #[error("{what} {file}: {error}")]
    File {
        /// The name of the setting.
        what: &'static str,
        /// Its path.
        file: String,
        /// What is wrong.
        error: pem::Error,
    },
    /// They do not belong together, or are of a kind that nobody should use.
    #[error("listen.certificate and listen.key: {0}")]
    Unfit(#[from] tokio_rustls::rustls::Error),
    /// Nothing in it.
    #[error("listen.certificate {0} holds no certificate")]
    Empty(String),
}

/// What the settings say; `None` where a proxy speaks TLS.
pub fn acceptor(listen: &Listen) -> Result<Option<TlsAcceptor>, Unusable> {
    let (Some(certificate), Some(key)) = (&listen.certificate, &listen.key) else { return Ok(None) };
    let chain = CertificateDer::pem_file_iter(certificate)
        .and_then(Iterator::collect::<Result<Vec<_>, _>>)
        .map_err(|error| unreadable("listen.certificate", certificate, error))?;
    if chain.is_empty() {
        return Err(Unusable::Empty(certificate.display().to_string()));
    }
    let key = PrivateKeyDer::from_pem_file(key).map_err(|error| unreadable("listen.key", key, error))?;
    let mut config = ServerConfig::builder_with_provider(Arc::new(ring::default_provider()))
        .with_protocol_versions(&[&TLS13, &TLS12])?
        .with_no_client_auth()
        .with_single_cert(chain, key)?;
    config.alpn_protocols = vec![b"http/1.1".to_vec()];
    Ok(Some(TlsAcceptor::from(Arc::new(config))))
}

fn unreadable(what: &'static str, file: &Path, error: pem::Error) -> Unusable {
    Unusable::File { what, file: file.display().to_string(), error }
}
