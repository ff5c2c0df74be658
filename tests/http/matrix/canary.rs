//! What one side says among itself is on no page, in no search, mail, stream, file and list of anybody of the other side, nor of
//! whoever decides. Both sides sing a word that stands nowhere else; then everybody opens everything that there is.

use domain::{case::act::Action, language::Language};
use tests::{Cast, Client};

use super::routes::routes;
use crate::{
    journey::in_both_languages,
    moves::{CHANNEL, PROTECTION, act, file, offer},
};

const OF_MARKETING: &str = "Kanarienvogel";
const OF_SECURITY: &str = "Zaunkönig";

async fn says(client: &Client, path: &str, text: &str, to: &str) {
    let form = client.see(&format!("{path}/talk")).await.form_with("text");
    client.done(form.set("text", text).set("to", to)).await.is(200);
}

/// Everything that can be asked for, with the numbers of these cases.
fn addresses(number: i64) -> Vec<String> {
    let patterns =
        routes().into_iter().filter(|route| route.methods.contains("GET")).map(|route| route.pattern);
    let mut found: Vec<String> = patterns
        .filter(|pattern| *pattern != "/live")
        .map(|pattern| pattern.replace("{number}", &number.to_string()).replace("{step}", "1"))
        .filter(|path| !path.contains('{'))
        .collect();
    for query in [
        format!("/search?q={OF_MARKETING}"),
        format!("/search?q={OF_SECURITY}"),
        format!("/suggest?q={OF_MARKETING}"),
        format!("/suggest?q={OF_SECURITY}"),
        format!("/register?q={OF_SECURITY}"),
        format!("/precedents?q={OF_SECURITY}"),
        format!("/inbox?tab=security&peek={number}"),
        format!("/inbox?tab=open&peek={number}"),
        format!("/inbox/bulk?act=approve&case={number}"),
        format!("/cases/{number}/versions?from=1&to=2"),
        format!("/cases/{number}/talk?topic=SOC-01"),
        format!("/audit?case={number}"),
    ] {
        found.push(query);
    }
    found.extend(Action::ALL.map(|action| format!("/cases/{number}/{}", action.code())));
    found
}

in_both_languages!(private_words_of_a_side_are_nowhere_for_anybody_else);

async fn private_words_of_a_side_are_nowhere_for_anybody_else(language: Language) {
    let cast = Cast::new(language).await;
    let number = file(&cast, &cast.mia, CHANNEL).await;
    let path = format!("/cases/{number}");
    says(&cast.mia, &path, &format!("{OF_MARKETING} unter uns"), "marketing").await;
    says(&cast.tom, &path, &format!("{OF_SECURITY} unter uns"), "security").await;
    offer(&cast.tom, number, &PROTECTION, "").await;
    act(&cast.mia, number, "declare", &[("cause", "cost"), ("reason", "Zu teuer.")]).await;
    // with the executive, whose brief tells what both sides said
    while cast.app.state(number).await != "escalated" {
        cast.app.wake(number).await;
    }
    let mut everybody = cast;
    everybody.sign_in_again().await;
    let cast = everybody;
    let readers: [(&Client, bool, bool); 9] = [
        (&cast.mia, true, false),
        (&cast.kim, true, false),
        (&cast.tom, false, true),
        (&cast.nora, false, true),
        (&cast.eva, false, false),
        (&cast.dora, false, false),
        (&cast.paul, false, false),
        (&cast.zoe, false, false),
        // of no side, and reads everything
        (&cast.rita, true, true),
    ];
    let (mut heard, mut opened) = ([false; 2], 0);
    for (reader, marketing, security) in readers {
        for address in addresses(number.0) {
            let (status, _, body) = reader.download("GET", &address).await;
            let body = String::from_utf8_lossy(&body);
            // what was typed into a search comes back in its field
            let asked = address.contains("q=");
            opened += usize::from(status == 200);
            for (place, word, may) in [(0, OF_MARKETING, marketing), (1, OF_SECURITY, security)] {
                let said = body.contains(&format!("{word} unter uns")) || (!asked && body.contains(word));
                assert!(may || !said, "{address} tells {word} to {:?}", reader.person);
                heard[place] |= said;
            }
        }
    }
    assert_eq!(heard, [true; 2], "each side hears itself");
    assert!(opened > 150, "{opened}");
    for mail in cast.app.mails().await {
        let text = format!("{} {}", mail.subject, mail.text);
        assert!(!text.contains(OF_MARKETING) && !text.contains(OF_SECURITY), "{}: {text}", mail.to);
    }
}
