//! Z5: a field that a form does not have is refused with 422, whatever else is right, and nothing is stored: nobody makes
//! themselves something by sending one more word. Every form of the program is sent with such a field.

use std::collections::BTreeSet;

use domain::language::Language;
use tests::{Cast, Client};

use super::routes::routes;
use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, PROTECTION, draft, file, offer},
};

/// What somebody would like to set.
const FORBIDDEN: [(&str, &str); 8] = [
    ("role", "admin"),
    ("is_admin", "true"),
    ("state", "approved"),
    ("requester", "00000000-0000-0000-0000-000000000001"),
    ("cosigned_by", "00000000-0000-0000-0000-000000000001"),
    ("decision", "approve"),
    ("by", "00000000-0000-0000-0000-000000000001"),
    ("disabled_at", ""),
];

in_both_languages!(a_field_that_a_form_does_not_have_is_refused_and_nothing_is_stored);

async fn a_field_that_a_form_does_not_have_is_refused_and_nothing_is_stored(language: Language) {
    let cast = Cast::new(language).await;
    let (begun, _) = draft(&cast, &cast.mia, CHANNEL).await;
    let fresh = file(&cast, &cast.mia, CHANNEL).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    offer(&cast.tom, number, &PROTECTION, "").await;
    let zoe = cast.zoe.person.expect("somebody");
    let before = cast.app.kept().await;
    let (mut sent, mut faults, mut reached) = (0, Vec::new(), BTreeSet::new());
    let everybody: [&Client; 7] =
        [&cast.mia, &cast.tom, &cast.nora, &cast.dora, &cast.eva, &cast.paul, &cast.rita];
    for client in everybody {
        for route in routes().iter().filter(|route| route.methods.contains("GET")) {
            for case in [begun, fresh, number] {
                let path = route
                    .pattern
                    .replace("{number}", &case.to_string())
                    .replace("{step}", "1")
                    .replace("{area}", &cast.area.to_string())
                    .replace("{person}", &zoe.to_string());
                if path.contains('{')
                    || (case != number && !route.pattern.contains("{number}"))
                    || path == "/live"
                {
                    continue;
                }
                let (status, headers, body) = client.download("GET", &path).await;
                if status != 200 {
                    continue;
                }
                let Ok(body) = String::from_utf8(body) else { continue };
                if !body.starts_with("<!DOCTYPE") {
                    continue;
                }
                let page = tests::Page { status, headers, address: path.clone(), body };
                for form in page.forms().into_iter().filter(|form| form.method == "post") {
                    let (name, value) = FORBIDDEN[sent % FORBIDDEN.len()];
                    sent += 1;
                    let action = form.action.clone();
                    let answer = client.submit(form.forge(name, value)).await;
                    reached.insert(bare(&action, &route.pattern));
                    if !matches!(answer.status, 422 | 403) {
                        faults.push(format!(
                            "{path}: {action} with {name} → {} {}",
                            answer.status,
                            answer.location()
                        ));
                    }
                }
            }
        }
    }
    assert!(
        faults.is_empty(),
        "{} of {sent}: {:#?}",
        faults.len(),
        faults.iter().take(40).collect::<Vec<_>>()
    );
    assert_eq!(cast.app.kept().await, before);
    assert!(sent > 150 && reached.len() > 25, "{sent} forms of {} kinds: {reached:?}", reached.len());
}

/// The kind of a form: the last word of where it posts.
fn bare(action: &str, pattern: &str) -> String {
    let last = action.split('?').next().unwrap_or_default().rsplit('/').next().unwrap_or_default();
    if last.parse::<u64>().is_ok() || last.parse::<uuid::Uuid>().is_ok() {
        pattern.to_owned()
    } else {
        last.to_owned()
    }
}
