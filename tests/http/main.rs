//! Journeys over HTTP: people as clients of the whole product without a socket.

mod bad;
mod crawl;
mod demo;
mod frame;
mod journey;
mod moves;
mod outbox;
mod score;
mod worked;
