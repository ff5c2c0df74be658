//! Errands to the provider: a short cookie names the row, and the row is used up when somebody comes back. Everything that
//! the provider is told is made of the token in the cookie, so another browser cannot come back in the place of this one.

use axum::http::{HeaderMap, HeaderValue};
use domain::{language::Language, time::MINUTE};

use super::Sessions;
use crate::{
    provider::Errand,
    store::{
        self, Db, Tx,
        provider::{self, ErrandRow},
    },
    token::Token,
};

/// How long somebody may stay at the provider.
pub const ERRAND: i64 = 10 * MINUTE;

impl Sessions {
    /// An errand that is about to begin, and its cookie.
    pub fn send(&self, language: Language) -> (Errand, [u8; 32], HeaderValue) {
        let token = Token::new(&self.world);
        let (hash, cookie) = (token.hash(), self.errand.keep(&token, ERRAND));
        (Errand::of(token, language), hash, cookie)
    }

    /// The errand of this browser; whether it counts is to be asked of the store.
    pub fn errand(&self, headers: &HeaderMap, language: Language) -> Option<(Errand, [u8; 32])> {
        let token = self.errand.value(headers).and_then(Token::parse)?;
        let hash = token.hash();
        Some((Errand::of(token, language), hash))
    }

    /// Keeps it.
    pub async fn keep_errand(&self, tx: &mut Tx, hash: [u8; 32], row: ErrandRow) -> store::Result<()> {
        let until = row.begun.plus(ERRAND);
        provider::begin(tx, hash, row, until).await
    }

    /// Whether it is still on its way.
    pub async fn look_for_errand(&self, db: &Db, hash: [u8; 32]) -> store::Result<Option<ErrandRow>> {
        provider::look(&mut db.reader(), hash, self.world.now()).await
    }

    /// Uses it up.
    pub async fn end_errand(&self, tx: &mut Tx, hash: [u8; 32]) -> store::Result<Option<ErrandRow>> {
        provider::take(tx, hash, self.world.now()).await
    }

    /// Takes the cookie away.
    pub fn forget_errand(&self) -> HeaderValue {
        self.errand.remove()
    }
}
