//! Configuration: one struct per concern, from an optional TOML file and from the environment, which wins. A key
//! that nobody knows is an error that names it: a misspelt security setting must not silently stay at its default.
//! `concord serve --demo` needs no configuration at all. This is the only place that reads the environment.

mod audit;
mod backup;
mod company;
mod data;
mod database;
mod evidence;
mod identity;
mod listen;
mod log;
mod mail;
mod provider;
mod proxies;
mod secret;
mod security;
mod session;
mod site;

use std::{
    collections::BTreeMap,
    path::{Path, PathBuf},
};

use config::{File, FileFormat};
use serde::Deserialize;

pub use self::{
    audit::Audit,
    backup::Backup,
    company::Company,
    data::Data,
    database::Database,
    evidence::Evidence,
    identity::Identity,
    listen::{Listen, Origin},
    log::{Format, Log},
    mail::{Mail, Route},
    provider::{GroupRole, Name, Provider},
    proxies::Proxies,
    security::Security,
    session::Session,
    site::Site,
};

const PREFIX: &str = "CONCORD_";
const FILE: &str = "CONCORD_CONFIG";

/// Everything that an operator can set.
#[derive(Clone, Debug, Default, PartialEq, Eq, Deserialize)]
#[serde(deny_unknown_fields, default)]
pub struct Config {
    /// Socket and public address.
    pub listen: Listen,
    /// Which database.
    pub database: Database,
    /// The audit log.
    pub audit: Audit,
    /// The backup before a migration.
    pub backup: Backup,
    /// What the law makes of the company.
    pub company: Company,
    /// Where files lie.
    pub data: Data,
    /// How much room files have.
    pub evidence: Evidence,
    /// How people prove who they are.
    pub identity: Identity,
    /// Whom to tell about a weakness.
    pub security: Security,
    /// How long people stay signed in.
    pub session: Session,
    /// Where the browser's files lie.
    pub site: Site,
    /// What is logged and how.
    pub log: Log,
    /// How people are told by mail; nothing configured sends none.
    pub mail: Mail,
    /// An invented company on this machine only; never for real work.
    pub demo: bool,
}

/// Why the configuration cannot be used. The sentence names the place.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
pub enum Error {
    /// The file cannot be read or does not say what it should.
    #[error("configuration file {}: {reason}", file.display())]
    File {
        /// Its path.
        file: PathBuf,
        /// What is wrong.
        reason: String,
    },
    /// A variable is unknown or does not say what it should.
    #[error("environment variable {name}: {reason}")]
    Variable {
        /// Its name.
        name: String,
        /// What is wrong.
        reason: String,
    },
    /// Settings that do not fit together.
    #[error("configuration: {0}")]
    Unfit(String),
}

impl Config {
    /// The policy of this company: the defaults, and what the law makes of it.
    pub fn policy(&self) -> domain::policy::Policy {
        domain::policy::Policy { nis2: self.company.nis2, ..domain::policy::Policy::default() }
    }

    /// Reads the file named on the command line, or else by `CONCORD_CONFIG`, and then the environment.
    pub fn load(file: Option<&Path>) -> Result<Self, Error> {
        let variables =
            std::env::vars_os().filter_map(|(name, value)| Some((name.into_string().ok()?, value)));
        let mut known = BTreeMap::new();
        for (name, value) in variables.filter(|(name, _)| name.starts_with(PREFIX)) {
            let value = value
                .into_string()
                .map_err(|_| Error::Variable { name: name.clone(), reason: "is not UTF-8".into() })?;
            known.insert(name, value);
        }
        Self::read(file, &known)
    }

    /// The same from given variables. Empty ones count as not set.
    pub fn read(file: Option<&Path>, variables: &BTreeMap<String, String>) -> Result<Self, Error> {
        let file = file
            .map(Path::to_owned)
            .or_else(|| variables.get(FILE).filter(|path| !path.is_empty()).map(PathBuf::from));
        let mut builder = config::Config::builder();
        if let Some(file) = file {
            let fault = |reason: String| Error::File { file: file.clone(), reason };
            let text = std::fs::read_to_string(&file).map_err(|error| fault(error.to_string()))?;
            builder = builder.add_source(File::from_str(&text, FileFormat::Toml));
            built(builder.clone()).map_err(fault)?;
        }
        for (name, value) in variables.iter().filter(|(name, value)| *name != FILE && !value.is_empty()) {
            let fault = |reason: String| Error::Variable { name: name.clone(), reason };
            let key = name.trim_start_matches(PREFIX).to_lowercase().replace("__", ".");
            builder = builder.set_override(key, value.as_str()).map_err(|error| fault(error.to_string()))?;
            built(builder.clone()).map_err(fault)?;
        }
        let config = built(builder).map_err(Error::Unfit)?;
        config.check()?;
        Ok(config)
    }

    /// Whether the settings fit together; to be asked again when one was changed by the command line.
    pub fn check(&self) -> Result<(), Error> {
        let checks = [
            self.session.check(),
            self.security.check(),
            self.evidence.check(),
            self.log.check(),
            self.listen.check(self.demo),
            self.mail.check(self.demo),
            self.backup.check(),
            self.identity.check(self.demo),
        ];
        checks.into_iter().collect::<Result<(), String>>().map_err(Error::Unfit)
    }

    /// The database's address: the configured one, or the file `concord.db` in the data directory.
    pub fn database_url(&self) -> Result<String, Error> {
        Ok(match self.database.url().map_err(Error::Unfit)? {
            Some(url) => url,
            None => format!("sqlite://{}", self.data.directory.join("concord.db").display()),
        })
    }
}

impl Config {
    /// Where mails go; `None` where nothing is configured. The demo writes them into its data directory.
    pub fn mail_route(&self) -> Result<Option<Route>, Error> {
        self.mail.route(self.demo.then(|| self.data.directory.join("mails"))).map_err(Error::Unfit)
    }
}

fn built(builder: config::ConfigBuilder<config::builder::DefaultState>) -> Result<Config, String> {
    builder.build().and_then(config::Config::try_deserialize).map_err(|error| error.to_string())
}

#[cfg(test)]
mod tests;
