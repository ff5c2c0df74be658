//! A real case in every state and sub-state of workflow.md 3, each reached by people through real permits, and beside it
//! what each of them may do there. An act with `!` belongs to the person, but this case lacks what it needs (a gate is
//! open, authority ends); without it, the act succeeds. What is not written is refused.

use domain::{
    case::{
        Side,
        act::{Act, Action},
        decision::Choice,
        state::{State, StateKind},
    },
    id::PersonId,
};

use crate::{
    play::Play,
    table::Whose::{self, Adviser, Author, Blind, Decider, Doer, First, Marketing, Second, Security},
    world::{
        ADVISER, BOUND_TO_SECURITY, EXECUTIVE, Facts, LARGE, LOWERING, RAISING, REQUESTER, REVIEWER, SECOND,
        deed, today,
    },
};

/// A case somewhere, and whose acts are open there.
pub struct Stand {
    pub name: String,
    pub play: Play,
    /// Who decided, or asked as executive.
    pub doer: Option<PersonId>,
    /// What is open to whom.
    pub may: Vec<(Whose, String)>,
}

struct Stands(Vec<Stand>);

impl Stands {
    fn add(&mut self, name: &str, play: &Play, doer: Option<PersonId>, may: &[(Whose, &str)]) {
        let (score, files, talk) = (score(play.state()), files(play.state()), talk(play));
        let may = may
            .iter()
            .chain(score)
            .chain(files)
            .chain(&talk)
            .map(|(whose, acts)| (*whose, (*acts).to_owned()))
            .collect();
        self.0.push(Stand { name: name.into(), play: play.clone(), doer, may });
    }
}

/// What the sides may add to the score. It depends on nothing but the state, so it is not written at every stand.
fn score(state: &State) -> &'static [(Whose, &'static str)] {
    match state {
        State::Review(_)
        | State::Negotiation(_)
        | State::Returned(_)
        | State::Agreed(_)
        | State::Question(_) => &[(Marketing, "estimate confirm-impact"), (Security, "estimate")],
        State::Stalemate(_) => &[(Marketing, "estimate"), (Security, "estimate")],
        _ => &[],
    }
}

/// Everybody who takes part talks; the sides say who holds it; factors are corrected by whoever sees them.
fn talk(play: &Play) -> Vec<(Whose, &'static str)> {
    let mut may = Vec::new();
    if !matches!(play.kind(), StateKind::Draft | StateKind::Discarded) {
        may.extend([(Marketing, "post"), (Security, "post"), (Adviser, "post")]);
    }
    let asks = |question: &domain::case::state::Question| question.asker.is_none();
    if matches!(play.state(), State::Escalated(_))
        || matches!(play.state(), State::Question(question) if asks(question))
    {
        may.push((Decider, "post"));
    }
    let over = [StateKind::Escalated, StateKind::Approved, StateKind::Declined, StateKind::Withdrawn];
    if !may.is_empty() && !over.contains(&play.kind()) {
        may.extend([(Marketing, "assign"), (Security, "assign")]);
    }
    let corrects = match play.state() {
        State::Review(_) | State::Negotiation(_) => true,
        State::Question(question) => question.asker.is_some(),
        _ => false,
    };
    if corrects && play.case.adjustments.is_empty() {
        may.push((Security, "adjust"));
    } else if corrects {
        may.extend([(First, "adjust"), (Blind, "score")]);
    }
    may
}

/// Files are brought by both sides until it is decided, and after a yes with conditions as their proofs.
fn files(state: &State) -> &'static [(Whose, &'static str)] {
    const BOTH: &[(Whose, &str)] = &[(Marketing, "add-evidence"), (Security, "add-evidence")];
    match state {
        State::Draft => &[(Marketing, "add-evidence")],
        State::Approved(decided) if decided.effective => {
            let package = decided.decision.package.as_ref();
            if package.is_some_and(|package| !package.terms.is_empty()) { BOTH } else { &[] }
        }
        State::Approved(_) | State::Declined(_) | State::Withdrawn(_) | State::Discarded => &[],
        _ => BOTH,
    }
}

/// All of them.
pub fn stands() -> Vec<Stand> {
    let mut all = Stands(Vec::new());
    filing(&mut all);
    review(&mut all);
    questions(&mut all);
    negotiation(&mut all);
    understanding(&mut all);
    agreed(&mut all);
    stalemate(&mut all);
    escalated(&mut all);
    decided(&mut all);
    with_files(&mut all);
    all.0
}

/// The first case of each state again, with a file of each side. Whoever brought it takes it back until it is decided.
fn with_files(all: &mut Stands) {
    for kind in StateKind::ALL {
        for (person, whose) in [(REQUESTER, Marketing), (REVIEWER, Security)] {
            let takes = |stand: &&Stand| {
                let mut may =
                    stand.may.iter().flat_map(|(who, acts)| acts.split(' ').map(move |act| (who, act)));
                stand.play.kind() == kind
                    && stand.doer.is_none_or(|_| kind == StateKind::Approved)
                    && may.any(|(who, act)| *who == whose && act == "add-evidence")
            };
            let Some(stand) = all.0.iter().find(takes) else { continue };
            let (mut play, mut may) = (stand.play.clone(), stand.may.clone());
            let side = if whose == Marketing { Side::Security } else { Side::Marketing };
            let file = deed(&play.case, Action::AddEvidence, side, play.now).expect("an act");
            play.act(person, file);
            may.push((whose, "replace-evidence".into()));
            if kind != StateKind::Approved {
                may.push((Doer, "remove-evidence".into()));
            }
            let name = format!("{}, with a file of {}", stand.name, side.other().code());
            all.0.push(Stand { name, play, doer: Some(person), may });
        }
    }
}

fn filing(all: &mut Stands) {
    let draft = Play::draft(Facts::Low);
    all.add("draft", &draft, None, &[(Marketing, "edit submit discard")]);

    let mut incomplete = draft.clone();
    let mut request = incomplete.case.request.clone();
    request.tool.clear();
    incomplete.act(REQUESTER, Act::Edit(Box::new(request)));
    all.add("draft without a name", &incomplete, None, &[(Marketing, "edit submit! discard")]);

    let mut discarded = draft;
    discarded.act(REQUESTER, Act::Discard);
    all.add("discarded", &discarded, None, &[]);

    let mut returned = Play::review(Facts::Low);
    returned.act(REVIEWER, Act::Return("The purpose is not clear.".into()));
    let mend = [(Marketing, "submit change-answers withdraw attach!"), (Security, "attach!")];
    all.add("returned with words", &returned, None, &mend);

    let mut lapsed = returned;
    lapsed.tick();
    all.add("withdrawn by silence", &lapsed, None, &[(Marketing, "refile")]);

    let mut blocked = Play::review(Facts::Block);
    blocked.offer(REVIEWER, "C-LOG", 180).accept(REQUESTER);
    all.add("returned because of a block", &blocked, None, &mend);

    let mut late = Play::review(Facts::Hold);
    late.offer(REVIEWER, "C-LOG", 180).accept(REQUESTER).tick();
    let mend = [(Marketing, "submit change-answers withdraw attach"), (Security, "attach")];
    all.add("returned because no artefact came", &late, None, &mend);
    late.attach(REQUESTER);
    let look = [mend[0], mend[1], (Adviser, "confirm-artefact reject-artefact")];
    all.add("returned with an artefact", &late, None, &look);

    let mut withdrawn = Play::review(Facts::Low);
    withdrawn.act(REQUESTER, Act::Withdraw(String::new()));
    all.add("withdrawn", &withdrawn, None, &[(Marketing, "refile")]);
}

fn review(all: &mut Stands) {
    let marketing = (Marketing, "change-answers withdraw need attach!");
    let with_gate = (Marketing, "change-answers withdraw need attach");
    let verdicts = |facts, name: &str, marketing, security| {
        let play = Play::review(facts);
        (play, name.to_owned(), [(Marketing, marketing), (Security, security)])
    };
    let plain = [
        verdicts(
            Facts::Low,
            "review, low",
            marketing.1,
            "ask return approve offer object refer! need attach!",
        ),
        verdicts(
            Facts::Medium,
            "review, medium",
            marketing.1,
            "ask return approve! offer object refer! need attach!",
        ),
        verdicts(
            Facts::High,
            "review, high",
            marketing.1,
            "ask return approve! offer object refer! need attach!",
        ),
        verdicts(
            Facts::Critical,
            "review, critical",
            marketing.1,
            "ask return approve! offer object refer need attach!",
        ),
        verdicts(
            Facts::Hold,
            "review, hold",
            with_gate.1,
            "ask return approve! offer object refer! need attach",
        ),
        verdicts(
            Facts::HighHold,
            "review, hold at high",
            with_gate.1,
            "ask return approve! offer object refer! need attach",
        ),
        verdicts(
            Facts::Block,
            "review, block",
            marketing.1,
            "ask return approve! offer object refer! need attach!",
        ),
    ];
    for (play, name, may) in plain {
        all.add(&name, &play, None, &may);
    }

    let high = Play::estimated(Facts::High);
    let verdicts = (Security, "ask return approve! offer object refer need attach!");
    all.add("review, high with an estimate", &high, None, &[marketing, verdicts]);
    let mut exceeds = Play::review(Facts::Low);
    exceeds.estimate(REQUESTER, LARGE);
    all.add("review, low with large losses", &exceeds, None, &[marketing, verdicts]);

    let mut attached = Play::review(Facts::Hold);
    attached.attach(REQUESTER);
    let verdicts = "ask return approve! offer object refer! need attach";
    let look = (Adviser, "confirm-artefact reject-artefact");
    all.add("review, artefact attached", &attached, None, &[with_gate, (Security, verdicts), look]);
    let gate = attached.gate();
    attached.act(ADVISER, Act::ConfirmArtefact(gate));
    all.add("review, artefact confirmed", &attached, None, &[with_gate, (Security, verdicts)]);

    let signature = [marketing, (Security, "refuse-signature need attach!"), (Second, "cosign")];
    let mut offer = Play::review(Facts::High);
    offer.offer_pilot(REVIEWER, 60);
    all.add("review, an offer waits for a signature", &offer, None, &signature);
    let mut referral = Play::estimated(Facts::High);
    referral.act(REVIEWER, Act::Refer { choice: Choice::Decline, text: "Too much.".into() });
    all.add("review, a referral waits for a signature", &referral, None, &signature);

    // security corrected it from High to Low: the plain yes needs the second signature all the same
    let mut yes = Play::review(Facts::High);
    for (factor, value) in LOWERING {
        yes.adjust(REVIEWER, factor, value);
    }
    let corrected = (Security, "ask return approve offer object refer! need attach!");
    all.add("review, corrected from high to low", &yes, None, &[marketing, corrected]);
    yes.act(REVIEWER, Act::Approve);
    all.add("review, a plain yes waits for a signature", &yes, None, &signature);

    let mut stale = Play::review(Facts::Medium);
    stale.offer(REVIEWER, "C-MFA", 180).change_answers(REQUESTER, Facts::Medium);
    let security = (Security, "ask return approve! offer object refer! need attach!");
    all.add("review with a stale offer", &stale, None, &[marketing, security]);
}

fn questions(all: &mut Stands) {
    let mut play = Play::review(Facts::Low);
    play.ask(REVIEWER, Side::Marketing);
    let to_marketing = [(Marketing, "answer withdraw attach!"), (Security, "take-back attach!")];
    all.add("question from review", &play, None, &to_marketing);
    let mut corrected = Play::review(Facts::Low);
    corrected.adjust(REVIEWER, LOWERING[0].0, 9).ask(REVIEWER, Side::Marketing);
    all.add("question from review, with a correction", &corrected, None, &to_marketing);

    let to_security = [(Marketing, "take-back withdraw attach!"), (Security, "answer attach!")];
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180);
    let mut asked = play.clone();
    asked.ask(REQUESTER, Side::Security);
    all.add("question of marketing in a negotiation", &asked, None, &to_security);
    play.offer(REQUESTER, "C-LOG", 190).ask(REVIEWER, Side::Marketing);
    all.add("question of security in a negotiation", &play, None, &to_marketing);

    let mut play = Play::escalated(Facts::Low);
    play.ask(EXECUTIVE, Side::Marketing);
    let may = [(Marketing, "answer withdraw attach!"), (Security, "attach!"), (Doer, "take-back")];
    all.add("question of the executive to marketing", &play, Some(EXECUTIVE), &may);
    let mut play = Play::escalated(Facts::HighHold);
    play.ask(EXECUTIVE, Side::Security).attach(REVIEWER);
    let may = [
        (Marketing, "withdraw attach"),
        (Security, "answer attach"),
        (Doer, "take-back"),
        (Adviser, "confirm-artefact reject-artefact"),
    ];
    all.add("question of the executive to security", &play, Some(EXECUTIVE), &may);
}

const MARKETING_MOVES: (Whose, &str) =
    (Marketing, "change-answers withdraw offer ask declare accept need attach!");
const SECURITY_WAITS: (Whose, &str) = (Security, "need attach!");
const MARKETING_WAITS: (Whose, &str) = (Marketing, "change-answers withdraw need attach!");
const SECURITY_MOVES: (Whose, &str) = (Security, "offer ask declare accept need attach!");

fn negotiation(all: &mut Stands) {
    let mut play = Play::review(Facts::Medium);
    play.offer(REVIEWER, "C-MFA", 180);
    all.add("negotiation on security's offer", &play, None, &[MARKETING_MOVES, SECURITY_WAITS]);
    play.offer(REQUESTER, "C-LOG", 190);
    all.add("negotiation on marketing's offer", &play, None, &[MARKETING_WAITS, SECURITY_MOVES]);

    let mut play = Play::review(Facts::Medium);
    play.act(REVIEWER, Act::Object("Our customers would not forgive it.".into()));
    let marketing = (Marketing, "change-answers withdraw offer ask declare accept-no need attach!");
    all.add("negotiation on an objection", &play, None, &[marketing, SECURITY_WAITS]);

    let mut play = Play::review(Facts::HighHold);
    play.act(REVIEWER, Act::Object("Not like this.".into())).attach(REVIEWER);
    let may = [
        (Marketing, "change-answers withdraw offer ask declare accept-no need attach"),
        (Security, "need attach"),
        (Adviser, "confirm-artefact reject-artefact"),
    ];
    all.add("negotiation with an artefact", &play, None, &may);

    let signature = [MARKETING_WAITS, (Security, "refuse-signature need attach!"), (Second, "cosign")];
    let mut play = Play::review(Facts::High);
    play.offer(REVIEWER, "C-MFA C-NAMED C-LOG", 180);
    play.offer_pilot(REQUESTER, 90);
    let mut acceptance = play.clone();
    acceptance.accept(REVIEWER);
    all.add("negotiation, an acceptance waits for a signature", &acceptance, None, &signature);
    play.offer_pilot(REVIEWER, 60);
    all.add("negotiation, a counter-offer waits for a signature", &play, None, &signature);

    // the risk rose to High after the offer was made without a signature
    let mut play = Play::review(Facts::Medium);
    play.offer_pilot(REVIEWER, 60);
    for (factor, value) in RAISING {
        play.adjust(REVIEWER, factor, value);
    }
    play.accept(REQUESTER);
    all.add("negotiation, marketing's acceptance waits for a signature", &play, None, &signature);
}

/// How far a need has come, and what is open to its owner and to the other side.
const STAGES: [(&str, &str, &str); 7] = [
    ("stated", "", "restate"),
    ("restated", "confirm correct", ""),
    ("corrected once", "", "restate"),
    ("restated again", "confirm correct", ""),
    ("corrected twice", "", "restate close-restatement"),
    ("confirmed", "", ""),
    ("closed as not confirmed", "", ""),
];

fn understanding(all: &mut Stands) {
    let mut table = Play::review(Facts::Medium);
    table.offer(REVIEWER, "C-MFA", 180);
    let mut stalemate = table.clone();
    stalemate.declare(REQUESTER);
    let stalemate_may = [(Marketing, "withdraw offer need attach!"), (Security, "offer need attach!")];
    for (place, start, base) in
        [("negotiation", table, [MARKETING_MOVES, SECURITY_WAITS]), ("stalemate", stalemate, stalemate_may)]
    {
        for side in Side::ALL {
            let (own, other) = match side {
                Side::Marketing => (REQUESTER, REVIEWER),
                Side::Security => (REVIEWER, REQUESTER),
            };
            for (stage, (name, of_own, of_other)) in STAGES.into_iter().enumerate() {
                let mut play = start.clone();
                play.need(own, "We need this.");
                let path = if stage == 5 { 1 } else { stage.min(4) };
                for step in 1..=path {
                    match step % 2 {
                        1 => play.restate(other, "You need that."),
                        _ => play.correct(own, "Not quite."),
                    };
                }
                match stage {
                    5 => {
                        play.act(own, Act::Confirm);
                    }
                    6 => {
                        play.act(other, Act::CloseRestatement);
                    }
                    _ => {}
                }
                let may: Vec<(Whose, &str)> = match side {
                    Side::Marketing => vec![base[0], base[1], (Author, of_own), (Security, of_other)],
                    Side::Security => vec![base[0], base[1], (Author, of_own), (Marketing, of_other)],
                };
                all.add(&format!("{place}, the need of {} {name}", side.code()), &play, None, &may);
            }
        }
    }
}

fn agreed(all: &mut Stands) {
    let mut play = Play::review(Facts::Hold);
    play.offer(REVIEWER, "C-MFA", 180).accept(REQUESTER);
    let sides = [(Marketing, "change-answers withdraw attach"), (Security, "attach")];
    all.add("agreed, marketing owes an artefact", &play, None, &sides);
    play.attach(REQUESTER);
    let look = [sides[0], sides[1], (Adviser, "confirm-artefact reject-artefact")];
    all.add("agreed, the adviser has to look", &play, None, &look);
    let gate = play.gate();
    play.act(ADVISER, Act::RejectArtefact(gate, "Page two is missing.".into()));
    all.add("agreed, the artefact was rejected", &play, None, &sides);

    let mut play = Play::review(Facts::TwoHolds);
    play.offer(REVIEWER, "C-MFA", 180).accept(REQUESTER).attach(REQUESTER);
    all.add("agreed, one of two artefacts is there", &play, None, &look);
}

fn stalemate(all: &mut Stands) {
    let may = [(Marketing, "withdraw offer need attach!"), (Security, "offer need attach!")];
    let start = Play::stalemate(Facts::Medium);
    all.add("stalemate, both owe their need", &start, None, &may);

    let mut restate = start.clone();
    restate.need(REQUESTER, "We need reach.").need(REVIEWER, "We need calm.");
    let both = [may[0], may[1], (Marketing, "restate"), (Security, "restate")];
    all.add("stalemate, both have to restate", &restate, None, &both);

    let mut confirm = restate.clone();
    confirm.restate(REVIEWER, "They need reach.").wait_working(400).restate(REQUESTER, "They need calm.");
    let both = [may[0], may[1], (Author, "confirm correct")];
    all.add("stalemate, both have to confirm", &confirm, None, &both);

    let mut lapsed = confirm;
    lapsed.tick();
    all.add("stalemate, only marketing's time is up", &lapsed, None, &both);

    let mut play = Play::review(Facts::High);
    play.offer(REVIEWER, "C-MFA C-NAMED C-LOG", 180).declare(REQUESTER).offer_pilot(REVIEWER, 60);
    let signature = [
        (Marketing, "withdraw offer need attach!"),
        (Security, "refuse-signature need attach!"),
        (Second, "cosign"),
    ];
    all.add("stalemate, a new offer waits for a signature", &play, None, &signature);

    let mut play = Play::review(Facts::Hold);
    play.offer(REVIEWER, "C-MFA", 180).declare(REQUESTER).attach(REQUESTER);
    let look = [
        (Marketing, "withdraw offer need attach"),
        (Security, "offer need attach"),
        (Adviser, "confirm-artefact reject-artefact"),
    ];
    all.add("stalemate with an artefact", &play, None, &look);
}

fn escalated(all: &mut Stands) {
    let sides = [(Marketing, "withdraw attach!"), (Security, "attach!")];
    let may = [sides[0], sides[1], (Decider, "decide send-back ask")];

    let silent = Play::escalated(Facts::Low);
    all.add("escalated by silence", &silent, None, &may);
    let mut overdue = silent.clone();
    overdue.now = overdue.case.due().expect("the executive has a deadline");
    all.add("escalated and overdue", &overdue, None, &may);

    let mut declared = Play::stalemate(Facts::Medium);
    declared.tick();
    all.add("escalated by a declared stalemate", &declared, None, &may);

    let mut referred = Play::estimated(Facts::High);
    referred.act(REVIEWER, Act::Refer { choice: Choice::Decline, text: "Too much.".into() });
    referred.act(SECOND, Act::CoSign);
    all.add("escalated by authority, referred", &referred, None, &may);

    let mut settled = Play::review(Facts::High);
    settled.offer_pilot(REVIEWER, 60).act(SECOND, Act::CoSign).accept(REQUESTER);
    all.add("escalated by authority, agreed", &settled, None, &may);

    let mut gate = Play::escalated(Facts::Hold);
    let sides = [(Marketing, "withdraw attach"), (Security, "attach")];
    all.add(
        "escalated with an open gate",
        &gate,
        None,
        &[sides[0], sides[1], (Decider, "decide! send-back ask")],
    );
    gate.attach(REQUESTER);
    let look = (Adviser, "confirm-artefact reject-artefact");
    let closed = [sides[0], sides[1], (Decider, "decide! send-back ask"), look];
    all.add("escalated, the adviser has to look", &gate, None, &closed);

    let mut again = declared;
    again.act(EXECUTIVE, Act::SendBack("What about a smaller start?".into()));
    assert_eq!(again.kind(), domain::case::state::StateKind::Negotiation);
    all.add("negotiation after it was sent back", &again, None, &[MARKETING_MOVES, SECURITY_WAITS]);
    again.tick();
    let sides = [(Marketing, "withdraw attach!"), (Security, "attach!")];
    all.add(
        "escalated a second time",
        &again,
        None,
        &[sides[0], sides[1], (Decider, "decide send-back! ask")],
    );
}

fn decided(all: &mut Stands) {
    let undo = [(Doer, "undo")];
    let mut effective = |name: &str, mut play: Play, doer, after: &[(Whose, &str)]| {
        all.add(&format!("{name}, can be undone"), &play, Some(doer), &undo);
        play.now = play.case.moves_at().expect("the time to undo ends");
        all.add(&format!("{name}, too late to undo"), &play, Some(doer), &[]);
        play.tick();
        all.add(&format!("{name}, in effect"), &play, Some(doer), after);
    };

    let mut play = Play::review(Facts::Low);
    play.act(REVIEWER, Act::Approve);
    effective("approved by a reviewer", play, REVIEWER, &[(Marketing, "refile")]);

    let mut play = Play::review(Facts::Medium);
    play.offer(BOUND_TO_SECURITY, "C-MFA", 180).accept(REQUESTER);
    effective("approved by agreement", play, REQUESTER, &[(Marketing, "refile")]);

    let mut play = Play::escalated(Facts::Medium);
    let expires = Some(today(play.now).plus(60));
    play.act(EXECUTIVE, Act::Decide { choice: Choice::AsAsked, reason: "We take it.".into(), expires });
    effective("approved by the executive", play, EXECUTIVE, &[(Marketing, "refile")]);

    let mut play = Play::escalated(Facts::Medium);
    play.act(EXECUTIVE, Act::Decide { choice: Choice::Decline, reason: "Too much.".into(), expires: None });
    effective("declined by the executive", play, EXECUTIVE, &[(Marketing, "refile")]);

    let mut play = Play::review(Facts::Medium);
    play.act(REVIEWER, Act::Object("No.".into())).act(REQUESTER, Act::AcceptNo);
    effective("declined by consent", play, REQUESTER, &[(Marketing, "refile")]);
}
