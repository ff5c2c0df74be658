//! Every relation of a person to a case, and what workflow.md 2 makes of it: which columns of the table are theirs. A
//! relation may change the area (who is executive, when the substitute steps in), never the case.

use domain::{
    area::{Area, Substitute},
    case::{Side, state::StateKind},
    id::PersonId,
    person::{Actor, Role},
};

use crate::{
    stands::Stand,
    table::Whose,
    world::{
        ADMIN, ADVISER, AREA, AUDITOR, BOUND_TO_MARKETING, BOUND_TO_SECURITY, COLLEAGUE, EVERYTHING,
        EXECUTIVE, FRESH, OTHER_EXECUTIVE, OTHER_MARKETER, OTHER_REVIEWER, REQUESTER, REVIEWER, STRANGER,
        SUBSTITUTE, actor, today,
    },
};

/// How somebody stands to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Requester,
    /// Also reviewer, adviser, auditor, admin and the executive of the area.
    RequesterWithEveryRole,
    Colleague,
    FreshReviewer,
    ReviewerWhoReviewed,
    Executive,
    ExecutiveWhileTheSubstituteStepsIn,
    SubstituteInsideTheDates,
    SubstituteOutsideTheDates,
    SubstituteOfAnExecutiveWhoFiled,
    SubstituteOfAnExecutiveWhoReviewed,
    ExecutiveWhoFiled,
    ExecutiveWhoReviewed,
    ExecutiveOfAnotherArea,
    Adviser,
    Auditor,
    Admin,
    Stranger,
    MarketerElsewhere,
    ReviewerElsewhere,
    BothRolesBoundToMarketing,
    BothRolesBoundToSecurity,
}

use Relation as R;

impl Relation {
    pub const ALL: [Self; 22] = [
        R::Requester,
        R::RequesterWithEveryRole,
        R::Colleague,
        R::FreshReviewer,
        R::ReviewerWhoReviewed,
        R::Executive,
        R::ExecutiveWhileTheSubstituteStepsIn,
        R::SubstituteInsideTheDates,
        R::SubstituteOutsideTheDates,
        R::SubstituteOfAnExecutiveWhoFiled,
        R::SubstituteOfAnExecutiveWhoReviewed,
        R::ExecutiveWhoFiled,
        R::ExecutiveWhoReviewed,
        R::ExecutiveOfAnotherArea,
        R::Adviser,
        R::Auditor,
        R::Admin,
        R::Stranger,
        R::MarketerElsewhere,
        R::ReviewerElsewhere,
        R::BothRolesBoundToMarketing,
        R::BothRolesBoundToSecurity,
    ];

    fn person(self, stand: &Stand) -> PersonId {
        match self {
            R::Requester | R::RequesterWithEveryRole | R::ExecutiveWhoFiled => REQUESTER,
            R::Colleague => COLLEAGUE,
            R::FreshReviewer => FRESH,
            R::ReviewerWhoReviewed => REVIEWER,
            // somebody who certainly assessed this case; the main reviewer may not have touched it
            R::ExecutiveWhoReviewed if stand.play.case.reviewed_by.contains(&REVIEWER) => REVIEWER,
            R::ExecutiveWhoReviewed | R::BothRolesBoundToSecurity => BOUND_TO_SECURITY,
            R::Executive | R::ExecutiveWhileTheSubstituteStepsIn => EXECUTIVE,
            R::SubstituteInsideTheDates
            | R::SubstituteOutsideTheDates
            | R::SubstituteOfAnExecutiveWhoFiled
            | R::SubstituteOfAnExecutiveWhoReviewed => SUBSTITUTE,
            R::ExecutiveOfAnotherArea => OTHER_EXECUTIVE,
            R::Adviser => ADVISER,
            R::Auditor => AUDITOR,
            R::Admin => ADMIN,
            R::Stranger => STRANGER,
            R::MarketerElsewhere => OTHER_MARKETER,
            R::ReviewerElsewhere => OTHER_REVIEWER,
            R::BothRolesBoundToMarketing => BOUND_TO_MARKETING,
        }
    }

    /// The person, and the area as it is for this relation.
    pub fn set(self, stand: &Stand) -> (Actor, Area) {
        let mut area = stand.play.area.clone();
        let day = today(stand.play.now);
        match self {
            R::ExecutiveWhileTheSubstituteStepsIn | R::SubstituteInsideTheDates => {
                area.substitute = Some(Substitute { person: SUBSTITUTE, from: day, until: day });
            }
            R::RequesterWithEveryRole | R::ExecutiveWhoFiled | R::SubstituteOfAnExecutiveWhoFiled => {
                area.executive = Some(REQUESTER);
            }
            R::ExecutiveWhoReviewed => area.executive = Some(self.person(stand)),
            R::SubstituteOfAnExecutiveWhoReviewed => {
                area.executive = Some(R::ExecutiveWhoReviewed.person(stand));
            }
            _ => {}
        }
        let person = match self {
            R::RequesterWithEveryRole => Actor { id: REQUESTER, ..actor(EVERYTHING) },
            _ => actor(self.person(stand)),
        };
        (person, area)
    }

    /// The columns of the table that are this person's in this stand.
    pub fn columns(self, stand: &Stand) -> Vec<Whose> {
        let person = self.person(stand);
        let mut columns = match self {
            R::Requester
            | R::RequesterWithEveryRole
            | R::Colleague
            | R::BothRolesBoundToMarketing
            | R::ExecutiveWhoFiled => {
                vec![Whose::Marketing]
            }
            // nobody reviews a draft: there this person has both roles and no side yet
            R::ExecutiveWhoReviewed | R::BothRolesBoundToSecurity if is_private(stand) => {
                vec![Whose::Marketing]
            }
            // in these plays the main reviewer is the one who wants a signature
            R::ReviewerWhoReviewed | R::ExecutiveWhoReviewed if person == REVIEWER => vec![Whose::Security],
            R::FreshReviewer
            | R::ReviewerWhoReviewed
            | R::ExecutiveWhoReviewed
            | R::BothRolesBoundToSecurity => vec![Whose::Security, Whose::Second],
            R::Executive
            | R::SubstituteInsideTheDates
            | R::SubstituteOfAnExecutiveWhoFiled
            | R::SubstituteOfAnExecutiveWhoReviewed => vec![Whose::Decider],
            // beside the executive, once the executive's time is over
            R::SubstituteOutsideTheDates if stand.name == "escalated and overdue" => vec![Whose::Decider],
            R::Adviser => vec![Whose::Adviser],
            R::SubstituteOutsideTheDates
            | R::ExecutiveWhileTheSubstituteStepsIn
            | R::ExecutiveOfAnotherArea
            | R::Auditor
            | R::Admin
            | R::Stranger
            | R::MarketerElsewhere
            | R::ReviewerElsewhere => vec![],
        };
        let case = &stand.play.case;
        let needs = [&case.needs.marketing, &case.needs.security];
        if needs.into_iter().flatten().any(|need| need.author == person) {
            columns.push(Whose::Author);
        }
        if columns.contains(&Whose::Security) {
            let corrected = case.adjustments.values().any(|one| one.by == person);
            columns.push(if corrected { Whose::First } else { Whose::Blind });
        }
        if stand.doer == Some(person) {
            columns.push(Whose::Doer);
        }
        columns
    }

    /// Whether the person may look at the case: a draft belongs to marketing, the rest to everybody with a role in it.
    pub fn sees(self, stand: &Stand) -> bool {
        let outside = matches!(
            self,
            R::Stranger | R::MarketerElsewhere | R::ReviewerElsewhere | R::ExecutiveOfAnotherArea
        );
        if is_private(stand) { self.columns(stand).contains(&Whose::Marketing) } else { !outside }
    }
}

/// What was never handed in belongs to marketing alone.
fn is_private(stand: &Stand) -> bool {
    matches!(stand.play.kind(), StateKind::Draft | StateKind::Discarded)
}

/// Whom this person would ask.
pub fn asked(stand: &Stand, person: &Actor) -> Side {
    match stand.play.case.sides.get(&person.id) {
        Some(side) => side.other(),
        None if person.is(Role::Marketer, AREA) => Side::Security,
        None => Side::Marketing,
    }
}
