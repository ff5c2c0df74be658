//! Z2, beside the cases: every route of a task, asked for by everybody there is. Allowed is 200, 303 or a form that comes back;
//! denied is 403, with nothing changed and one refusal noted; who is nobody is shown the way to the sign-in page, or 401.

use domain::{
    id::{AreaId, EntryId},
    language::Language,
    permit::{Asker, Cell, task},
    person::{Grant, Role},
    time::{MINUTE, SECOND},
};
use server::store::trail;
use tests::{Client, Page, TestApp};
use uuid::Uuid;

use super::routes::{Row, routes};

struct Company {
    app: TestApp,
    area: AreaId,
    people: Vec<(Asker, Client)>,
}

async fn company() -> Company {
    let app = TestApp::new().await;
    let area = app.area("Handel").await;
    let mut people = vec![(Asker::Anonymous, app.anonymous(Language::En))];
    people.push((Asker::Person, app.person("Nils Nothing", &[], Language::En).await));
    for role in Role::ALL {
        let client = match role {
            Role::Executive => app.executive("Eva Wied", area, Language::En).await,
            Role::Admin => app.person("Ada Kern", &[Grant { role, area: None }], Language::En).await,
            _ => app.member(&format!("{} Somebody", role.code()), role, area, Language::En).await,
        };
        people.push((Asker::Holds(role), client));
    }
    Company { app, area, people }
}

fn path(company: &Company, pattern: &str) -> String {
    let other = company.people.iter().find(|(asker, _)| *asker == Asker::Holds(Role::Marketer));
    let person = other.and_then(|(_, client)| client.person).expect("somebody");
    pattern
        .replace("{area}", &company.area.to_string())
        .replace("{person}", &person.to_string())
        .replace("{entry}", &EntryId(Uuid::from_u128(5)).to_string())
        .replace("{filter}", &Uuid::from_u128(6).to_string())
        .replace("{mail}", &Uuid::from_u128(7).to_string())
        .replace("{token}", "nothing")
        .replace("{file}", "nothing.css")
}

/// What is there for nobody in this company: no entry, no filter, no mail, no demo, no case.
const ABSENT: [&str; 6] = [
    "/register/{entry}",
    "/register/{entry}/prove",
    "/inbox/filters/{filter}",
    "/mails",
    "/mails/{mail}",
    "/demo/persona",
];

fn fits(cell: Cell, get: bool, page: &Page, absent: bool) -> bool {
    match cell {
        Cell::May if absent => matches!(page.status, 404 | 422),
        // a report of a browser is no form
        Cell::May if page.address.ends_with("/csp-report") => page.status == 415,
        Cell::May => matches!(page.status, 200 | 303 | 400 | 401 | 404 | 422 | 409),
        Cell::Never if absent => matches!(page.status, 403 | 404),
        Cell::Never => page.status == 403,
        Cell::SignIn if get => page.status == 303 && page.location().contains("/sign-in"),
        Cell::SignIn => page.status == 401,
        _ => false,
    }
}

#[tokio::test]
async fn every_route_beside_the_cases_answers_everybody_as_the_matrix_says() {
    let company = company().await;
    let (mut faults, mut asked, mut denied) = (Vec::new(), 0, 0);
    for route in routes() {
        let tasks: Vec<_> = route
            .rows
            .iter()
            .filter_map(|row| match row {
                Row::Task(task) => Some(*task),
                Row::Case(_) => None,
            })
            .collect();
        // a stream does not end, and leaving ends what comes after it
        if tasks.is_empty() || ["/live", "/sign-out"].contains(&route.pattern.as_str()) {
            continue;
        }
        let absent = ABSENT.contains(&route.pattern.as_str());
        for (asker, client) in &company.people {
            let kindest = tasks.iter().map(|one| task(*one, *asker)).min().expect("a task");
            for method in route.methods.iter().filter(|method| *method != "HEAD") {
                asked += 1;
                let path = path(&company, &route.pattern);
                // refusals of more than a few kinds in one minute are counted together
                if asked % 16 == 0 {
                    company.app.advance(MINUTE + SECOND);
                    company.app.shared().services.log_refusals(true).await.expect("noted");
                }
                let before = company.app.kept().await;
                let page = if method == "GET" {
                    let (status, headers, body) = client.download("GET", &path).await;
                    Page {
                        status,
                        headers,
                        address: path.clone(),
                        body: String::from_utf8_lossy(&body).into_owned(),
                    }
                } else {
                    client.post(&path, &[("version", "1")]).await
                };
                if !fits(kindest, method == "GET", &page, absent) {
                    faults.push(format!("{method} {path} as {asker:?}: {kindest:?}, is {}", page.status));
                }
                if page.status == 403 {
                    denied += 1;
                    assert_eq!(company.app.kept().await, before, "{method} {path} as {asker:?}");
                    company.app.shared().services.log_refusals(true).await.expect("noted");
                    let noted = last_refusal(&company.app).await;
                    let way = format!("{method} {}", route.pattern);
                    if noted.as_deref() != Some(way.as_str()) {
                        faults.push(format!("{method} {path} as {asker:?}: noted is {noted:?}"));
                    }
                }
            }
        }
    }
    assert!(faults.is_empty(), "{} of {asked}: {faults:#?}", faults.len());
    assert!(asked > 500 && denied > 150, "{asked} asked, {denied} denied");
}

/// How somebody was refused last: the method and the route.
async fn last_refusal(app: &TestApp) -> Option<String> {
    let mut source = app.shared().db.reader();
    let head = trail::head(&mut source).await.expect("a head");
    let rows = trail::entries(&mut source, head.size.checked_sub(2)).await.expect("entries");
    let rows = if rows.is_empty() { trail::entries(&mut source, None).await.expect("entries") } else { rows };
    let entry = audit::Entry::read(&rows.last()?.body).expect("an entry");
    (entry.act == "access.refused").then_some(entry.from).flatten()
}
