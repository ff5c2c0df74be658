//! Who sees the files of a request, who brings them, and to whom they do not exist.

use axum::http::HeaderMap;
use domain::{id::CaseNumber, language::Language};
use tests::{Cast, Client, words::say};

use super::{PDF, bring, corpus, download, filed, kept};
use crate::moves::{CHANNEL, draft};

#[tokio::test]
async fn to_whom_the_case_does_not_exist_its_files_do_not_either() {
    let cast = Cast::new(Language::De).await;
    let number = filed(&cast).await;
    bring(&cast.mia, number, &[("geheim.pdf", PDF, &corpus::pdf())]).await.is(303);
    let row = kept(&cast, number).await.remove(0);
    let before = cast.app.kept().await;
    for path in ["evidence", "add-evidence", "replace-evidence", "remove-evidence"] {
        let there = cast.zoe.get(&format!("/cases/{number}/{path}?file={}", row.file)).await;
        let nowhere = cast.zoe.get(&format!("/cases/999/{path}?file={}", row.file)).await;
        assert_eq!((there.status, there.heading()), (404, nowhere.heading()), "{path}");
    }
    for method in ["GET", "HEAD"] {
        assert_eq!(cast.zoe.download(method, &download(&row)).await.0, 404);
    }
    bring(&cast.zoe, number, &[("a.pdf", PDF, &corpus::pdf())]).await.is(404);
    let fields = [("file", row.file.to_string()), ("seen", "1".into()), ("note", String::new())];
    let fields: Vec<_> = fields.iter().map(|(name, value)| (*name, value.as_str())).collect();
    let path = format!("/cases/{number}/replace-evidence");
    cast.zoe.upload(&path, &fields, &[("a.pdf", PDF, &corpus::pdf())]).await.is(404);
    cast.zoe.post(&format!("/cases/{number}/remove-evidence"), &fields[..1]).await.is(404);
    // A file of this case under the number of another one that she may see.
    let other = crate::moves::file(&cast, &cast.zoe, CHANNEL).await;
    assert_eq!(cast.zoe.download("GET", &format!("/cases/{other}/evidence/{}", row.id)).await.0, 404);
    for odd in ["abc", "00000000-0000-0000-0000-000000000000", "..%2F1"] {
        let status = cast.mia.download("GET", &format!("/cases/{number}/evidence/{odd}")).await.0;
        assert!(matches!(status, 400 | 404), "{odd}: {status}");
    }
    // Nobody in particular is not listened to at all.
    let anonymous = cast.app.anonymous(Language::De);
    bring(&anonymous, number, &[("a.pdf", PDF, &corpus::pdf())]).await.is(401);
    assert_eq!(anonymous.download("GET", &download(&row)).await.0, 303);
    assert_eq!(cast.app.kept().await.events(), before.events() + 2);
}

#[tokio::test]
async fn files_come_from_our_own_pages_only() {
    let cast = Cast::new(Language::De).await;
    let number = filed(&cast).await;
    let path = format!("/cases/{number}/add-evidence");
    for (origin, site) in [
        (Some("https://evil.example"), Some("cross-site")),
        (Some("https://evil.example"), None),
        (Some("http://concord.example"), Some("same-origin")),
        (Some("null"), Some("cross-site")),
        (None, Some("cross-site")),
        (None, None),
    ] {
        let mut headers = HeaderMap::new();
        for (name, value) in [("origin", origin), ("sec-fetch-site", site)] {
            if let Some(value) = value {
                headers.insert(name, value.parse().expect("a value"));
            }
        }
        let files: [tests::Attached<'_>; 1] = [("a.pdf", PDF, &corpus::pdf())];
        let answer = cast.mia.upload_from(headers, &path, &[("key", "k"), ("about", "case")], &files).await;
        answer.is(403);
    }
    assert_eq!(kept(&cast, number).await.len(), 0);
}

#[tokio::test]
async fn both_sides_bring_files_and_the_others_read_them() {
    let cast = Cast::new(Language::En).await;
    let number = filed(&cast).await;
    for (client, name) in [(&cast.mia, "mia.pdf"), (&cast.kim, "kim.pdf"), (&cast.tom, "tom.pdf")] {
        bring(client, number, &[(name, PDF, &corpus::pdf())]).await.is(303);
    }
    for client in [&cast.dora, &cast.eva, &cast.rita, &cast.paul] {
        for row in kept(&cast, number).await {
            assert_eq!(client.download("GET", &download(&row)).await.0, 200);
        }
        let denied = say(Language::En, "denied-not-your-role");
        bring(client, number, &[("no.pdf", PDF, &corpus::pdf())]).await.is(403).says(&denied);
        client.get(&format!("/cases/{number}/add-evidence")).await.is(403).says(&denied);
    }
    // Each side replaces and takes back its own only.
    let rows = kept(&cast, number).await;
    let of = |name: &str| rows.iter().find(|row| row.name == name).expect("a file").file.to_string();
    let replace = async |client: &Client, file: &str| {
        let fields = [("file", file), ("seen", "1")];
        client
            .upload(&format!("/cases/{number}/replace-evidence"), &fields, &[("x.pdf", PDF, &corpus::pdf())])
            .await
    };
    let sentence = say(Language::En, "refused-not-your-evidence");
    replace(&cast.tom, &of("mia.pdf")).await.is(409).says(&sentence);
    replace(&cast.mia, &of("tom.pdf")).await.is(409).says(&sentence);
    let back = format!("/cases/{number}/remove-evidence");
    cast.kim.post(&back, &[("file", &of("mia.pdf"))]).await.is(409).says(&sentence);
    assert!(kept(&cast, number).await.iter().all(|row| row.removed.is_none() && row.version == 1));
}

#[tokio::test]
async fn the_files_of_a_draft_are_marketings_until_it_is_handed_in() {
    let cast = Cast::new(Language::De).await;
    let (number, page): (CaseNumber, _) = draft(&cast, &cast.mia, CHANNEL).await;
    bring(&cast.mia, number, &[("entwurf.pdf", PDF, &corpus::pdf())]).await.is(303);
    let row = kept(&cast, number).await.remove(0);
    assert_eq!(cast.kim.download("GET", &download(&row)).await.0, 200);
    assert_eq!(cast.tom.download("GET", &download(&row)).await.0, 404);
    cast.tom.get(&format!("/cases/{number}/evidence")).await.is(404);
    bring(&cast.tom, number, &[("tom.pdf", PDF, &corpus::pdf())]).await.is(404);
    drop(page);
    let check = cast.mia.see(&format!("/cases/{number}/check")).await;
    cast.mia.done(check.form_with("version")).await.is(200);
    assert_eq!(cast.tom.download("GET", &download(&row)).await.0, 200);
}
