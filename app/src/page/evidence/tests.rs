//! Files as pages show them: links only to what a reader may do, no download of what was taken back, and a form that
//! says what became of each file.

use domain::{
    case::{act::Act, evidence::About},
    id::EvidenceId,
    language::Language::{self, De, En},
    rules::KindId,
    time::Time,
};
use uuid::Uuid;

use super::{add::AddEvidencePage, list::EvidencePage};
use crate::{
    form::case::evidence::{Brought, FileFault},
    page::{Page, case::request::RequestPage},
    port::{
        CaseView,
        evidence::{File, FileVersion},
    },
    render::fragment,
    sample::{Desk, RISKY, Who},
};

const FILE: EvidenceId = EvidenceId(Uuid::from_u128(8));

fn html(language: Language, page: impl Page) -> String {
    fragment(language, move || page.view())
}

/// A request with a file in two versions.
fn with_file(who: Who, removed: bool) -> CaseView {
    let files = vec![(FILE, "Vertrag-1.pdf".to_owned())];
    let desk = Desk::review(KindId::Social, RISKY)
        .does(Who::Requester, Act::AddEvidence { about: About::Case, files })
        .does(Who::Requester, Act::ReplaceEvidence { file: FILE, name: "Vertrag-2.pdf".into() });
    let desk = if removed { desk.does(Who::Requester, Act::RemoveEvidence(FILE)) } else { desk };
    let mut view = desk.seen_by(who);
    let by = Who::Requester.id();
    let version = |number: u32| FileVersion {
        id: Uuid::from_u128(u128::from(number) + 7),
        number,
        name: format!("Vertrag-{number}.pdf"),
        kind: "pdf".into(),
        size: 1_234_567,
        note: "Unterschrieben <im> Mai.".into(),
        by,
        at: Time(1_794_992_400_000),
    };
    view.files.push(File {
        id: FILE,
        about: About::Case,
        versions: vec![version(1), version(2)],
        removed: removed.then_some((Time(1_794_992_400_000), by)),
    });
    view
}

#[test]
fn a_file_is_a_download_with_who_brought_it_and_its_older_versions() {
    let page = html(De, EvidencePage { view: with_file(Who::Requester, false) });
    for number in [1, 2] {
        let link = format!("/de/cases/42/evidence/00000000-0000-0000-0000-00000000000{}", number + 7);
        assert!(page.contains(&link), "{page}");
    }
    assert!(page.contains("1,2\u{a0}MB") && page.contains("Anna Weber"), "{page}");
    assert!(page.contains("Unterschrieben &lt;im&gt; Mai."), "{page}");
    assert!(page.contains("/de/cases/42/replace-evidence?file=") && page.contains("remove-evidence?file="));
    let colleague = html(De, EvidencePage { view: with_file(Who::Colleague, false) });
    assert!(colleague.contains("replace-evidence?file=") && !colleague.contains("remove-evidence"));
    let reviewer = html(De, EvidencePage { view: with_file(Who::Reviewer, false) });
    assert!(reviewer.contains("/evidence/0") && !reviewer.contains("replace-evidence"), "{reviewer}");
    let request = html(En, RequestPage { view: with_file(Who::Reviewer, false) });
    assert!(request.contains("/en/cases/42/evidence/0") && request.contains("Vertrag-2.pdf"), "{request}");
}

#[test]
fn what_was_taken_back_is_named_and_sent_to_the_auditor_alone() {
    for who in [Who::Requester, Who::Reviewer, Who::Executive] {
        let page = html(En, EvidencePage { view: with_file(who, true) });
        assert!(page.contains("Vertrag-2.pdf") && page.contains("taken back by Anna Weber"), "{page}");
        assert!(!page.contains("/evidence/0"), "{page}");
        let request = html(En, RequestPage { view: with_file(who, true) });
        // the story still tells of it
        assert_eq!(request.matches("Vertrag-2.pdf").count(), 2, "{request}");
    }
    assert!(html(En, EvidencePage { view: with_file(Who::Auditor, true) }).contains("/evidence/0"));
}

#[test]
fn a_form_that_comes_back_says_what_became_of_each_file() {
    let page = AddEvidencePage {
        brought: vec![
            Brought { name: "gut.pdf".into(), fault: None },
            Brought { name: "b<>se.pdf".into(), fault: Some(FileFault::Active) },
        ],
        ..AddEvidencePage::of(with_file(Who::Requester, false), Some("case"))
    };
    assert!(page.has_faults());
    let page = html(De, page);
    assert_eq!(page.matches("b&lt;&gt;se.pdf enthält Skripte").count(), 2, "{page}");
    assert!(page.contains(r#"enctype="multipart/form-data""#) && page.contains("multiple"), "{page}");
    assert!(page.contains(r#"<li class="done">gut.pdf</li>"#), "{page}");
}
