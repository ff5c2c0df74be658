//! The fair clock as people meet it: an admin says when the area works, a request says until when and who used how much of
//! it, in the hours and on the clocks of the area.

use domain::{
    clock::zone::{Local, Zone},
    language::Language,
    time::HOUR,
};
use tests::{Cast, words::say};

use super::in_both_languages;
use crate::moves::{SMALL, act, file};

in_both_languages!(an_admin_says_when_an_area_works_and_the_next_deadline_follows);

async fn an_admin_says_when_an_area_works_and_the_next_deadline_follows(language: Language) {
    let mut cast = Cast::new(language).await;
    let path = format!("/areas/{}/hours", cast.area);
    let early = file(&cast, &cast.mia, SMALL).await;
    let promised = cast.app.wakes(early).await;
    assert!(cast.paul.see(&format!("/areas/{}", cast.area)).await.links_to(&path));
    let form = cast.paul.see(&path).await.form_with("zone");
    assert_eq!((form.value("opens"), form.value("first-response-low")), ("09:00", "1"));
    let form = form.fill(&[
        ("zone", "eastern"),
        ("opens", "8:00"),
        ("closes", "12:00"),
        ("region", "sn"),
        ("closed", "19.11.2026\n24.12.2026 – 26.12.2026"),
        ("first-response-low", "2"),
    ]);
    let form = form.untick("weekday", "fri");
    cast.paul.submit(form).await.is(303);
    cast.paul.see("/areas").await.says(&say(language, "status-zone-eastern"));
    let kept = cast.paul.see(&path).await.form_with("zone");
    assert_eq!(kept.value("closed"), "2026-11-19\n2026-12-24 – 2026-12-26");
    assert_eq!(kept.values("weekday"), ["mon", "tue", "wed", "thu"]);

    // What was promised stays; the next request is promised in the new hours, and its page names the clocks.
    assert_eq!(cast.app.wakes(early).await, promised);
    let number = file(&cast, &cast.mia, SMALL).await;
    // Wednesday, 11 o'clock in Helsinki: an hour is left of this day, Wednesday itself is a holiday in Saxony, Thursday is
    // closed, nobody works on Friday: so two days of four hours end on Tuesday at noon.
    let due = Zone::Eastern.instant(Local { day: "2026-11-24".parse().expect("a day"), minute: 12 * 60 });
    let page = cast.tom.see(&format!("/cases/{number}")).await;
    page.says("12:00").says(&say(language, "status-zone-eastern"));
    page.is_silent_about("11:00").says(&say(language, "spent-none"));
    cast.app.advance(due.0 - cast.app.now().0 - HOUR);
    cast.sign_in_again().await;
    let hours = 7;
    let late = cast.tom.see(&format!("/cases/{number}")).await;
    late.says(&say(language, "spent-title")).is_silent_about(&say(language, "spent-none"));
    let day = 4;
    let unit = if language == Language::De { "Tag" } else { "day" };
    let left = format!("{}\u{a0}{unit}\u{a0}{}\u{a0}", hours / day, hours % day);
    assert!(late.body.contains(&left), "seven hours of four a day");
    assert_eq!(cast.app.state(number).await, "review");
    cast.app.advance(HOUR);
    cast.app.tick().await;
    assert_eq!(cast.app.state(number).await, "escalated");
}

in_both_languages!(hours_in_which_nobody_could_work_are_refused_and_everything_typed_stays);

async fn hours_in_which_nobody_could_work_are_refused_and_everything_typed_stays(language: Language) {
    let cast = Cast::new(language).await;
    let path = format!("/areas/{}/hours", cast.area);
    let before = cast.app.kept().await;
    let open = cast.paul.see(&path).await.form_with("zone");
    for (name, value) in [
        ("opens", "neun"),
        ("closes", "09:00"),
        ("closed", "24.13.2026"),
        ("closed", "2026-12-26 – 2026-12-24"),
        ("executive-high", "0"),
        ("move-low", "61"),
        ("returned-medium", ""),
    ] {
        let answer = cast.paul.submit(open.clone().set(name, value)).await;
        answer.is(422).says(&say(language, "form-problem"));
        let form = answer.form_with("zone");
        assert_eq!((form.value(name), form.values("weekday").len()), (value, 5), "{name}");
    }
    let nobody = ["mon", "tue", "wed", "thu", "fri"]
        .iter()
        .fold(open.clone(), |form, day| form.untick("weekday", day));
    cast.paul.submit(nobody).await.is(422);
    cast.paul.submit(open.clone().forge("zone", "Europe/Atlantis")).await.is(422);
    assert_eq!(cast.app.kept().await, before);

    // Two admins at once: the slower one keeps what was typed.
    let other = cast.paul.see(&path).await.form_with("zone");
    cast.paul.submit(other.set("opens", "8:00")).await.is(303);
    let slower = cast.paul.submit(open.clone().set("opens", "7:00")).await;
    slower.is(409).says(&say(language, "form-conflict"));
    assert_eq!(slower.form_with("zone").value("opens"), "7:00");
    assert_eq!(cast.paul.see(&path).await.form_with("zone").value("opens"), "08:00");

    // Nobody else says when people work.
    for other in [&cast.mia, &cast.tom, &cast.eva, &cast.rita] {
        other.get(&path).await.is(403);
        let pairs = open.pairs();
        let pairs: Vec<(&str, &str)> =
            pairs.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
        other.post(&path, &pairs).await.is(403);
    }
    cast.paul.get(&format!("/areas/{}/hours", uuid_of_nothing())).await.is(403);
    cast.app.verify_audit().await;
}

const fn uuid_of_nothing() -> &'static str {
    "00000000-0000-7000-8000-000000000000"
}

in_both_languages!(a_question_stops_the_time_of_whoever_asked);

async fn a_question_stops_the_time_of_whoever_asked(language: Language) {
    let mut cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, SMALL).await;
    let page = format!("/cases/{number}");
    cast.app.advance(2 * HOUR);
    cast.sign_in_again().await;
    act(&cast.tom, number, "ask", &[("question", "Wer meldet sich an?")]).await;
    cast.app.advance(3 * HOUR);
    cast.sign_in_again().await;
    let asked = cast.mia.see(&page).await;
    let share = if language == Language::De { "60\u{a0}%" } else { "60%" };
    let (two, three) =
        if language == Language::De { ("2\u{a0}Std.", "3\u{a0}Std.") } else { ("2\u{a0}h", "3\u{a0}h") };
    for said in [share, two, three] {
        assert!(asked.body.contains(said), "{said}");
    }
}
