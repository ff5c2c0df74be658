//! The accept loop. Not `axum::serve`, because that installs no timer and so keeps for ever a client that never
//! finishes its header. HTTP/1.1 only: a proxy in front speaks to browsers, and one protocol is one thing to get
//! right. Everything about a connection is bounded: how many there are in all and from one address, how long the
//! handshake, a header, silence and a reader who does not read may take.

use std::{future::Future, net::IpAddr, pin::pin, sync::Arc, time::Duration};

use axum::{Router, http::Request};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::{GracefulShutdown, Watcher},
    service::TowerToHyperService,
};
use tokio::{
    io::{AsyncRead, AsyncWrite},
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tokio_rustls::TlsAcceptor;
use tower::util::MapRequest;

use self::{crowd::Guest, patience::Patient};
pub use self::{
    crowd::{Crowd, FROM_ONE},
    patience::{LEAST, PATIENCE},
};
use crate::config::Proxies;

mod crowd;
mod patience;

/// Most connections at the same time; further ones wait in the system's queue.
pub const CONNECTIONS: usize = 1024;
/// Longest time for a header, for a TLS handshake, and for silence between two requests.
pub const HEADER: Duration = Duration::from_secs(10);
/// Largest header in bytes, and most fields in it.
pub const HEADER_BYTES: usize = 32 * 1024;
/// See [`HEADER_BYTES`].
pub const HEADER_FIELDS: usize = 100;
/// How long running requests may take after the last one was accepted.
const GRACE: Duration = Duration::from_secs(6);

/// Who is at the other end of the connection of a request.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// What stands between a socket and the routes.
#[derive(Clone, Default)]
pub struct Gate {
    /// TLS, where the server speaks it itself; then it speaks nothing else.
    pub tls: Option<TlsAcceptor>,
    /// Who asks for many others and is not counted.
    pub proxies: Proxies,
    /// Who is connected now.
    pub crowd: Crowd,
}

/// A connection that was let in, and what it takes up for as long as it lasts.
struct Entry {
    stream: TcpStream,
    peer: Peer,
    watcher: Watcher,
    _place: Option<OwnedSemaphorePermit>,
    _guest: Option<Guest>,
}

/// Serves until `shutdown` is there and for as long after it as it says, so that whoever asks whether we are ready can
/// hear that we are not; then finishes what is running.
pub async fn serve(
    listener: TcpListener,
    gate: Gate,
    router: Router,
    shutdown: impl Future<Output = Duration>,
) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADER)
        .max_header_size(HEADER_BYTES)
        .max_headers(HEADER_FIELDS);
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let running = GracefulShutdown::new();
    let mut shutdown = pin!(async { tokio::time::sleep(shutdown.await).await });
    let begin = |stream: TcpStream, address: IpAddr, place: Option<OwnedSemaphorePermit>| {
        let peer = Peer(address.to_canonical());
        let guest = if gate.proxies.contains(peer.0) {
            None
        } else {
            // One that is too many is closed without a word: an answer would be work for whoever wants to make us work.
            let Some(guest) = gate.crowd.enter(peer.0) else { return };
            Some(guest)
        };
        let entry = Entry { stream, peer, watcher: running.watcher(), _place: place, _guest: guest };
        tokio::spawn(converse(http.clone(), router.clone(), gate.tls.clone(), entry));
    };
    loop {
        let next = async {
            let place = Arc::clone(&places).acquire_owned().await;
            (place, listener.accept().await)
        };
        let (place, accepted) = tokio::select! {
            () = &mut shutdown => break,
            next = next => next,
        };
        match accepted {
            Ok((stream, peer)) => begin(stream, peer.ip(), place.ok()),
            Err(error) => {
                // Out of file descriptors, most likely: a moment later some will be free again.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
            }
        }
    }
    // Whoever was let in by the system before we stopped listening is served too.
    while let Ok(Ok((stream, peer))) = tokio::time::timeout(Duration::ZERO, listener.accept()).await {
        begin(stream, peer.ip(), None);
    }
    drop(listener);
    if tokio::time::timeout(GRACE, running.shutdown()).await.is_err() {
        tracing::warn!("some requests were not finished in time");
    }
}

/// One connection from its handshake to its end.
async fn converse(http: http1::Builder, router: Router, tls: Option<TlsAcceptor>, entry: Entry) {
    let Entry { stream, peer, watcher, _place, _guest } = entry;
    // Failing only makes answers a little slower.
    let _ = stream.set_nodelay(true);
    let stream = Patient::new(stream);
    let Some(tls) = tls else { return talk(&http, router, peer, watcher, stream).await };
    match tokio::time::timeout(HEADER, tls.accept(stream)).await {
        Ok(Ok(stream)) => talk(&http, router, peer, watcher, stream).await,
        Ok(Err(error)) => tracing::debug!(%error, "a TLS handshake failed"),
        Err(_) => tracing::debug!("a TLS handshake took too long"),
    }
}

async fn talk<S>(http: &http1::Builder, router: Router, peer: Peer, watcher: Watcher, stream: S)
where
    S: AsyncRead + AsyncWrite + Send + Unpin + 'static,
{
    let service = TowerToHyperService::new(MapRequest::new(router, move |mut request: Request<_>| {
        request.extensions_mut().insert(peer);
        request
    }));
    if let Err(error) = watcher.watch(http.serve_connection(TokioIo::new(stream), service)).await {
        tracing::debug!(%error, "a connection ended early");
    }
}
