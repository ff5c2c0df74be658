//! Every relation of a person to a case, and what workflow.md 2 makes of it: which columns of the table are theirs. A
//! relation may change the area (who is executive, when the substitute steps in), never the case.

use domain::{
    area::{Area, Substitute},
    case::state::{State, StateKind},
    id::PersonId,
    person::Actor,
};

use crate::{
    stands::Stand,
    table::Whose,
    world::{
        ADMIN, ADVISER, AUDITOR, BOUND_TO_MARKETING, BOUND_TO_SECURITY, COLLEAGUE, EXECUTIVE, FRESH, OTHER_MARKETER,
        OTHER_REVIEWER, REQUESTER, REVIEWER, STRANGER, SUBSTITUTE, actor, today,
    },
};

/// How somebody stands to a case.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Relation {
    Requester,
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
    pub const ALL: [Self; 21] = [
        R::Requester,
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
            R::Requester | R::ExecutiveWhoFiled => REQUESTER,
            R::Colleague => COLLEAGUE,
            R::FreshReviewer => FRESH,
            R::ReviewerWhoReviewed => REVIEWER,
            // somebody who certainly assessed this case; the main reviewer may not have touched it
            R::ExecutiveWhoReviewed if stand.play.case.reviewed_by.contains(&REVIEWER) => REVIEWER,
            R::ExecutiveWhoReviewed => BOUND_TO_SECURITY,
            R::Executive | R::ExecutiveWhileTheSubstituteStepsIn | R::ExecutiveOfAnotherArea => EXECUTIVE,
            R::SubstituteInsideTheDates
            | R::SubstituteOutsideTheDates
            | R::SubstituteOfAnExecutiveWhoFiled
            | R::SubstituteOfAnExecutiveWhoReviewed => SUBSTITUTE,
            R::Adviser => ADVISER,
            R::Auditor => AUDITOR,
            R::Admin => ADMIN,
            R::Stranger => STRANGER,
            R::MarketerElsewhere => OTHER_MARKETER,
            R::ReviewerElsewhere => OTHER_REVIEWER,
            R::BothRolesBoundToMarketing => BOUND_TO_MARKETING,
            R::BothRolesBoundToSecurity => BOUND_TO_SECURITY,
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
            R::ExecutiveWhoFiled | R::SubstituteOfAnExecutiveWhoFiled => area.executive = Some(REQUESTER),
            R::ExecutiveWhoReviewed => area.executive = Some(self.person(stand)),
            R::SubstituteOfAnExecutiveWhoReviewed => {
                area.executive = Some(R::ExecutiveWhoReviewed.person(stand));
            }
            R::ExecutiveOfAnotherArea => {
                area.executive = Some(ADMIN);
                return (Actor { id: PersonId(uuid::Uuid::from_u128(77)), ..actor(STRANGER) }, area);
            }
            _ => {}
        }
        (actor(self.person(stand)), area)
    }

    /// The columns of the table that are this person's in this stand.
    pub fn columns(self, stand: &Stand) -> Vec<Whose> {
        let (person, _) = self.set(stand);
        let case = &stand.play.case;
        let private = matches!(case.state.kind(), StateKind::Draft | StateKind::Discarded);
        let mut columns = match self {
            R::Requester | R::Colleague | R::BothRolesBoundToMarketing => vec![Whose::Marketing],
            R::FreshReviewer | R::ReviewerWhoReviewed => vec![Whose::Security, Whose::Second],
            R::Executive => vec![Whose::Decider],
            R::SubstituteInsideTheDates => vec![Whose::Decider],
            // beside the executive, once the executive's time is over
            R::SubstituteOutsideTheDates if stand.name == "escalated and overdue" => vec![Whose::Decider],
            R::SubstituteOutsideTheDates | R::ExecutiveWhileTheSubstituteStepsIn => vec![],
            R::SubstituteOfAnExecutiveWhoFiled => vec![Whose::Decider],
            // before anybody has reviewed there is nothing that bars the executive
            R::SubstituteOfAnExecutiveWhoReviewed => vec![Whose::Decider],
            R::ExecutiveWhoFiled => vec![Whose::Marketing],
            // nobody reviews a draft: there this person still has both roles and no side
            R::ExecutiveWhoReviewed if private => vec![Whose::Marketing],
            R::ExecutiveWhoReviewed | R::BothRolesBoundToSecurity if !private => {
                vec![Whose::Security, Whose::Second]
            }
            R::BothRolesBoundToSecurity | R::ExecutiveWhoReviewed => vec![Whose::Marketing],
            R::Adviser => vec![Whose::Adviser],
            R::ExecutiveOfAnotherArea
            | R::Auditor
            | R::Admin
            | R::Stranger
            | R::MarketerElsewhere
            | R::ReviewerElsewhere => vec![],
        };
        let wants = match &case.state {
            State::Review(waiting) | State::Negotiation(waiting) => waiting.unsigned.as_ref(),
            State::Stalemate(stalemate) => stalemate.unsigned.as_ref(),
            _ => None,
        };
        if wants.is_some_and(|unsigned| unsigned.by == person.id) {
            columns.retain(|column| *column != Whose::Second);
        }
        if stand.doer == Some(person.id) {
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
        let private = matches!(stand.play.kind(), StateKind::Draft | StateKind::Discarded);
        if private { self.columns(stand).contains(&Whose::Marketing) } else { !outside }
    }
}
