//! Everything that ships to the browser, and nothing else does. An island enhances a page that already
//! works without it; it holds no rule and no word: labels come as props, HTML comes from the server.
//! A page that shows an island must carry the tags that [`boot`] describes; other pages load none of it.
pub mod boot;
mod choices;
mod combobox;
mod draft_saver;
mod file_drop;
mod live_notice;
mod mention_box;
mod outcome_panel;
mod post;

pub use boot::boot_script;
pub use combobox::Combobox;
pub use draft_saver::DraftSaver;
pub use file_drop::FileDrop;
pub use live_notice::LiveNotice;
pub use mention_box::MentionBox;
pub use outcome_panel::OutcomePanel;
