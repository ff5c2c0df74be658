//! Who of a side holds a case. The domain knows whom a case is bound to; who holds the side's role is known here, and
//! both have to agree.

use app::form::case::assign::NOT_THERE;
use domain::{
    case::{
        Side,
        act::{Act, Action},
    },
    id::{CaseNumber, PersonId},
    permit::{Audience, Subject},
    person::Actor,
};

use super::{Services, Trouble, act::load, circle::Circle};

impl Services {
    /// Everybody who may hold the case for this side, by name.
    pub async fn holders(
        &self,
        number: CaseNumber,
        side: Option<Side>,
    ) -> Result<Vec<(PersonId, String)>, Trouble> {
        let Some(side) = side else { return Ok(Vec::new()) };
        let mut source = self.db.reader();
        let loaded = load(&mut source, number).await?;
        let subject = Subject { case: &loaded.case, area: &loaded.area };
        let circle = Circle::of(&mut source, &subject, &self.policy(), self.world.now()).await?;
        Ok(circle.members(Audience::Side(side)))
    }

    /// Says who holds it.
    pub async fn assign(
        &self,
        actor: &Actor,
        number: CaseNumber,
        seen: i64,
        person: Option<PersonId>,
    ) -> Result<i64, Trouble> {
        let view = self.view_for(actor, number, Action::Assign).await?;
        let holders = self.holders(number, view.side()).await?;
        if person.is_some_and(|person| !holders.iter().any(|(holder, _)| *holder == person)) {
            return Err(Trouble::Because(NOT_THERE));
        }
        self.act(actor, number, seen, Act::Assign(person)).await
    }
}
