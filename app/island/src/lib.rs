//! Everything that ships to the browser, and nothing else does. An island enhances a page that already
//! works without it; it holds no rule and no word: labels come as props, HTML comes from the server.
//! A page that shows an island must carry the tags that [`boot`] describes; other pages load none of it.
pub mod boot;
mod bulk;
mod choices;
mod combobox;
mod commands;
mod draft_saver;
mod file_drop;
mod keys;
mod live_notice;
mod mention_box;
mod outcome_panel;
mod passkey;
mod post;
mod theme_switch;

pub use boot::boot_script;
pub use bulk::Bulk;
pub use combobox::Combobox;
pub use commands::Commands;
pub use draft_saver::DraftSaver;
pub use file_drop::FileDrop;
pub use keys::Keys;
pub use live_notice::LiveNotice;
pub use mention_box::MentionBox;
pub use outcome_panel::OutcomePanel;
pub use passkey::Passkey;
pub use theme_switch::ThemeSwitch;
