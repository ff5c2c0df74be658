//! Passwords: argon2id at or above OWASP's floor ([`Cost`]), two at a time, because each takes memory and a quarter of a
//! second and two cores must go on serving pages. Whoever asks, exactly one hash runs: for an unknown address, a disabled
//! account or an empty password against a hash that no password has, so that time tells nothing.

mod cost;
mod rule;

use std::sync::{
    Arc,
    atomic::{AtomicU64, AtomicUsize, Ordering},
};

pub use app::form::people::password::{LONGEST, SHORTEST};
use argon2::{
    Argon2,
    password_hash::{PasswordHasher as _, PasswordVerifier as _, phc::PasswordHash},
};
use tokio::sync::Semaphore;

pub use self::{
    cost::Cost,
    rule::{Weak, weakness},
};
use crate::{store::nothing_held, world::World};

const AT_ONCE: usize = 2;
const WAITING: usize = 16;

/// A hash of nothing but zeros at this cost: no password is known that gives it.
fn nobody(cost: Cost) -> String {
    format!(
        "$argon2id$v=19${}$Y29uY29yZC1ub2JvZHkhIQ$AAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAAA",
        cost.phc()
    )
}

/// Why a password was not hashed or compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Fault {
    /// Fewer than [`SHORTEST`] bytes.
    #[error("a password has at least {SHORTEST} characters")]
    TooShort,
    /// More than [`LONGEST`] bytes.
    #[error("a password has at most {LONGEST} characters")]
    TooLong,
    /// Too many people sign in at this moment.
    #[error("too many people are signing in; try again in a moment")]
    Busy,
    /// The hash could not be computed.
    #[error("the password could not be hashed")]
    Broken,
}

/// The bounded place where passwords are hashed. Clones share the bound.
#[derive(Clone, Debug)]
pub struct Passwords(Arc<Inner>);

#[derive(Debug)]
struct Inner {
    world: World,
    cost: Cost,
    slots: Arc<Semaphore>,
    asked: AtomicUsize,
    runs: AtomicU64,
}

impl Passwords {
    /// A place of its own at the floor, for tests and tools.
    pub fn new(world: World) -> Self {
        Self::at(world, Cost::FLOOR)
    }

    /// A place of its own at this cost; the server has one.
    pub fn at(world: World, cost: Cost) -> Self {
        let (slots, asked, runs) =
            (Arc::new(Semaphore::new(AT_ONCE)), AtomicUsize::new(0), AtomicU64::new(0));
        Self(Arc::new(Inner { world, cost, slots, asked, runs }))
    }

    /// How many hashes have run so far.
    pub fn runs(&self) -> u64 {
        self.0.runs.load(Ordering::SeqCst)
    }

    /// Whether this hash was made at another cost; whoever signs in with it gets a new one.
    pub fn is_old(&self, stored: &str) -> bool {
        !stored.contains(&format!("${}$", self.0.cost.phc()))
    }

    /// A PHC string to store.
    pub async fn hash(&self, password: String) -> Result<String, Fault> {
        match password.len() {
            0..SHORTEST => return Err(Fault::TooShort),
            SHORTEST..=LONGEST => {}
            _ => return Err(Fault::TooLong),
        }
        let salt: [u8; 16] = self.0.world.bytes();
        self.run(move |argon2| {
            let hash: PasswordHash =
                argon2.hash_password_with_salt(password.as_bytes(), &salt).map_err(|_| Fault::Broken)?;
            Ok(hash.to_string())
        })
        .await?
    }

    /// Whether `password` is the one of `stored`. Give `None` for an unknown or disabled account or one without a
    /// password: the same work is done and the answer is `false`.
    pub async fn verify(&self, stored: Option<String>, password: String) -> Result<bool, Fault> {
        let nobody = nobody(self.0.cost);
        self.run(move |argon2| {
            let fits = (SHORTEST..=LONGEST).contains(&password.len());
            let known = stored.as_deref().filter(|_| fits).and_then(|text| PasswordHash::new(text).ok());
            let compared = match (&known, PasswordHash::new(&nobody)) {
                (Some(known), _) => argon2.verify_password(password.as_bytes(), known),
                // An over-long text must not cost more than a short one.
                (None, Ok(nobody)) => argon2.verify_password(b"", &nobody),
                (None, Err(_)) => return Err(Fault::Broken),
            };
            Ok(known.is_some() && compared.is_ok())
        })
        .await?
    }

    async fn run<T: Send + 'static>(
        &self,
        work: impl FnOnce(Argon2<'static>) -> T + Send + 'static,
    ) -> Result<T, Fault> {
        nothing_held();
        let place = Place::take(&self.0)?;
        let slot = Arc::clone(&self.0.slots).acquire_owned().await.map_err(|_| Fault::Broken)?;
        let argon2 = self.0.cost.argon2().map_err(|_| Fault::Broken)?;
        self.0.runs.fetch_add(1, Ordering::SeqCst);
        // Place and slot go with the work: a request that is given up does not stop the hash.
        let task = move || {
            let outcome = work(argon2);
            drop((place, slot));
            outcome
        };
        tokio::task::spawn_blocking(task).await.map_err(|_| Fault::Broken)
    }
}

/// One of the places at work or in the queue.
struct Place(Arc<Inner>);

impl Place {
    fn take(inner: &Arc<Inner>) -> Result<Self, Fault> {
        let place = Self(Arc::clone(inner));
        if inner.asked.fetch_add(1, Ordering::SeqCst) < AT_ONCE + WAITING {
            Ok(place)
        } else {
            Err(Fault::Busy)
        }
    }
}

impl Drop for Place {
    fn drop(&mut self) {
        self.0.asked.fetch_sub(1, Ordering::SeqCst);
    }
}

#[cfg(test)]
mod tests {
    use domain::time::Time;

    use super::{AT_ONCE, Cost, Fault, LONGEST, Passwords, WAITING, nobody};
    use crate::world::World;

    fn passwords() -> Passwords {
        Passwords::new(World::fixed(Time(0), 1))
    }

    #[tokio::test]
    async fn a_password_is_known_again_and_no_other() {
        let passwords = passwords();
        let stored = passwords.hash("ein langer Satz".to_owned()).await.expect("a hash");
        assert!(stored.starts_with("$argon2id$v=19$m=19456,t=2,p=1$"), "{stored}");
        assert!(nobody(Cost::FLOOR).starts_with("$argon2id$v=19$m=19456,t=2,p=1$"));
        assert!(!passwords.is_old(&stored));
        let dearer = Passwords::at(World::fixed(Time(0), 1), Cost { passes: 3, ..Cost::FLOOR });
        assert!(dearer.is_old(&stored), "a hash that was cheaper is made again");
        assert_eq!(dearer.verify(Some(stored.clone()), "ein langer Satz".to_owned()).await, Ok(true));
        assert_eq!(passwords.verify(Some(stored.clone()), "ein langer Satz".to_owned()).await, Ok(true));
        assert_eq!(passwords.verify(Some(stored), "ein langer Satz ".to_owned()).await, Ok(false));
    }

    #[tokio::test]
    async fn exactly_one_hash_runs_whatever_is_asked() {
        let passwords = passwords();
        let stored = passwords.hash("ein langer Satz".to_owned()).await.expect("a hash");
        for (stored, typed) in [
            (Some(stored.clone()), "ein langer Satz".to_owned()),
            (Some(stored.clone()), "ein falscher Satz".to_owned()),
            (Some(stored.clone()), String::new()),
            (Some(stored), "x".repeat(LONGEST + 1)),
            (Some("no hash".to_owned()), "ein langer Satz".to_owned()),
            (None, "ein langer Satz".to_owned()),
            (None, String::new()),
        ] {
            let before = passwords.runs();
            let _ = passwords.verify(stored, typed).await.expect("an answer");
            assert_eq!(passwords.runs() - before, 1);
        }
    }

    #[tokio::test]
    async fn length_is_bounded_before_any_work() {
        let passwords = passwords();
        assert_eq!(passwords.hash("elf Zeichen".to_owned()).await, Err(Fault::TooShort));
        assert_eq!(passwords.hash("x".repeat(LONGEST + 1)).await, Err(Fault::TooLong));
        assert_eq!(passwords.runs(), 0);
        passwords.hash("x".repeat(LONGEST)).await.expect("the longest");
    }

    #[tokio::test]
    async fn a_crowd_is_told_to_come_back() {
        let passwords = passwords();
        let crowd: Vec<_> = (0..AT_ONCE + WAITING + 5)
            .map(|_| {
                let passwords = passwords.clone();
                tokio::spawn(async move { passwords.verify(None, String::new()).await })
            })
            .collect();
        let mut busy = 0;
        for one in crowd {
            busy += usize::from(one.await.expect("no panic") == Err(Fault::Busy));
        }
        assert_eq!(busy, 5);
        assert_eq!(passwords.verify(None, String::new()).await, Ok(false), "the places are given back");
    }
}
