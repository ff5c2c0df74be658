//! Shared pieces of pages, rendered on the server, one file each. A part knows words and how it looks; it knows no
//! address but those it is given. Text inputs are in `field.rs`, and nothing else may emit a `<textarea>`.

mod around;
pub mod badge;
pub mod banner;
pub mod button;
pub mod choice;
pub mod choices;
pub mod confirm;
pub mod details;
pub mod empty;
pub mod error_summary;
pub mod field;
pub mod files;
pub mod form_key;
pub mod gates;
pub mod icon;
pub mod live;
pub mod page_head;
pub mod pager;
pub mod passkey;
pub mod precedents;
pub mod qr;
pub mod rating;
pub mod status;
pub mod summary_list;
pub mod table;
pub mod timeline;
pub mod wrote;

pub use badge::RiskBadge;
pub use banner::{Banner, BannerKind};
pub use button::{Button, ButtonKind, ButtonLink};
pub use choice::{Checkboxes, Choice, Radios, Select, Tick};
pub use choices::{FilesOnTheirWay, KnownTools, Named};
pub use confirm::Confirm;
pub use details::Details;
pub use empty::Empty;
pub use error_summary::ErrorSummary;
pub use field::{DateInput, Hidden, InputKind, PostForm, TextArea, TextInput, Version};
pub use files::{FileInput, Files};
pub use form_key::{FormKey, FormKeys};
pub use gates::{GateCard, GateList, Gates};
pub use icon::{Icon, IconMark};
pub use live::{LiveCase, LiveList};
pub use page_head::{PageHead, step};
pub use pager::Pager;
pub use passkey::AskPasskey;
pub use precedents::Precedents;
pub use qr::Qr;
pub use rating::{Drivers, Explained, RatingCompared, Severities};
pub use status::{Due, Status, StatusLine, StatusWord, moment, zone_name};
pub use summary_list::{SummaryList, SummaryRow};
pub use table::{Column, Table};
pub use timeline::{Timeline, TimelineEntry};
pub use wrote::Wrote;

#[cfg(test)]
mod tests;
