//! Journeys over HTTP: people as clients of the whole product without a socket.

mod access;
mod audit;
mod bad;
mod conflict;
mod crawl;
mod demo;
mod desk;
mod edge;
mod evidence;
mod frame;
mod full;
mod hangup;
mod journey;
mod live;
mod moves;
mod outbox;
mod race;
mod repeat;
mod score;
mod screening;
mod several;
mod talk;
mod worked;

#[path = "../../server/audit/tests/audit/interpreter.rs"]
mod interpreter;
