//! The second opinion of NIST SP 800-30: both tables cell by cell as they are printed, the borders of the scale and of the
//! frequencies, and the worked requests.

use domain::rating::{
    Factor, Vector,
    nist::{Band, SecondOpinion},
};
use proptest::prelude::*;

fn band(code: &str) -> Band {
    let at = ["VL", "L", "M", "H", "VH"].iter().position(|known| *known == code);
    Band::ALL[at.unwrap_or_else(|| panic!("{code} is no band"))]
}

/// Rows VH to VL, columns VL to VH, as printed.
fn cells(printed: &str) -> Vec<(Band, Band, Band)> {
    let rows: Vec<Vec<&str>> = printed.trim().lines().map(|line| line.split_whitespace().collect()).collect();
    assert_eq!(rows.len(), 5);
    let cell = |row: &[&str], column: usize| (band(row[0]), Band::ALL[column], band(row[column + 1]));
    rows.iter().flat_map(|row| (0..5).map(move |column| cell(row, column))).collect()
}

#[test]
fn table_g5_gives_the_overall_likelihood_as_printed() {
    let printed = "
        VH L  M  H  VH VH
        H  L  M  M  H  VH
        M  L  L  M  M  H
        L  VL L  L  M  M
        VL VL VL L  L  L";
    for (initiation, adverse, likelihood) in cells(printed) {
        assert_eq!(initiation.with_adverse(adverse), likelihood, "{initiation:?}, {adverse:?}");
    }
}

#[test]
fn table_i2_gives_the_level_of_risk_as_printed() {
    let printed = "
        VH VL L  M  H  VH
        H  VL L  M  H  VH
        M  VL L  M  M  H
        L  VL L  L  L  M
        VL VL VL VL L  L";
    for (likelihood, impact, risk) in cells(printed) {
        assert_eq!(likelihood.with_impact(impact), risk, "{likelihood:?}, {impact:?}");
    }
}

#[test]
fn it_is_a_lookup_and_not_a_product() {
    assert_eq!(Band::VeryHigh.with_impact(Band::VeryLow), Band::VeryLow);
    assert_eq!(Band::VeryLow.with_impact(Band::VeryHigh), Band::Low);
}

#[test]
fn no_worse_part_makes_a_table_milder() {
    for (a, b) in Band::ALL.into_iter().flat_map(|a| Band::ALL.map(|b| (a, b))) {
        for (c, d) in Band::ALL.into_iter().flat_map(|c| Band::ALL.map(|d| (c, d))) {
            if a <= c && b <= d {
                assert!(a.with_adverse(b) <= c.with_adverse(d) && a.with_impact(b) <= c.with_impact(d));
            }
        }
    }
}

#[test]
fn the_borders_of_the_scale_belong_to_the_band_above() {
    let bands = [
        (0.0, "VL"),
        (4.999, "VL"),
        (5.0, "L"),
        (20.999, "L"),
        (21.0, "M"),
        (79.999, "M"),
        (80.0, "H"),
        (95.999, "H"),
        (96.0, "VH"),
        (100.0, "VH"),
    ];
    for (value, expected) in bands {
        assert_eq!(Band::of_scale(value), band(expected), "{value}");
    }
}

#[test]
fn frequencies_fall_into_the_bands_of_table_g3() {
    let bands = [
        (0.0, "VL"),
        (0.09, "VL"),
        (0.1, "L"),
        (0.99, "L"),
        (1.0, "M"),
        (9.9, "M"),
        (10.0, "H"),
        (100.0, "H"),
        (100.1, "VH"),
        (365.0, "VH"),
    ];
    for (events, expected) in bands {
        assert_eq!(Band::of_yearly(events), band(expected), "{events}");
    }
}

#[test]
fn the_tiktok_request_is_moderate_before_and_after() {
    let opinion = |text: &str| SecondOpinion::of(&text.parse().unwrap());
    let inherent = opinion("SL:5/M:4/O:9/S:9/ED:3/EE:9/A:6/ID:8/LC:6/LI:3/LAV:5/LAC:9/FD:3/RD:5/NC:5/PV:5");
    assert_eq!(inherent.initiation, Band::Moderate);
    assert_eq!(inherent.risk, Band::Moderate);
    let worst = opinion("SL:9/M:9/O:9/S:9/ED:9/EE:9/A:9/ID:9/LC:9/LI:9/LAV:9/LAC:9/FD:9/RD:9/NC:7/PV:9");
    assert_eq!(worst.risk, Band::VeryHigh);
    let least = opinion("SL:0/M:0/O:0/S:0/ED:0/EE:0/A:0/ID:0/LC:0/LI:0/LAV:0/LAC:0/FD:0/RD:0/NC:0/PV:0");
    assert_eq!(least.risk, Band::VeryLow);
    assert_eq!(
        serde_json::to_value(worst).unwrap(),
        serde_json::json!({
            "initiation": "Very High", "adverse": "Very High", "likelihood": "Very High",
            "impact": "Very High", "risk": "Very High"
        })
    );
}

proptest! {
    #[test]
    fn a_higher_factor_never_makes_the_opinion_milder(digits: [u8; 16], which in 0_usize..16) {
        let vector = Vector::from_fn(|factor| digits[factor as usize] % 10);
        let factor = Factor::ALL[which];
        let higher = vector.with(factor, vector.get(factor) + 1);
        prop_assert!(vector.second_opinion().risk <= higher.second_opinion().risk);
    }
}
