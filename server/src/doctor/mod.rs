//! What is wrong, and what to do about it. Each check answers plain sentences: what is fine, what could be better
//! (advice), what must be mended (a fault). Nothing is changed and nothing is made: a doctor only looks.

mod data;
mod machine;
mod provider;
mod setup;

use std::fmt;

use crate::{config::Config, store::Db, world::World};

/// How bad it is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Weight {
    /// As it should be.
    Fine,
    /// It works, but could be better.
    Advice,
    /// It must be mended.
    Fault,
}

/// One sentence, and for everything that is not fine what to do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Finding {
    /// How bad it is.
    pub weight: Weight,
    /// What was found.
    pub found: String,
    /// What to do.
    pub remedy: String,
}

impl Finding {
    fn fine(found: impl Into<String>) -> Self {
        Self { weight: Weight::Fine, found: found.into(), remedy: String::new() }
    }

    fn advice(found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { weight: Weight::Advice, found: found.into(), remedy: remedy.into() }
    }

    fn fault(found: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self { weight: Weight::Fault, found: found.into(), remedy: remedy.into() }
    }
}

impl fmt::Display for Finding {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let word = match self.weight {
            Weight::Fine => "fine",
            Weight::Advice => "advice",
            Weight::Fault => "FAULT",
        };
        write!(f, "{word:<7} {}", self.found)?;
        if self.remedy.is_empty() { Ok(()) } else { write!(f, "\n        → {}", self.remedy) }
    }
}

/// Every check under this configuration; `file` is where it stands, if it stands in a file.
pub async fn examine(config: &Config, file: Option<&std::path::Path>, world: &World) -> Vec<Finding> {
    let mut findings = setup::examine(config, file);
    findings.extend(provider::examine(config, world).await);
    let url = match config.database_url() {
        Ok(url) => url,
        Err(error) => {
            findings.push(Finding::fault(error.to_string(), "Mend the setting."));
            return findings;
        }
    };
    findings.extend(machine::examine(config, &url));
    match crate::application::exists(&url) {
        Err(error) => {
            findings.push(Finding::advice(error.to_string(), "Start the server once, or restore a backup."));
        }
        Ok(()) => match Db::open(&url).await {
            Ok(db) => {
                findings.extend(data::examine(&db, world).await);
                findings.extend(provider::areas(config, &db).await);
                db.close().await;
            }
            Err(error) => findings.push(Finding::fault(
                format!("The database cannot be opened: {error}"),
                "Check database.url, whether the server of the database runs, and whose files they are.",
            )),
        },
    }
    findings
}
