//! What somebody is sent to the provider with. State, nonce and the verifier of PKCE are made of one random token that only
//! the cookie of this browser holds, so they are bound to it by construction, and the database keeps nothing but the token's
//! hash. The state begins with the language in which the way back is read.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use domain::language::Language;
use sha2::{Digest as _, Sha256};

use crate::token::Token;

/// What the errand is for.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Kind {
    /// Signing in; whoever proved who they are longer ago than this, in milliseconds, has to do it again.
    SignIn {
        /// How long ago at the most.
        longest: i64,
    },
    /// A proof that is made now.
    Proof,
}

/// One errand.
pub struct Errand {
    token: Token,
    language: Language,
}

impl Errand {
    /// The errand of a token.
    pub const fn of(token: Token, language: Language) -> Self {
        Self { token, language }
    }

    /// In which language the way back is read.
    pub const fn language(&self) -> Language {
        self.language
    }

    fn part(&self, what: &str) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(format!("concord oidc {what} {}", self.token.text())))
    }

    /// Comes back in the address.
    pub fn state(&self) -> String {
        format!("{}.{}", self.language.code(), self.part("state"))
    }

    /// The language that a state names.
    pub fn language_of(state: &str) -> Option<Language> {
        Language::from_code(state.split_once('.')?.0)
    }

    /// Comes back in the token.
    pub(super) fn nonce(&self) -> String {
        self.part("nonce")
    }

    /// Whoever redeems the code has to know it.
    pub(super) fn verifier(&self) -> String {
        self.part("verifier")
    }

    /// What the provider is told of the verifier.
    pub(super) fn challenge(&self) -> String {
        URL_SAFE_NO_PAD.encode(Sha256::digest(self.verifier()))
    }
}

#[cfg(test)]
mod tests {
    use domain::language::Language;

    use super::Errand;
    use crate::token::Token;

    #[test]
    fn everything_is_made_of_the_token_and_nothing_tells_another_part() {
        let errand = |byte| Errand::of(Token::of([byte; 32]), Language::De);
        let parts = |errand: &Errand| [errand.state(), errand.nonce(), errand.verifier(), errand.challenge()];
        let (one, two) = (parts(&errand(1)), parts(&errand(2)));
        assert_eq!(one, parts(&errand(1)));
        let all: std::collections::BTreeSet<&String> = one.iter().chain(&two).collect();
        assert_eq!(all.len(), 8);
        // RFC 7636 asks for 43 to 128 signs.
        assert!(one[2].len() == 43 && one[3].len() == 43);
        assert!(!one.iter().any(|part| part.contains(&Token::of([1; 32]).text())));
        assert_eq!(Errand::language_of(&one[0]), Some(Language::De));
        assert_eq!(Errand::language_of("xx.abc"), None);
        assert_eq!(Errand::language_of("de"), None);
    }
}
