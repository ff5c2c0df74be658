//! The export: NDJSON, one header, the checkpoints, then the entries, so that a reader can verify in one pass without
//! holding the log. A body is a JSON string and not an object: the exact bytes survive every JSON tool.

mod line;
mod reader;
mod verify;
pub mod write;

pub use line::Header;
pub use reader::{ExportFault, Exported, Reader};
pub use verify::{Refusal, verify_export};
