//! The accept loop. Not `axum::serve`, because that installs no timer and so keeps for ever a client that never
//! finishes its header. HTTP/1.1 only: a proxy in front speaks to browsers, and one protocol is one thing to get
//! right.

use std::{future::Future, net::IpAddr, pin::pin, sync::Arc, time::Duration};

use axum::{Router, http::Request};
use hyper::server::conn::http1;
use hyper_util::{
    rt::{TokioIo, TokioTimer},
    server::graceful::GracefulShutdown,
    service::TowerToHyperService,
};
use tokio::{
    net::{TcpListener, TcpStream},
    sync::{OwnedSemaphorePermit, Semaphore},
};
use tower::util::MapRequest;

/// Most connections at the same time; further ones wait in the system's queue.
pub const CONNECTIONS: usize = 1024;
/// Longest time for a header, and for silence between two requests.
pub const HEADER: Duration = Duration::from_secs(10);
/// Largest header in bytes, and most fields in it.
const HEADER_BYTES: usize = 32 * 1024;
const HEADER_FIELDS: usize = 100;
/// How long running requests may take after the last one was accepted.
const GRACE: Duration = Duration::from_secs(6);

/// Who is at the other end of the connection of a request.
#[derive(Clone, Copy, Debug)]
pub struct Peer(pub IpAddr);

/// Serves until `shutdown` is there and for as long after it as it says, so that whoever asks whether we are ready can
/// hear that we are not; then finishes what is running.
pub async fn serve(listener: TcpListener, router: Router, shutdown: impl Future<Output = Duration>) {
    let mut http = http1::Builder::new();
    http.timer(TokioTimer::new())
        .header_read_timeout(HEADER)
        .max_header_size(HEADER_BYTES)
        .max_headers(HEADER_FIELDS);
    let places = Arc::new(Semaphore::new(CONNECTIONS));
    let running = GracefulShutdown::new();
    let mut shutdown = pin!(async { tokio::time::sleep(shutdown.await).await });
    let begin = |stream: TcpStream, peer: Peer, place: Option<OwnedSemaphorePermit>| {
        // Failing only makes answers a little slower.
        let _ = stream.set_nodelay(true);
        let service =
            TowerToHyperService::new(MapRequest::new(router.clone(), move |mut request: Request<_>| {
                request.extensions_mut().insert(peer);
                request
            }));
        let connection = running.watch(http.serve_connection(TokioIo::new(stream), service));
        tokio::spawn(async move {
            if let Err(error) = connection.await {
                tracing::debug!(%error, "a connection ended early");
            }
            drop(place);
        });
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
        let (stream, peer) = match accepted {
            Ok((stream, peer)) => (stream, Peer(peer.ip())),
            Err(error) => {
                // Out of file descriptors, most likely: a moment later some will be free again.
                tracing::warn!(%error, "a connection could not be accepted");
                tokio::time::sleep(Duration::from_millis(100)).await;
                continue;
            }
        };
        begin(stream, peer, place.ok());
    }
    // Whoever was let in by the system before we stopped listening is served too.
    while let Ok(Ok((stream, peer))) = tokio::time::timeout(Duration::ZERO, listener.accept()).await {
        begin(stream, Peer(peer.ip()), None);
    }
    drop(listener);
    if tokio::time::timeout(GRACE, running.shutdown()).await.is_err() {
        tracing::warn!("some requests were not finished in time");
    }
}
