//! The requests of these tests are what their names say.

use domain::{rating::Severity, rules::GateLevel};

use crate::world::{Facts, as_asked, draft};

#[test]
fn the_requests_are_what_they_are_called() {
    for (facts, severity, gate) in [
        (Facts::Low, Severity::Low, GateLevel::Clear),
        (Facts::Medium, Severity::Medium, GateLevel::Clear),
        (Facts::High, Severity::High, GateLevel::Clear),
        (Facts::Critical, Severity::Critical, GateLevel::Notice),
        (Facts::Hold, Severity::Medium, GateLevel::Hold),
        (Facts::HighHold, Severity::High, GateLevel::Hold),
        (Facts::TwoHolds, Severity::Medium, GateLevel::Hold),
        (Facts::Block, Severity::Medium, GateLevel::Block),
    ] {
        let rating = as_asked(&draft(facts));
        assert_eq!(
            (rating.inherent.severity_max(), rating.gate_level()),
            (severity, gate),
            "{facts:?} {}",
            rating.inherent
        );
    }
    let holds = as_asked(&draft(Facts::TwoHolds)).gates;
    assert_eq!(holds.iter().filter(|gate| gate.level == GateLevel::Hold).count(), 2);
}
