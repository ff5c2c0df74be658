//! `concord serve`: runs until SIGTERM or Ctrl-C, then finishes what is running. A second signal ends at once.

use std::time::Duration;

use tokio::signal::unix::{Signal, SignalKind, signal};

use super::{ConfigFile, Failure, say};
use crate::{
    application::{self, Application},
    demo,
    world::World,
};

/// After SIGTERM.
const LINGER: Duration = Duration::from_secs(1);

const SETTINGS: &str = "\
Settings (section.key in the file, CONCORD_SECTION__KEY in the environment):
  listen.address           where to listen                        127.0.0.1:3000
  listen.origin            the address that people type           http://localhost:<port>
  listen.certificate       a chain (PEM), to speak TLS without    a proxy speaks TLS
                           a proxy
  listen.key               its key (PEM, mode 600)
  listen.redirect          a second, plain address that leads     nothing is plain then
                           people to https
  listen.proxies           addresses or networks of proxies       127.0.0.0/8, ::1
                           whose X-Forwarded-For is believed
  database.url             sqlite://<path> or postgres://<...>    sqlite://<data>/concord.db
  database.url_file        a file (mode 600) with the address
  data.directory           where files are kept                   ./data
  company.nis2             we are an essential or important       false
                           entity (NIS2, BSIG section 28)
  audit.key_file           the key that signs the audit log;      nothing is signed;
                           `concord audit key generate`           the demo makes one
  audit.sink_file          a file that keeps every checkpoint,
                           on another medium than the database
  backup.before_migration  back up before the schema changes      true
  backup.keep              how many of those backups are kept     3
  identity.second_factor   reviewers, executives, admins and      true
                           auditors need a second factor
  identity.key_file        the server's key, 32 bytes, mode 600;  <data>/secret.key
                           several servers share one
  [identity.provider]      sign-in at the company's own OpenID    nothing of it is shown
                           provider, in the file alone: name.de,
                           name.en, issuer, client_id,
                           client_secret_file, scopes, groups,
                           groups_claim, create, acr, amr,
                           enforced, break_glass,
                           internal_hosts, authority_file
  security.contact         whom to tell about a weakness, for     no security.txt
                           example mailto:security@...
  session.idle_minutes     signed out after so long unused        30
  session.absolute_hours   signed out after so long in all        12
  mail.url                 smtps://<user>:<password>@<host>       no mail is sent
  mail.url_file            a file (mode 600) with the address
  mail.from                the sender, Concord <concord@...>      needed with mail.url
  mail.folder              write mails as .eml files instead
  site.folder              styles and scripts for the browser     target/site
  log.format               auto, json or text                     auto
  log.level                error, warn, info, debug or trace      info
  demo                     like --demo                            false

Behind a proxy, let it pass the headers Host and Origin unchanged.

Examples:
  concord serve --demo
  CONCORD_LISTEN__ADDRESS=127.0.0.1:8080 CONCORD_LISTEN__ORIGIN=https://concord.example concord serve";

#[derive(Debug, clap::Args)]
#[command(after_help = SETTINGS)]
pub(super) struct Arguments {
    /// Fill an empty database with an invented company; listens on this machine only
    #[arg(long)]
    demo: bool,
    /// Change the schema without a backup before it; for somebody who has another one
    #[arg(long)]
    no_backup: bool,
    /// Start although the audit log is shorter than what was signed; for somebody who restored a backup
    #[arg(long)]
    accept_rollback: bool,
    #[command(flatten)]
    config: ConfigFile,
}

pub(super) async fn run(arguments: Arguments) -> Result<(), Failure> {
    let mut config = arguments.config.load()?;
    config.demo |= arguments.demo;
    config.backup.before_migration &= !arguments.no_backup;
    config.audit.accept_rollback = arguments.accept_rollback;
    config.check()?;
    config.log.start();
    let (mut terminate, mut interrupt) = (signal(SignalKind::terminate())?, signal(SignalKind::interrupt())?);
    let application = Application::build(config, World::system()).await?;
    let links =
        if application.shared().config.demo { Some(demo::open(application.shared()).await?) } else { None };
    say::result(&format_args!("Concord listens on {}", application.shared().origin));
    if links.is_none()
        && let Some(set_up) =
            crate::http::set_up(application.shared()).await.map_err(application::Error::from)?
    {
        say::result(&format_args!(
            "There is nobody yet. Make the first account here, within a day:\n    {set_up}"
        ));
    }
    if let Some(links) = links {
        say::result(&links);
    }
    tracing::info!(address = %application.address(), "listening");
    let shutdown = async move {
        let linger = either(&mut terminate, &mut interrupt).await;
        tokio::spawn(async move {
            either(&mut terminate, &mut interrupt).await;
            std::process::exit(1);
        });
        linger
    };
    application.run_until(shutdown).await;
    Ok(())
}

/// How long people are still let in: after SIGTERM there may be a proxy that has to notice; whoever presses Ctrl-C waits.
async fn either(terminate: &mut Signal, interrupt: &mut Signal) -> Duration {
    tokio::select! {
        _ = terminate.recv() => LINGER,
        _ = interrupt.recv() => Duration::ZERO,
    }
}
