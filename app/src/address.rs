//! Every address of the product, once. Links are built from here and the server's routes are made of the same
//! patterns, so a link that leads nowhere cannot be written. Paths carry no language; `Address::to` adds it.

use domain::{
    case::{act::Action, evidence::About},
    id::{AreaId, CaseNumber, EntryId, EvidenceId, PersonId},
    language::Language,
    rules::QuestionId,
};
use uuid::Uuid;

use crate::form::case::evidence;

/// Patterns for the router, under `/{language}`.
pub mod pattern {
    /// Front page: search, what waits for me, what I filed.
    pub const START: &str = "/start";
    /// Password sign-in.
    pub const SIGN_IN: &str = "/sign-in";
    /// A single-use link shows a button; the button signs in.
    pub const LINK: &str = "/link/{token}";
    /// The second half of signing in.
    pub const CODE: &str = "/sign-in/code";
    /// Signs in at the company's provider; `?next=` leads on.
    pub const PROVIDER: &str = "/sign-in/provider";
    /// Back from there, with what the provider says in the query.
    pub const RETURN: &str = "/sign-in/provider/back";
    /// Where the provider leads back to: the one address without a language, because it is known there by one name.
    pub const CALLBACK: &str = "/oidc/callback";
    /// Signing in with a passkey.
    pub const PASSKEY: &str = "/sign-in/passkey";
    /// Asks for a link by mail, to choose another password.
    pub const RESET: &str = "/reset";
    /// The first admin makes the own account.
    pub const SET_UP: &str = "/set-up/{token}";
    /// Another password.
    pub const PASSWORD: &str = "/account/password";
    /// The second factor: set up, taken away, new recovery codes.
    pub const SECOND_FACTOR: &str = "/account/second-factor";
    /// One's own passkeys.
    pub const PASSKEYS: &str = "/account/passkeys";
    /// Adds one.
    pub const ADD_PASSKEY: &str = "/account/passkeys/add";
    /// Where one is signed in.
    pub const SESSIONS: &str = "/account/sessions";
    /// Who they are, once more, before what needs it; `?next=` leads on.
    pub const STEP_UP: &str = "/step-up";
    /// Ends the session; POST only.
    pub const SIGN_OUT: &str = "/sign-out";
    /// Switches the persona of the demo; POST only.
    pub const PERSONA: &str = "/demo/persona";
    /// Already approved? `?q=`.
    pub const SEARCH: &str = "/search";
    /// What is known while somebody types, as a fragment; `?q=`, and `&pick=name` for names instead of addresses.
    pub const SUGGEST: &str = "/suggest";
    /// Every known tool from A to Z.
    pub const TOOLS: &str = "/tools";
    /// Begins a request; `?tool=` fills it.
    pub const NEW: &str = "/requests/new";
    /// Requests of my area.
    pub const CASES: &str = "/cases";
    /// What happens while a page is open; server-sent events. `?case=&version=` for one case, without for lists.
    pub const LIVE: &str = "/live";
    /// One case.
    pub const CASE: &str = "/cases/{number}";
    /// A page of the draft.
    pub const STEP: &str = "/cases/{number}/draft/{step}";
    /// What is left of a larger draft, topic by topic.
    pub const TASKS: &str = "/cases/{number}/tasks";
    /// The likely outcome of what is typed; POST only, answers a fragment.
    pub const OUTCOME: &str = "/cases/{number}/outcome";
    /// Check the answers, then submit.
    pub const CHECK: &str = "/cases/{number}/check";
    /// It was sent: number, promise, next steps.
    pub const SENT: &str = "/cases/{number}/sent";
    /// Security's working page.
    pub const REVIEW: &str = "/cases/{number}/review";
    /// The table: rounds, needs, ledger.
    pub const NEGOTIATION: &str = "/cases/{number}/negotiation";
    /// The executive's page.
    pub const BRIEF: &str = "/cases/{number}/brief";
    /// Gates and their artefacts.
    pub const GATES: &str = "/cases/{number}/gates";
    /// Every file of the case, with its versions.
    pub const EVIDENCE: &str = "/cases/{number}/evidence";
    /// One version of a file, as a download.
    pub const DOWNLOAD: &str = "/cases/{number}/evidence/{version}";
    /// Brings files; `?about=` says what they are about. Takes an upload.
    pub const ADD_EVIDENCE: &str = "/cases/{number}/add-evidence";
    /// Takes over files that the tool has already; `?about=` says what they are about.
    pub const REUSE_EVIDENCE: &str = "/cases/{number}/reuse-evidence";
    /// Brings a newer version; `?file=` says of which file. Takes an upload.
    pub const REPLACE_EVIDENCE: &str = "/cases/{number}/replace-evidence";
    /// Takes a file back; `?file=` says which.
    pub const REMOVE_EVIDENCE: &str = "/cases/{number}/remove-evidence";
    /// The conversation; `?topic=`, `?answer=` and `?edit=` say what the form is for.
    pub const TALK: &str = "/cases/{number}/talk";
    /// A page for one act.
    pub const ACT: &str = "/cases/{number}/{action}";
    /// The facts of a case at each change; `?from=&to=` compares two.
    pub const VERSIONS: &str = "/cases/{number}/versions";
    /// What waits for security, or for an adviser.
    pub const INBOX: &str = "/inbox";
    /// Several requests at once: the preview, then what came of each.
    pub const BULK: &str = "/inbox/bulk";
    /// Gives the filter of the address a name.
    pub const SAVE_FILTER: &str = "/inbox/filters/new";
    /// A filter with a name.
    pub const FILTER: &str = "/inbox/filters/{filter}";
    /// How long the own verdicts took.
    pub const LEAD_TIME: &str = "/inbox/times";
    /// What waits for the executive.
    pub const DECISIONS: &str = "/decisions";
    /// What is approved.
    pub const REGISTER: &str = "/register";
    /// One entry.
    pub const ENTRY: &str = "/register/{entry}";
    /// The proof of a condition.
    pub const PROVE: &str = "/register/{entry}/prove";
    /// What others reached.
    pub const PRECEDENTS: &str = "/precedents";
    /// Areas, executives, substitutes.
    pub const AREAS: &str = "/areas";
    /// One area.
    pub const AREA: &str = "/areas/{area}";
    /// When an area works and how long each move may take there.
    pub const HOURS: &str = "/areas/{area}/hours";
    /// Everybody who has an account, for admins; `?q=&page=`.
    pub const PEOPLE: &str = "/people";
    /// Invites somebody.
    pub const INVITE: &str = "/people/new";
    /// One person: roles, account, sessions.
    pub const PERSON: &str = "/people/{person}";
    /// The settings of the company, and the change that is proposed.
    pub const POLICY: &str = "/policy";
    /// What is overdue and moves on by nothing, for admins.
    pub const OVERDUE: &str = "/overdue";
    /// The outbox, for admins.
    pub const JOBS: &str = "/jobs";
    /// The audit log, for auditors and admins.
    pub const AUDIT: &str = "/audit";
    /// All of it, to take away.
    pub const AUDIT_EXPORT: &str = "/audit/export";
    /// The proof of one decision, to take away.
    pub const RECEIPT: &str = "/cases/{number}/receipt";
    /// The mails of the demo.
    pub const MAILS: &str = "/mails";
    /// One mail of the demo.
    pub const MAIL: &str = "/mails/{mail}";
    /// What the executive of an area tolerates.
    pub const TOLERANCE: &str = "/areas/{area}/tolerance";
    /// The rule book in force, and the dry run of a changed one.
    pub const RULES: &str = "/rules";
    /// Help.
    pub const HELP: &str = "/help";
    /// The statement on accessibility.
    pub const ACCESSIBILITY: &str = "/accessibility";
    /// What waits and what was said.
    pub const NEWS: &str = "/news";
    /// One's own settings.
    pub const ACCOUNT: &str = "/account";
    /// Light, dark, or as the system wants it; POST only.
    pub const THEME: &str = "/theme";
}

/// An address with its values.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Address {
    /// See [`pattern::START`]; the others likewise.
    Start,
    /// Sign-in.
    SignIn,
    /// Sign-in, and then on to this path; empty for the front page.
    SignInFor(String),
    /// Signing in with a passkey, and then on to this path; empty for the front page.
    Passkey(String),
    /// Single-use link.
    Link(String),
    /// Who they are, once more, and then on to this path.
    StepUp(String),
    /// The second half of signing in, and then on to this path; empty for the front page.
    Code(String),
    /// Signs in at the provider, and then on to this path; empty for the front page.
    Provider(String),
    /// Back from the provider, with this query.
    Return(String),
    /// Asks for a link by mail.
    Reset,
    /// The first admin's own account.
    SetUp(String),
    /// Another password.
    Password,
    /// The second factor, and then on to this path; empty for nowhere.
    SecondFactor(String),
    /// One's own passkeys.
    Passkeys,
    /// Adds a passkey.
    AddPasskey,
    /// Where one is signed in.
    Sessions,
    /// Search with words.
    Search(String),
    /// Tools.
    Tools,
    /// New request, perhaps for a known tool.
    New(Option<String>),
    /// Cases of my area.
    Cases,
    /// A case.
    Case(CaseNumber),
    /// A page of a draft, from 1.
    Step(CaseNumber, usize),
    /// The page of one question of the catalogue in a draft.
    Question(CaseNumber, QuestionId),
    /// What is left of a larger draft, topic by topic.
    Tasks(CaseNumber),
    /// Likely outcome.
    Outcome(CaseNumber),
    /// Check.
    Check(CaseNumber),
    /// Sent.
    Sent(CaseNumber),
    /// Review.
    Review(CaseNumber),
    /// Negotiation.
    Negotiation(CaseNumber),
    /// Brief.
    Brief(CaseNumber),
    /// Gates.
    Gates(CaseNumber),
    /// Files.
    Evidence(CaseNumber),
    /// A version of a file.
    Download(CaseNumber, Uuid),
    /// Bring files about this.
    AddEvidence(CaseNumber, About),
    /// Take over files that the tool has already.
    ReuseEvidence(CaseNumber, About),
    /// Bring a newer version of a file.
    ReplaceEvidence(CaseNumber, EvidenceId),
    /// Take a file back.
    RemoveEvidence(CaseNumber, EvidenceId),
    /// The conversation, perhaps about one question or statement.
    Talk(CaseNumber, String),
    /// The form for the answer to a question of the conversation.
    TalkAnswer(CaseNumber, Uuid),
    /// The form for a comment that is not sent yet.
    TalkEdit(CaseNumber, Uuid),
    /// The page of an act.
    Act(CaseNumber, Action),
    /// The facts at each change.
    Versions(CaseNumber),
    /// Inbox.
    Inbox,
    /// The inbox with this query.
    Desk(String),
    /// Several requests at once, with this query.
    Bulk(String),
    /// A name for the filter of this query.
    SaveFilter(String),
    /// A filter with a name.
    Filter(Uuid),
    /// Lead time.
    LeadTime,
    /// Decisions.
    Decisions,
    /// Register.
    Register,
    /// An entry.
    Entry(EntryId),
    /// The proof of a condition of an entry.
    Prove(EntryId),
    /// Precedents with words.
    Precedents(String),
    /// Areas.
    Areas,
    /// An area.
    Area(AreaId),
    /// Hours and deadlines of an area.
    Hours(AreaId),
    /// Everybody, perhaps with words.
    People(String),
    /// Invite somebody.
    Invite,
    /// One person.
    Person(PersonId),
    /// The settings of the company.
    Policy,
    /// What is overdue.
    Overdue,
    /// The outbox.
    Jobs,
    /// The audit log.
    Audit,
    /// The whole audit log.
    AuditExport,
    /// The receipt of a case.
    Receipt(CaseNumber),
    /// Mails of the demo.
    Mails,
    /// A mail of the demo.
    Mail(Uuid),
    /// Tolerance of an area.
    Tolerance(AreaId),
    /// Rules.
    Rules,
    /// Help.
    Help,
    /// The statement on accessibility.
    Accessibility,
    /// What waits and what was said.
    News,
    /// One's own settings.
    Account,
}

impl Address {
    /// The path without the language.
    pub fn path(&self) -> String {
        let case = |number: &CaseNumber, rest: &str| format!("/cases/{number}{rest}");
        match self {
            Self::Start => pattern::START.to_owned(),
            Self::SignIn => pattern::SIGN_IN.to_owned(),
            Self::SignInFor(next) => query(pattern::SIGN_IN, "next", next),
            Self::Passkey(next) => query(pattern::PASSKEY, "next", next),
            Self::Link(token) => format!("/link/{token}"),
            Self::Code(next) => query(pattern::CODE, "next", next),
            Self::Provider(next) => query(pattern::PROVIDER, "next", next),
            Self::Return(query) => asked(pattern::RETURN, query),
            Self::Reset => pattern::RESET.to_owned(),
            Self::SetUp(token) => format!("/set-up/{token}"),
            Self::Password => pattern::PASSWORD.to_owned(),
            Self::SecondFactor(next) => query(pattern::SECOND_FACTOR, "next", next),
            Self::Passkeys => pattern::PASSKEYS.to_owned(),
            Self::AddPasskey => pattern::ADD_PASSKEY.to_owned(),
            Self::Sessions => pattern::SESSIONS.to_owned(),
            Self::StepUp(next) => query(pattern::STEP_UP, "next", next),
            Self::Search(words) => query(pattern::SEARCH, "q", words),
            Self::Tools => pattern::TOOLS.to_owned(),
            Self::New(tool) => query(pattern::NEW, "tool", tool.as_deref().unwrap_or_default()),
            Self::Cases => pattern::CASES.to_owned(),
            Self::Case(number) => case(number, ""),
            Self::Step(number, step) => case(number, &format!("/draft/{step}")),
            Self::Question(number, question) => case(number, &format!("/draft/{question}")),
            Self::Tasks(number) => case(number, "/tasks"),
            Self::Outcome(number) => case(number, "/outcome"),
            Self::Check(number) => case(number, "/check"),
            Self::Sent(number) => case(number, "/sent"),
            Self::Review(number) => case(number, "/review"),
            Self::Negotiation(number) => case(number, "/negotiation"),
            Self::Brief(number) => case(number, "/brief"),
            Self::Gates(number) => case(number, "/gates"),
            Self::Evidence(number) => case(number, "/evidence"),
            Self::Download(number, version) => case(number, &format!("/evidence/{version}")),
            Self::AddEvidence(number, about) => {
                query(&case(number, "/add-evidence"), "about", &evidence::named(about))
            }
            Self::ReuseEvidence(number, about) => {
                query(&case(number, "/reuse-evidence"), "about", &evidence::named(about))
            }
            Self::ReplaceEvidence(number, file) => case(number, &format!("/replace-evidence?file={file}")),
            Self::RemoveEvidence(number, file) => case(number, &format!("/remove-evidence?file={file}")),
            Self::Talk(number, topic) => query(&case(number, "/talk"), "topic", topic),
            Self::TalkAnswer(number, post) => case(number, &format!("/talk?answer={post}")),
            Self::TalkEdit(number, comment) => case(number, &format!("/talk?edit={comment}")),
            Self::Act(number, action) => case(number, &format!("/{}", action.code())),
            Self::Versions(number) => case(number, "/versions"),
            Self::Inbox => pattern::INBOX.to_owned(),
            Self::Desk(query) => asked(pattern::INBOX, query),
            Self::Bulk(query) => asked(pattern::BULK, query),
            Self::SaveFilter(query) => asked(pattern::SAVE_FILTER, query),
            Self::Filter(filter) => format!("/inbox/filters/{filter}"),
            Self::LeadTime => pattern::LEAD_TIME.to_owned(),
            Self::Decisions => pattern::DECISIONS.to_owned(),
            Self::Register => pattern::REGISTER.to_owned(),
            Self::Entry(entry) => format!("/register/{entry}"),
            Self::Prove(entry) => format!("/register/{entry}/prove"),
            Self::Precedents(words) => query(pattern::PRECEDENTS, "q", words),
            Self::Areas => pattern::AREAS.to_owned(),
            Self::Area(area) => format!("/areas/{area}"),
            Self::Hours(area) => format!("/areas/{area}/hours"),
            Self::People(words) => query(pattern::PEOPLE, "q", words),
            Self::Invite => pattern::INVITE.to_owned(),
            Self::Person(person) => format!("/people/{person}"),
            Self::Policy => pattern::POLICY.to_owned(),
            Self::Overdue => pattern::OVERDUE.to_owned(),
            Self::Jobs => pattern::JOBS.to_owned(),
            Self::Audit => pattern::AUDIT.to_owned(),
            Self::AuditExport => pattern::AUDIT_EXPORT.to_owned(),
            Self::Receipt(number) => case(number, "/receipt"),
            Self::Mails => pattern::MAILS.to_owned(),
            Self::Mail(mail) => format!("/mails/{mail}"),
            Self::Tolerance(area) => format!("/areas/{area}/tolerance"),
            Self::Rules => pattern::RULES.to_owned(),
            Self::Help => pattern::HELP.to_owned(),
            Self::Accessibility => pattern::ACCESSIBILITY.to_owned(),
            Self::News => pattern::NEWS.to_owned(),
            Self::Account => pattern::ACCOUNT.to_owned(),
        }
    }

    /// The address for readers of a language.
    pub fn to(&self, language: Language) -> String {
        format!("/{}{}", language.code(), self.path())
    }
}

/// The case that a path without language is about.
pub fn case_of(path: &str) -> Option<CaseNumber> {
    let number = path.strip_prefix("/cases/")?.split(['/', '?']).next()?;
    number.parse().ok().map(CaseNumber)
}

fn asked(path: &str, query: &str) -> String {
    if query.is_empty() { path.to_owned() } else { format!("{path}?{query}") }
}

fn query(path: &str, name: &str, value: &str) -> String {
    if value.is_empty() {
        return path.to_owned();
    }
    let pairs = form_urlencoded::Serializer::new(String::new()).append_pair(name, value).finish();
    format!("{path}?{pairs}")
}
