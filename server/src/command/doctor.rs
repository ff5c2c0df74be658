//! `concord doctor`: what is wrong and what to do about it. Exit code 1 when something must be mended, so that a
//! supervisor or a script can ask.

use super::{ConfigFile, Failure, say};
use crate::{
    doctor::{Weight, examine},
    world::World,
};

#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  concord doctor --config /etc/concord.toml

It only looks: nothing is changed and nothing is made. It may run beside the server. Exit code 0 when there is
nothing to mend (advice alone is no fault), 1 when there is.")]
pub(super) struct Arguments {
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let config = arguments.config.load().map_err(|failure| Failure::Failed(failure.to_string()))?;
    let findings = examine(&config, arguments.config.config.as_deref(), &World::system()).await;
    for finding in &findings {
        say::result(finding);
    }
    match findings.iter().filter(|finding| finding.weight == Weight::Fault).count() {
        0 => Ok(()),
        1 => Err(Failure::Failed("one thing must be mended".to_owned())),
        count => Err(Failure::Failed(format!("{count} things must be mended"))),
    }
}
