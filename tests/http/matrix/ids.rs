//! Z4: every id in an address or a form, swapped for one that belongs to somebody else and for one that nobody has. None is
//! accepted, and whoever may not see a thing cannot tell it from one that does not exist: the same status, the same words.

use domain::{
    case::act::Action,
    id::{CaseNumber, PersonId},
    language::Language,
};
use tests::{Cast, Client, Page};
use uuid::Uuid;

use super::routes::{Row, routes};
use crate::moves::{CHANNEL, SMALL, act, draft, file};

/// The words of a page without what is different on every page.
fn plain(page: &Page, number: &str) -> String {
    let text = page.text();
    let words = text.split_whitespace().map(|word| {
        let bare = word.trim_matches(|sign: char| !sign.is_ascii_alphanumeric());
        if bare.parse::<Uuid>().is_ok() || bare == number { "…" } else { word }
    });
    words.collect::<Vec<_>>().join(" ")
}

async fn get(client: &Client, path: &str) -> Page {
    let (status, headers, body) = client.download("GET", path).await;
    Page { status, headers, address: path.to_owned(), body: String::from_utf8_lossy(&body).into_owned() }
}

#[tokio::test]
async fn a_case_that_somebody_may_not_see_cannot_be_told_from_one_that_is_not_there() {
    let cast = Cast::new(Language::En).await;
    let filed = file(&cast, &cast.mia, CHANNEL).await;
    let (private, _) = draft(&cast, &cast.mia, SMALL).await;
    let nowhere = CaseNumber(4711);
    let before = cast.app.kept().await;
    let mut asked = 0;
    // another area; and a draft, which is marketing's alone
    for (reader, number) in
        [(&cast.zoe, filed), (&cast.tom, private), (&cast.eva, private), (&cast.rita, private)]
    {
        for route in routes().iter().filter(|route| route.pattern.contains("{number}")) {
            let fill = |number: CaseNumber| {
                let path = route.pattern.replace("{number}", &number.to_string());
                path.replace("{step}", "1").replace("{version}", &Uuid::from_u128(9).to_string())
            };
            for method in route.methods.iter().filter(|method| *method != "HEAD") {
                asked += 1;
                let (one, other) = if method == "GET" {
                    (get(reader, &fill(number)).await, get(reader, &fill(nowhere)).await)
                } else {
                    let typed = [("version", "1"), ("reason", "x")];
                    (reader.post(&fill(number), &typed).await, reader.post(&fill(nowhere), &typed).await)
                };
                assert_eq!(
                    (one.status, plain(&one, &number.to_string())),
                    (other.status, plain(&other, &nowhere.to_string())),
                    "{method} {}",
                    route.pattern
                );
                assert!(matches!(one.status, 404 | 422), "{method} {} → {}", route.pattern, one.status);
                if matches!(route.rows[..], [Row::Case(Action::View)]) && method == "GET" {
                    assert_eq!(one.status, 404, "{}", route.pattern);
                }
            }
        }
    }
    assert_eq!(cast.app.kept().await, before);
    assert!(asked > 300, "{asked}");
}

/// Who posts what where.
type Post<'a> = (&'a Client, String, Vec<(&'a str, String)>);

#[tokio::test]
#[expect(clippy::too_many_lines, reason = "one list of everything that names something by an id")]
async fn an_id_of_somebody_else_or_of_nobody_is_never_accepted() {
    let cast = Cast::new(Language::En).await;
    let own = file(&cast, &cast.mia, CHANNEL).await;
    let other = file(&cast, &cast.mia, SMALL).await;
    let picture = crate::evidence::picture();
    let fields = [("about", "case"), ("note", "")];
    cast.mia
        .upload(&format!("/cases/{other}/add-evidence"), &fields, &[("A.png", "image/png", &picture)])
        .await
        .is(303);
    let rows =
        server::store::evidence::of_case(&mut cast.app.shared().db.reader(), other).await.expect("files");
    let (version, chain) = (rows[0].id, rows[0].file);
    let page = cast.tom.see(&format!("/cases/{other}/talk")).await.form_with("text");
    cast.tom.done(page.set("text", "Why?").set("to", "shared")).await;
    let mut source = cast.app.shared().db.reader();
    let posts = server::store::post::read(&mut source, other, &domain::permit::Audience::ALL).await;
    let post = posts.expect("posts")[0].id;
    act(&cast.tom, other, "approve", &[]).await;
    while cast.app.wake(other).await {}
    let mut cast = cast;
    cast.sign_in_again().await;
    let entry = cast.mia.see("/register").await.links();
    let entry = entry.iter().find(|link| link.contains("/register/")).expect("an entry").clone();
    let filter = save_filter(&cast.tom).await;
    let before = cast.app.kept().await;
    let random = Uuid::from_u128(0x0198_0000_0000_7000_8000_0000_0000_0001);

    let id = |client: &Client| client.person.unwrap_or(PersonId(random)).to_string();
    let (zoe, random) = (id(&cast.zoe), random.to_string());
    let number = own.to_string();
    let seen = cast.app.version(own).await;
    // a file of another case under the own one, and one that nobody has
    for path in [
        format!("/cases/{own}/evidence/{version}"),
        format!("/cases/{own}/evidence/{random}"),
        format!("/cases/{other}/evidence/{random}"),
        format!("/register/{random}"),
        format!("/inbox/filters/{random}"),
        format!("/areas/{random}/tolerance"),
    ] {
        let page = get(&cast.mia, &path).await;
        assert_eq!(page.status, 404, "{path}");
    }
    get(&cast.zoe, &format!("/cases/{other}/evidence/{version}")).await.is(404);
    get(&cast.nora, &filter).await.is(404);
    cast.nora.post(&filter, &[("act", "delete")]).await.is(404);
    let as_posts: Vec<Post<'_>> = vec![
        // files
        (&cast.mia, format!("/cases/{own}/remove-evidence?file={}", chain.0), vec![("seen", "1".into())]),
        (&cast.mia, format!("/cases/{own}/remove-evidence?file={random}"), vec![("seen", "1".into())]),
        (
            &cast.zoe,
            format!("/cases/{own}/reuse-evidence?about=case"),
            vec![("about", "case".into()), ("have", version.to_string())],
        ),
        // posts
        (
            &cast.mia,
            format!("/cases/{own}/talk"),
            vec![("what", "answer".into()), ("post", post.to_string()), ("text", "x".into())],
        ),
        (
            &cast.mia,
            format!("/cases/{own}/talk"),
            vec![("what", "take-back".into()), ("post", post.to_string())],
        ),
        (
            &cast.mia,
            format!("/cases/{own}/talk"),
            vec![("what", "take-back".into()), ("post", random.clone())],
        ),
        (
            &cast.mia,
            format!("/cases/{own}/talk"),
            vec![
                ("what", "say".into()),
                ("text", "x".into()),
                ("to", "shared".into()),
                ("mention", zoe.clone()),
            ],
        ),
        // people
        (&cast.tom, format!("/cases/{own}/assign"), vec![("person", zoe.clone()), ("version", seen.clone())]),
        (
            &cast.tom,
            format!("/cases/{own}/assign"),
            vec![("person", random.clone()), ("version", seen.clone())],
        ),
        (
            &cast.tom,
            format!("/cases/{own}/assign"),
            vec![("person", id(&cast.mia)), ("version", seen.clone())],
        ),
        // areas
        (&cast.zoe, "/requests/new".into(), vec![("tool", "x".into()), ("area", cast.area.to_string())]),
        (&cast.mia, "/requests/new".into(), vec![("tool", "x".into()), ("area", random.clone())]),
        // conditions and gates
        (
            &cast.mia,
            format!("/cases/{own}/attach"),
            vec![
                ("gate", "G-NONE".into()),
                ("link", "https://a.example".into()),
                ("note", "x".into()),
                ("version", seen.clone()),
            ],
        ),
        // entries
        (
            &cast.zoe,
            format!("{}/prove", &entry[3..]),
            vec![("term", "C-MFA".into()), ("version", "1".into())],
        ),
        // several at once, one of them somebody else's
        (
            &cast.mia,
            "/inbox/bulk".into(),
            vec![("act", "approve".into()), ("item", format!("{number}:{seen}")), ("reason", "x".into())],
        ),
    ];
    for (client, path, pairs) in as_posts {
        let typed: Vec<(&str, &str)> = pairs.iter().map(|(name, value)| (*name, value.as_str())).collect();
        let page = client.post(&path, &typed).await;
        assert!(
            matches!(page.status, 403 | 404 | 409 | 422),
            "{path} {typed:?} → {} {}",
            page.status,
            page.location()
        );
    }
    assert_eq!(cast.app.kept().await, before);
}

async fn save_filter(client: &Client) -> String {
    let form = client.see("/inbox/filters/new?tab=security&level=High").await.form();
    let page = client.done(form.set("name", "Mine").set("readers", "me")).await;
    let links = page.links();
    let link = links.iter().find(|link| link.contains("/inbox/filters/") && !link.contains("new"));
    link.expect("a filter").split('?').next().unwrap_or_default()[3..].to_owned()
}
