//! The names of acts, as they stand in the log, and the keys of their words: a table and no key put together, so that each
//! can be found. An act that is missing here is shown by its name alone; every story of the tests looks that none is.

/// Name in the log, key of its words.
const TOLD: &[(&str, &str)] = &[
    ("case.begin", "did-case-begin"),
    ("case.edit", "did-case-edit"),
    ("case.submit", "did-case-submit"),
    ("case.discard", "did-case-discard"),
    ("case.change-answers", "did-case-change-answers"),
    ("case.withdraw", "did-case-withdraw"),
    ("case.refile", "did-case-refile"),
    ("case.ask", "did-case-ask"),
    ("case.answer", "did-case-answer"),
    ("case.take-back", "did-case-take-back"),
    ("case.return", "did-case-return"),
    ("case.approve", "did-case-approve"),
    ("case.offer", "did-case-offer"),
    ("case.object", "did-case-object"),
    ("case.refer", "did-case-refer"),
    ("case.cosign", "did-case-cosign"),
    ("case.refuse-signature", "did-case-refuse-signature"),
    ("case.accept", "did-case-accept"),
    ("case.accept-no", "did-case-accept-no"),
    ("case.declare", "did-case-declare"),
    ("case.need", "did-case-need"),
    ("case.restate", "did-case-restate"),
    ("case.confirm", "did-case-confirm"),
    ("case.correct", "did-case-correct"),
    ("case.close-restatement", "did-case-close-restatement"),
    ("case.attach", "did-case-attach"),
    ("case.confirm-artefact", "did-case-confirm-artefact"),
    ("case.reject-artefact", "did-case-reject-artefact"),
    ("case.estimate", "did-case-estimate"),
    ("case.adjust", "did-case-adjust"),
    ("case.score", "did-case-score"),
    ("case.assign", "did-case-assign"),
    ("case.post", "did-case-post"),
    ("case.take-post-back", "did-case-take-post-back"),
    ("case.add-evidence", "did-case-add-evidence"),
    ("case.replace-evidence", "did-case-replace-evidence"),
    ("case.remove-evidence", "did-case-remove-evidence"),
    ("case.confirm-impact", "did-case-confirm-impact"),
    ("case.decide", "did-case-decide"),
    ("case.send-back", "did-case-send-back"),
    ("case.undo", "did-case-undo"),
    ("case.tick", "did-case-tick"),
    ("case.receipt", "did-case-receipt"),
    ("brief.open", "did-brief-open"),
    ("evidence.add", "did-evidence-add"),
    ("evidence.replace", "did-evidence-replace"),
    ("evidence.remove", "did-evidence-remove"),
    ("evidence.download", "did-evidence-download"),
    ("entry.prove", "did-entry-prove"),
    ("session.open", "did-session-open"),
    ("session.prove", "did-session-prove"),
    ("session.close", "did-session-close"),
    ("session.end", "did-session-end"),
    ("session.refused", "did-session-refused"),
    ("access.refused", "did-access-refused"),
    ("link.create", "did-link-create"),
    ("link.send", "did-link-send"),
    ("password.set", "did-password-set"),
    ("password.rehash", "did-password-rehash"),
    ("factor.add", "did-factor-add"),
    ("factor.remove", "did-factor-remove"),
    ("factor.codes", "did-factor-codes"),
    ("passkey.add", "did-passkey-add"),
    ("passkey.rename", "did-passkey-rename"),
    ("passkey.remove", "did-passkey-remove"),
    ("passkey.suspect", "did-passkey-suspect"),
    ("provider.link", "did-provider-link"),
    ("provider.unlink", "did-provider-unlink"),
    ("person.set-up", "did-person-set-up"),
    ("person.add", "did-person-add"),
    ("person.join", "did-person-join"),
    ("person.invite", "did-person-invite"),
    ("person.roles", "did-person-roles"),
    ("person.language", "did-person-language"),
    ("person.disable", "did-person-disable"),
    ("person.enable", "did-person-enable"),
    ("person.erase", "did-person-erase"),
    ("area.deciders", "did-area-deciders"),
    ("area.hours", "did-area-hours"),
    ("area.tolerance", "did-area-tolerance"),
    ("policy.propose", "did-policy-propose"),
    ("policy.confirm", "did-policy-confirm"),
    ("policy.drop", "did-policy-drop"),
    ("rule-book.keep", "did-rule-book-keep"),
    ("precedent.import", "did-precedent-import"),
    ("job.retry", "did-job-retry"),
    ("job.drop", "did-job-drop"),
    ("audit.verify", "did-audit-verify"),
    ("audit.export", "did-audit-export"),
    ("audit.adopt", "did-audit-adopt"),
    ("audit.accept-rollback", "did-audit-accept-rollback"),
    ("demo.found", "did-demo-found"),
    ("demo.complete", "did-demo-complete"),
    ("fixture.found", "did-fixture-found"),
    ("fixture.file", "did-fixture-file"),
];

/// The key of the words for an act.
pub fn key(act: &str) -> Option<&'static str> {
    TOLD.iter().find(|(name, _)| *name == act).map(|(_, key)| *key)
}

#[cfg(test)]
mod tests {
    use domain::case::act::Action;

    use super::*;

    #[test]
    fn every_act_of_a_case_that_changes_it_has_words() {
        for action in Action::ALL {
            // a look is no entry, and posts are `case.post`
            if action != Action::View {
                assert!(key(&format!("case.{}", action.code())).is_some(), "{action:?}");
            }
        }
    }
}
