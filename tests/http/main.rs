//! Journeys over HTTP: people as clients of the whole product without a socket.

mod crawl;
mod demo;
mod frame;
