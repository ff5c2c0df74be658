//! T4: every act that the workflow allows, in every state and sub-state and for every relation, done by the real services in
//! a real database: exactly one entry of the audit log, which says who, from where to where and which versions, and
//! explains every row that changed. And every act that it refuses changes nothing and writes nothing. The states and
//! relations are those of the domain's own tests, so whatever is added there is counted here.

#![expect(clippy::disallowed_macros, reason = "how many cells there were is printed")]

#[path = "../../../app/domain/tests/case/play.rs"]
#[expect(dead_code, reason = "the domain's stories need more of it")]
mod play;
#[path = "../../../app/domain/tests/case/relations.rs"]
#[expect(dead_code, reason = "the domain's tests look at the columns, too")]
mod relations;
#[path = "../../../app/domain/tests/case/stands.rs"]
mod stands;
#[path = "../../../app/domain/tests/case/table.rs"]
#[expect(dead_code, reason = "the domain's tests read the table")]
mod table;
#[path = "../../../app/domain/tests/case/world.rs"]
#[expect(dead_code, reason = "the domain's stories need more of it")]
mod world;

#[path = "../contract/mod.rs"]
#[expect(dead_code, reason = "other tests put more into it")]
mod contract;

mod duties;
mod entries;
mod office;
