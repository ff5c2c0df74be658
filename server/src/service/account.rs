//! One's own settings. They are read and written for the person who asks and for nobody else: no function here takes the
//! number of a person.

use app::{form::people::keys::KeysForm, page::people::account::AccountPage, text::Words};
use domain::{language::Language, person::Actor};

use super::{Services, Trouble, list::areas};
use crate::store::{
    self,
    trail::{self, Act},
};

impl Services {
    /// The page of this person's settings; keys are named as its readers do.
    pub async fn account(&self, actor: &Actor, words: Words) -> Result<AccountPage, Trouble> {
        let keys = KeysForm::posted(words, &self.keyboard(actor.id).await?);
        let mut source = self.db.reader();
        let person = store::person::find(&mut source, actor.id).await?.ok_or(Trouble::Missing)?;
        let names = areas(&mut source).await?;
        let roles = actor.grants.iter().map(|grant| {
            let area = grant.area.map(|area| names.get(&area).cloned().unwrap_or_default());
            (grant.role, area)
        });
        let provider = store::provider::of_person(&mut source, actor.id).await?.map(Into::into);
        Ok(AccountPage::of(person.name, person.email, person.language, roles.collect(), provider, keys))
    }

    /// From now on this person is written to in this language.
    pub async fn speak(&self, actor: &Actor, language: Language) -> Result<(), Trouble> {
        let me = actor.id;
        self.db
            .write(move |tx| {
                Box::pin(async move {
                    tx.record(Act::of(me, "person.language", trail::person(me)));
                    Ok(store::person::set_language(tx, me, language).await?)
                })
            })
            .await
    }
}
