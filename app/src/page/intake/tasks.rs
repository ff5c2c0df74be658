//! What is left of a larger draft, topic by topic, so that it can be finished in pieces and by several people. It exists
//! only where a request is not low and has to be asked about in at least three topics; nobody else meets a list.

use domain::{
    case::request::{Missing, Request},
    id::CaseNumber,
    rating::Severity,
    rules::{GateLevel, Question, RuleBook, Topic},
    screening,
};
use leptos::prelude::*;

use super::{facts::place, outcome::Likely};
use crate::{
    address::Address,
    form::intake::{legal, sheet::START},
    page::Page,
    part::{ButtonLink, PageHead},
    port::CaseView,
    text::{Words, words},
};

/// Topics from which on a list helps.
const FEWEST: usize = 3;

/// The page.
#[derive(Clone, Debug)]
pub struct TasksPage {
    /// The draft.
    pub view: CaseView,
    /// What will probably come out.
    pub likely: Likely,
}

/// One row.
struct Task {
    title: String,
    to: Address,
    /// Answered, and asked in all.
    done: usize,
    all: usize,
}

/// Whether a draft is large enough for a list.
pub fn wanted(request: &Request, likely: &Likely) -> bool {
    let medium = likely.ends.is_some_and(|[_, worst]| worst.severity >= Severity::Medium);
    medium && topics(request).len() >= FEWEST
}

/// The topics in which something is asked besides plain words, each with its questions.
fn topics(request: &Request) -> Vec<(&'static Topic, Vec<&'static Question>)> {
    let Some(kind) = request.kind.map(|kind| RuleBook::built_in().kind(kind)) else { return Vec::new() };
    let asked = |question: &&Question| request.screened.asked.contains(&question.id);
    let of = |topic: &'static Topic| {
        let questions: Vec<_> =
            kind.questions.iter().filter(|one| one.topic == topic.id).filter(asked).collect();
        (!questions.is_empty()).then_some((topic, questions))
    };
    kind.topics.iter().filter_map(of).collect()
}

/// The questions in plain words; whoever answers all of the catalogue one by one does not meet them.
fn plain(words: Words, request: &Request, number: CaseNumber) -> Option<Task> {
    if request.screened.one_by_one {
        return None;
    }
    let questions = screening::shown(RuleBook::built_in(), request);
    let said = |id| request.screened.said.contains_key(id);
    let next = questions.iter().find(|one| !said(&one.id)).or(questions.first())?;
    Some(Task {
        title: words.say("draft-screening"),
        to: place(request, number, next.id.as_str()),
        done: questions.iter().filter(|one| said(&one.id)).count(),
        all: questions.len(),
    })
}

impl TasksPage {
    fn tasks(&self, words: Words) -> Vec<Task> {
        let request = &self.view.case.request;
        let number = self.view.case.number;
        let mut tasks: Vec<Task> = plain(words, request, number).into_iter().collect();
        let topics = topics(request).into_iter().filter_map(|(topic, questions)| {
            let given = |one: &&&Question| {
                request.answers.get(&one.id).is_some() && request.origin(&one.id).is_none()
            };
            let open = questions.iter().find(|one| request.answers.get(&one.id).is_none());
            Some(Task {
                title: topic.name.get(words.language).to_owned(),
                to: place(request, number, open.or(questions.first())?.id.as_str()),
                done: questions.iter().filter(given).count(),
                all: questions.len(),
            })
        });
        tasks.extend(topics);
        tasks.push(Task {
            title: words.say("draft-plan"),
            to: place(request, number, START),
            done: usize::from(request.has_start()),
            all: 1,
        });
        let asked = legal::asked(request);
        let said = asked.iter().filter(|one| request.gate_answers.get(&one.id).is_some()).count();
        tasks.extend(asked.first().map(|first| Task {
            title: words.say("legal-title"),
            to: place(request, number, first.id.as_str()),
            done: said,
            all: asked.len(),
        }));
        tasks
    }

    /// Gates that ask for a paper, as answered so far.
    fn papers(&self) -> usize {
        self.likely.gates.iter().filter(|gate| gate.level == GateLevel::Hold).count()
    }
}

impl Page for TasksPage {
    fn title(&self, words: Words) -> String {
        words.say("tasks-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let number = self.view.case.number;
        let tasks = self.tasks(words);
        let next = tasks.iter().find(|task| task.done < task.all);
        let (label, to) = match next {
            Some(task) => {
                (words.with("tasks-next", &[("title", task.title.as_str().into())]), task.to.clone())
            }
            None => (words.say("check-title"), Address::Check(number)),
        };
        let missing = self.view.case.request.missing(RuleBook::built_in());
        let basics =
            missing.iter().any(|one| matches!(one, Missing::Tool | Missing::Purpose | Missing::Kind));
        let first = Task {
            title: words.say("draft-basics"),
            to: Address::Step(number, 1),
            done: usize::from(!basics),
            all: 1,
        };
        let rows = std::iter::once(&first).chain(&tasks).map(|task| row(words, task)).collect_view();
        let papers = self.papers();
        let said = words.with("tasks-papers", &[("count", papers.into())]);
        view! {
            <PageHead
                title=words.say("tasks-title")
                caption=self.view.case.request.tool.clone()
                lead=words.say("tasks-lead")
            />
            <ul class="task-list">
                {rows}
                <li class="task-row">
                    <div>
                        <a class="row-link" href=Address::Evidence(number).to(words.language)>
                            {words.say("tasks-evidence")}
                        </a>
                    </div>
                    <div class="row-side">{said}</div>
                </li>
            </ul>
            <div class="buttons"><ButtonLink label=label href=to.to(words.language)/></div>
        }
        .into_any()
    }
}

fn row(words: Words, task: &Task) -> AnyView {
    let values = [("done", task.done.into()), ("all", task.all.into())];
    let state = match task.done {
        done if done >= task.all => view! { {words.say("tasks-done")} }.into_any(),
        0 => view! { <span class="status status--yours">{words.say("tasks-open")}</span> }.into_any(),
        _ => view! { <span class="status status--running">{words.with("tasks-part", &values)}</span> }
            .into_any(),
    };
    view! {
        <li class="task-row">
            <div><a class="row-link" href=task.to.to(words.language)>{task.title.clone()}</a></div>
            <div class="row-side">{state}</div>
        </li>
    }
    .into_any()
}

#[cfg(test)]
mod tests {
    use domain::{language::Language, rules::KindId};

    use super::*;

    #[test]
    fn the_questions_in_plain_words_are_a_task_until_all_of_them_are_answered() {
        let (words, number) = (Words::of(Language::De), CaseNumber(7));
        for kind in KindId::ALL {
            let mut request = Request { tool: "Neuland".into(), kind: Some(kind), ..Request::default() };
            let open = plain(words, &request, number).expect("a task");
            assert!(open.done == 0 && open.all > 0, "{kind:?}");
            assert_eq!(open.to, Address::Step(number, 2), "{kind:?}");
            // an answer can lead to a further question
            while let Some(next) = screening::shown(RuleBook::built_in(), &request)
                .into_iter()
                .find(|one| !request.screened.said.contains_key(&one.id))
            {
                request.screened.said.insert(next.id.clone(), next.options[0].key.clone());
            }
            let done = plain(words, &request, number).expect("a task");
            assert_eq!(done.done, done.all, "{kind:?}");
            request.screened.one_by_one = true;
            assert!(plain(words, &request, number).is_none(), "{kind:?}");
        }
    }
}
