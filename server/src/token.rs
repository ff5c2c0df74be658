//! Tokens: 32 random bytes that people carry in a cookie or a link, and the SHA-256 of them that the database
//! keeps. 256 random bits need no slow hash; a copy of the database signs nobody in.

use base64::{Engine as _, engine::general_purpose::URL_SAFE_NO_PAD};
use sha2::{Digest as _, Sha256};

use crate::world::World;

/// A secret that is handed out once. Never printed by `Debug`, never logged.
pub struct Token([u8; 32]);

impl Token {
    /// A new one.
    pub fn new(world: &World) -> Self {
        Self(world.bytes())
    }

    /// The token of these bytes, which nobody can guess.
    pub const fn of(bytes: [u8; 32]) -> Self {
        Self(bytes)
    }

    /// The token of its text; `None` for anything that is not 32 bytes of base64url.
    pub fn parse(text: &str) -> Option<Self> {
        let mut bytes = [0; 32];
        let length = URL_SAFE_NO_PAD.decode_slice(text, &mut bytes).ok()?;
        (length == 32 && text.len() == 43).then_some(Self(bytes))
    }

    /// 43 letters, digits, `-` and `_`.
    pub fn text(&self) -> String {
        URL_SAFE_NO_PAD.encode(self.0)
    }

    /// What is stored.
    pub fn hash(&self) -> [u8; 32] {
        Sha256::digest(self.0).into()
    }
}

#[cfg(test)]
mod tests {
    use super::Token;
    use crate::world::World;

    #[test]
    fn a_token_survives_being_written_and_read() {
        let token = Token::new(&World::system());
        let again = Token::parse(&token.text()).expect("a token");
        assert_eq!(again.hash(), token.hash());
        assert_eq!(token.text().len(), 43);
    }

    #[test]
    fn nothing_else_is_a_token() {
        let text = Token::new(&World::system()).text();
        for odd in
            ["", "x", &text[1..], &format!("{text}A"), &format!("{text}="), &text.replace(&text[..1], "*")]
        {
            assert!(Token::parse(odd).is_none(), "{odd}");
        }
    }
}
