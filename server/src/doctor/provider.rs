//! The company's provider: whether it can be asked, says about itself what it has to and has keys, and whether what its groups
//! mean here exists.

use super::Finding;
use crate::{
    config::Config,
    provider::{Doubt, Provider},
    store::{self, Db},
    world::World,
};

pub(super) async fn examine(config: &Config, world: &World) -> Vec<Finding> {
    let Some(known) = config.identity.provider.clone() else { return Vec::new() };
    let issuer = known.issuer.clone();
    let origin = config.listen.origin(config.listen.address.port());
    let provider = match Provider::new(*known, &origin) {
        Ok(provider) => provider,
        Err(error) => return vec![Finding::fault(error.to_string(), "Mend the setting.")],
    };
    vec![match provider.examine(world.now()).await {
        Ok(0) => Finding::fault(
            format!("The provider {issuer} publishes no key with which Concord can check its answers."),
            "Let it sign with RS256, PS256 or ES256.",
        ),
        Ok(keys) => Finding::fine(format!("The provider {issuer} answers and has {keys} keys.")),
        Err(doubt @ (Doubt::Metadata(_) | Doubt::Keys(_))) => Finding::fault(
            format!(
                "The provider {issuer} cannot be asked: {}.",
                doubt.fault().map(|fault| fault.to_string()).unwrap_or_default()
            ),
            "Check identity.provider.issuer, the network, and whether its host belongs to identity.provider.internal_hosts.",
        ),
        Err(doubt) => Finding::fault(
            format!("The provider {issuer} does not say about itself what it has to: {}.", doubt.code()),
            "Write identity.provider.issuer exactly as the provider names itself.",
        ),
    }]
}

/// Areas that a group names and that do not exist.
pub(super) async fn areas(config: &Config, db: &Db) -> Vec<Finding> {
    let groups = config.identity.provider.iter().flat_map(|provider| &provider.groups);
    let mut findings = Vec::new();
    for group in groups {
        let Some(area) = &group.area else { continue };
        match store::area::by_name(&mut db.reader(), area).await {
            Ok(Some(_)) => {}
            Ok(None) => findings.push(Finding::fault(
                format!("The group {} gives a role in the area {area}, which does not exist.", group.group),
                "Write the name of the area as it stands under /areas.",
            )),
            Err(error) => {
                findings.push(Finding::fault(
                    error.to_string(),
                    "Look at what else the doctor says of the database.",
                ));
            }
        }
    }
    findings
}
