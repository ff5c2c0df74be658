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
mod matrix;
mod moves;
mod outbox;
mod provider;
mod race;
mod repeat;
mod score;
mod screening;
mod several;
mod talk;
mod worked;

#[path = "../../app/domain/tests/case/play.rs"]
#[expect(dead_code, reason = "the domain's stories need more of it")]
mod play;
#[path = "../../app/domain/tests/case/relations.rs"]
#[expect(dead_code, reason = "the domain's tests look at the columns, too")]
mod relations;
#[path = "../../app/domain/tests/case/stands.rs"]
mod stands;
#[path = "../../app/domain/tests/case/table.rs"]
#[expect(dead_code, reason = "the domain's tests read the table")]
mod table;
#[path = "../../app/domain/tests/case/world.rs"]
#[expect(dead_code, reason = "the domain's stories need more of it")]
mod world;

#[path = "../../server/audit/tests/audit/interpreter.rs"]
mod interpreter;
