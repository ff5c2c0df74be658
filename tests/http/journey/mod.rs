//! Stories from the first word to the register, told twice: by people who read German and by people who read English.

mod agreement;
mod approval;
mod clock;
mod euros;
mod extension;
mod objection;
mod precedents;
mod proof;
mod question;
mod returned;
mod silence;
mod stalemate;
mod undo;
mod withdrawal;

/// Tells a story in both languages, as two tests of its name.
macro_rules! in_both_languages {
    ($story:ident) => {
        mod $story {
            #[tokio::test]
            async fn in_german() {
                super::$story(domain::language::Language::De).await;
            }

            #[tokio::test]
            async fn in_english() {
                super::$story(domain::language::Language::En).await;
            }
        }
    };
}

pub(crate) use in_both_languages;
