//! Z2: the matrix over HTTP. For every cell of relation, act and state a real case is put there and the request is sent as a
//! browser sends it. What the rules allow is 303 and exactly one entry of the log, which names the act and the person. What
//! they deny is 404 for whoever may not know of the case, 403 for whoever may never do it, 409 where it is not possible in
//! this state: no row of any table is different afterwards, and the refusal is noted once.

use std::{collections::BTreeSet, num::NonZero, sync::Mutex};

use domain::{
    area::Area,
    case::{
        Case,
        act::{Act, Action},
        refusal::Refusal,
        state::StateKind,
    },
    id::CaseNumber,
    permit::{Denial, Subject, permit},
    person::Actor,
};
use tests::{Client, Form, Page};

use super::office::Office;
use crate::{
    play::{Stop, attempt, offered, policy},
    relations::{Relation, asked},
    stands::{Stand, stands},
    world::{deed, today},
};

/// What the rules say of a cell.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Wanted {
    Done,
    /// Theirs, but the case lacks something.
    Lacks,
    NotNow,
    Never,
    Hidden,
}

/// Files lie beside the case, and these cases have none: `evidence` tells what becomes of them.
const WITH_FILES: [Action; 2] = [Action::ReplaceEvidence, Action::RemoveEvidence];

fn wanted(stand: &Stand, person: &Actor, area: &Area, action: Action) -> Wanted {
    let play = &stand.play;
    let subject = Subject { case: &play.case, area };
    let stop = match deed(&play.case, action, asked(stand, person), play.now) {
        Some(act) => attempt(play, person, area, act).err(),
        None => match permit(person, action, &subject, policy(), play.now) {
            Err(denial) => Some(Stop::Denied(denial)),
            Ok(_) if action == Action::View || offered(play, person, area).contains(&action) => None,
            Ok(_) => Some(Stop::Denied(Denial::NotInThisState)),
        },
    };
    match stop {
        None => Wanted::Done,
        Some(Stop::Denied(Denial::NotInvolved)) => Wanted::Hidden,
        Some(
            Stop::Denied(Denial::NotInThisState)
            | Stop::Refused(Refusal::NotInThisState { .. } | Refusal::NotYourMove),
        ) => Wanted::NotNow,
        Some(Stop::Denied(_)) => Wanted::Never,
        Some(Stop::Refused(_)) => Wanted::Lacks,
    }
}

/// The address of an act.
fn path(number: CaseNumber, action: Action) -> String {
    match action {
        Action::View => format!("/cases/{number}"),
        Action::Edit => format!("/cases/{number}/draft/1"),
        Action::Submit => format!("/cases/{number}/check"),
        Action::Post => format!("/cases/{number}/talk"),
        other => format!("/cases/{number}/{}", other.code()),
    }
}

/// The fields of an act, as its page would send them.
fn fields(case: &Case, act: Option<&Act>, action: Action) -> Vec<(String, String)> {
    let text = "Because it matters to us.";
    let one = |name: &str, value: &str| (name.to_owned(), value.to_owned());
    let mut fields = match act {
        Some(Act::Ask { to, .. }) => vec![one("question", text), one("to", to.code())],
        Some(Act::Answer(_)) => vec![one("answer", text)],
        Some(Act::Withdraw(_) | Act::Return(_) | Act::Object(_) | Act::RefuseSignature(_)) => {
            vec![one("reason", text)]
        }
        Some(Act::Refer { choice, .. }) => vec![one("choice", &choice.code()), one("why", text)],
        Some(Act::Accept { .. }) => vec![one("explanation", text)],
        Some(Act::Declare { cause, .. }) => vec![one("cause", cause.code()), one("reason", text)],
        Some(Act::StateNeed(need)) => vec![one("need", need)],
        Some(Act::Restate(_)) => vec![one("restatement", text)],
        Some(Act::Correct(_)) => vec![one("correction", text)],
        Some(Act::Attach { gate, link, .. }) => {
            vec![one("gate", &gate.to_string()), one("link", link), one("note", text)]
        }
        Some(Act::ConfirmArtefact(gate)) => vec![one("gate", &gate.to_string())],
        Some(Act::RejectArtefact(gate, _)) => vec![one("gate", &gate.to_string()), one("reason", text)],
        Some(Act::Estimate(estimate)) => {
            let takeover = &estimate.scenarios["TAKEOVER"];
            vec![
                one("often-TAKEOVER", "rarely"),
                one("low-TAKEOVER", &takeover.low.to_string()),
                one("high-TAKEOVER", &takeover.high.to_string()),
            ]
        }
        Some(Act::Adjust { factor, value, .. }) => vec![
            one("factor", factor.code()),
            one("value", &value.map(|value| value.to_string()).unwrap_or_default()),
            one("reason", text),
        ],
        Some(Act::Score(score)) => score
            .iter()
            .flat_map(|(factor, (value, why))| {
                use app::form::score::blind;
                [(blind::value(*factor), value.to_string()), (blind::reason(*factor), why.clone())]
            })
            .collect(),
        Some(Act::Assign(person)) => {
            vec![one("person", &person.map_or_else(|| "nobody".to_owned(), |person| person.to_string()))]
        }
        Some(Act::ConfirmImpact(values)) => vec![one("shown", &app::form::score::impact::shown(*values))],
        Some(Act::Decide { choice, expires, .. }) => vec![
            one("choice", &choice.code()),
            one("reason", text),
            one("expires", &expires.map(|day| day.to_string()).unwrap_or_default()),
        ],
        Some(Act::SendBack(_)) => vec![one("question", text)],
        Some(Act::AddEvidence { about, .. }) => {
            vec![one("about", &app::form::case::evidence::named(about)), one("note", "")]
        }
        _ => Vec::new(),
    };
    match action {
        Action::Post => fields.extend([one("what", "say"), one("text", text), one("to", "shared")]),
        Action::Refile | Action::AddEvidence => {}
        _ => fields.push(one("version", "1")),
    }
    let _ = case;
    fields
}

/// Sends an act whose form is too large to be written here: the page's own form, with one thing changed.
async fn from_page(client: &Client, path: &str, action: Action, stand: &Stand) -> Page {
    let page = client.get(path).await;
    if page.status != 200 {
        return page;
    }
    let change =
        |form: Form, name: &str, value: &str| if form.has(name) { form.set(name, value) } else { form };
    if action == Action::Offer {
        let form = page.form_with("condition");
        let form =
            if form.offers("condition").contains(&"C-LOG") { form.set("condition", "C-LOG") } else { form };
        let rounds = i64::try_from(stand.play.case.rounds.len()).expect("few rounds");
        let form = change(form, "note", "Because it matters to us.");
        let until = today(stand.play.now).plus(100 + rounds).to_string();
        return client.submit(change(form, "expires", &until)).await;
    }
    let form = page.form_with("purpose");
    // the page wants a name, which a draft that was only begun has not
    let nameless = form.has("tool") && form.value("tool").is_empty();
    let form = if nameless { form.set("tool", "Metricool") } else { form };
    client.submit(change(form, "purpose", "Reach people, and soon.")).await
}

async fn send(
    office: &Office,
    stand: &Stand,
    person: &Actor,
    number: CaseNumber,
    action: Action,
    done: bool,
) -> Page {
    let client = office.client(person.id);
    let path = path(number, action);
    if action == Action::View {
        return client.get(&path).await;
    }
    if done && matches!(action, Action::Offer | Action::Edit | Action::ChangeAnswers) {
        return from_page(client, &path, action, stand).await;
    }
    let act = deed(&stand.play.case, action, asked(stand, person), stand.play.now);
    let fields = fields(&stand.play.case, act.as_ref(), action);
    let pairs: Vec<(&str, &str)> =
        fields.iter().map(|(name, value)| (name.as_str(), value.as_str())).collect();
    let picture = crate::evidence::picture();
    match action {
        Action::AddEvidence => client.upload(&path, &pairs, &[("Report.png", "image/png", &picture)]).await,
        Action::ReplaceEvidence => {
            let path = format!("{path}?file={}", uuid::Uuid::nil());
            client
                .upload(&path, &[("note", ""), ("seen", "1")], &[("Report.png", "image/png", &picture)])
                .await
        }
        Action::RemoveEvidence => {
            client.post(&format!("{path}?file={}", uuid::Uuid::nil()), &[("seen", "1")]).await
        }
        _ => client.post(&path, &pairs).await,
    }
}

#[derive(Debug, Default)]
struct Count {
    done: usize,
    denied: usize,
    lacks: usize,
    faults: Vec<String>,
}

impl Count {
    fn add(&mut self, other: Self) {
        self.done += other.done;
        self.denied += other.denied;
        self.lacks += other.lacks;
        self.faults.extend(other.faults);
    }
}

/// What was asked for already, when not everything is.
#[derive(Default)]
struct Asked {
    done: BTreeSet<(usize, usize)>,
    pairs: BTreeSet<(usize, usize, usize)>,
}

/// Asks for the cells of one state; for all of them, or for those that are new.
async fn ask(office: &mut Office, stand: &Stand, mut asked: Option<&mut Asked>, count: &mut Count) {
    let kind = stand.play.kind() as usize;
    let untouched = office.put(&stand.play.case).await;
    for (row, relation) in Relation::ALL.into_iter().enumerate() {
        let (person, area) = relation.set(stand);
        for action in Action::ALL.into_iter().filter(|action| *action != Action::Tick) {
            let wanted = wanted(stand, &person, &area, action);
            let name = format!("{}: {relation:?} {}", stand.name, action.code());
            let act = action as usize;
            match wanted {
                Wanted::Done if WITH_FILES.contains(&action) => {}
                Wanted::Done => {
                    if asked.as_mut().is_some_and(|asked| !asked.done.insert((act, kind))) {
                        continue;
                    }
                    office.set(stand.play.now, &person, &area).await;
                    let number = office.put(&stand.play.case).await;
                    is_done(office, stand, &person, number, action, &name, count).await;
                }
                Wanted::Lacks => count.lacks += 1,
                _ => {
                    let pairs = [(0, act, kind), (1, act, row), (2, row, kind)];
                    let known = asked
                        .as_mut()
                        .is_some_and(|asked| !pairs.map(|pair| asked.pairs.insert(pair)).contains(&true));
                    if known {
                        continue;
                    }
                    office.set(stand.play.now, &person, &area).await;
                    is_denied(office, stand, &person, untouched, (action, wanted), &name, count).await;
                }
            }
        }
    }
}

async fn is_done(
    office: &Office,
    stand: &Stand,
    person: &Actor,
    number: CaseNumber,
    action: Action,
    name: &str,
    count: &mut Count,
) {
    let before = office.entries().await;
    let page = send(office, stand, person, number, action, true).await;
    count.done += 1;
    let entries = office.entries().await - before;
    if action == Action::View {
        if page.status != 200 || entries != 0 {
            count.faults.push(format!("{name}: should be seen, is {}, {entries} entries", page.status));
        }
        return;
    }
    // each file is an entry of its own beside that of the act
    let own = if action == Action::AddEvidence { 2 } else { 1 };
    if page.status != 303 || entries != own {
        let why: String = page.text().chars().take(300).collect();
        count.faults.push(format!("{name}: should be done, is {}, {entries} entries: {why}", page.status));
        return;
    }
    let entry = office.told().await;
    if entry.actor != format!("u:{}", person.id) {
        count.faults.push(format!("{name}: the log says {} {}", entry.actor, entry.act));
    }
}

async fn is_denied(
    office: &Office,
    stand: &Stand,
    person: &Actor,
    number: CaseNumber,
    (action, wanted): (Action, Wanted),
    name: &str,
    count: &mut Count,
) {
    office.refusals().await;
    let rows = office.rows().await;
    let page = send(office, stand, person, number, action, false).await;
    count.denied += 1;
    let status = match wanted {
        Wanted::Hidden => 404,
        Wanted::Never => 403,
        _ => 409,
    };
    let private = matches!(stand.play.kind(), StateKind::Draft | StateKind::Discarded);
    // a file that is not there is none for anybody, and nobody talks about a draft: there the page itself is missing
    let missing = WITH_FILES.contains(&action) || (action == Action::Post && private);
    let fits = page.status == status || (missing && matches!(page.status, 403 | 404 | 409 | 422));
    if !fits {
        let why: String = page.text().chars().take(200).collect();
        count.faults.push(format!("{name}: {wanted:?} should be {status}, is {}: {why}", page.status));
    }
    if office.rows().await != rows {
        count.faults.push(format!("{name}: {wanted:?} changed rows"));
    }
    let noted = office.refusals().await;
    if status != 409 && !missing && noted != 1 {
        count.faults.push(format!("{name}: {wanted:?} noted {noted} times"));
    }
}

#[expect(clippy::disallowed_macros, reason = "the figures of the row Z2 are told")]
fn tell(count: &Count) {
    println!(
        "{} done with one entry each, {} denied without a trace but the refusal, {} that lack something left out",
        count.done, count.denied, count.lacks
    );
    let shown: Vec<&String> = count.faults.iter().take(60).collect();
    assert!(count.faults.is_empty(), "{} faults: {shown:#?}", count.faults.len());
}

/// Every act in every state once by somebody who may, and every pair of act and state, of act and relation and of relation and
/// state at least once by somebody who may not.
#[tokio::test]
async fn every_act_every_relation_and_every_state_answer_as_the_matrix_says() {
    let (mut office, mut count, mut asked) = (Office::open().await, Count::default(), Asked::default());
    for stand in stands() {
        Box::pin(ask(&mut office, &stand, Some(&mut asked), &mut count)).await;
    }
    tell(&count);
    assert!(count.done > 100 && count.denied > 500, "{} {}", count.done, count.denied);
}

/// All of it. Each state has a company of its own, because every row is compared twice for each refusal, and a runtime of its
/// own, with which everything of that company ends.
#[test]
#[ignore = "takes many minutes; part of make soak"]
fn soak_of_every_cell_of_the_matrix_over_http() {
    let waiting = Mutex::new(stands());
    let all = Mutex::new(Count::default());
    std::thread::scope(|threads| {
        for _ in 0..std::thread::available_parallelism().map_or(1, NonZero::get) {
            threads.spawn(|| {
                loop {
                    let next = waiting.lock().expect("no panic").pop();
                    let Some(stand) = next else { return };
                    let runtime = tokio::runtime::Builder::new_current_thread().enable_all().build();
                    let mut count = Count::default();
                    runtime.expect("a runtime").block_on(async {
                        let mut office = Office::open().await;
                        Box::pin(ask(&mut office, &stand, None, &mut count)).await;
                    });
                    all.lock().expect("no panic").add(count);
                }
            });
        }
    });
    let all = all.into_inner().expect("no panic");
    tell(&all);
    assert!(all.done > 5_000 && all.denied > 50_000, "{} {}", all.done, all.denied);
}
