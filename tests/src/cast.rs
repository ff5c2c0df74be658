//! The people of a story: one area with everybody who is needed to bring a request to its end.

use domain::{id::AreaId, language::Language, person::Role};

use crate::{client::Client, test_app::TestApp};

/// One area and its people, everybody signed in.
pub struct Cast {
    /// The product.
    pub app: TestApp,
    /// The area.
    pub area: AreaId,
    /// Files requests.
    pub mia: Client,
    /// Mia's colleague.
    pub kim: Client,
    /// Reviews them.
    pub tom: Client,
    /// The second reviewer.
    pub nora: Client,
    /// The adviser.
    pub dora: Client,
    /// The executive.
    pub eva: Client,
    /// The auditor.
    pub rita: Client,
    /// The admin.
    pub paul: Client,
    /// Marketing of another area.
    pub zoe: Client,
}

impl Cast {
    /// Everybody reads this language.
    pub async fn new(language: Language) -> Self {
        Self::on(TestApp::new().await, language).await
    }

    /// The same people on this product.
    pub async fn on(app: TestApp, language: Language) -> Self {
        let area = app.area("Handel").await;
        let other = app.area("Technik").await;
        Self {
            mia: app.member("Mia Sand", Role::Marketer, area, language).await,
            kim: app.member("Kim Ohl", Role::Marketer, area, language).await,
            tom: app.member("Tom Reh", Role::Reviewer, area, language).await,
            nora: app.member("Nora Belk", Role::Reviewer, area, language).await,
            dora: app.member("Dora Ost", Role::Adviser, area, language).await,
            eva: app.executive("Eva Wied", area, language).await,
            rita: app.member("Rita Imm", Role::Auditor, area, language).await,
            paul: app.member("Paul Grot", Role::Admin, area, language).await,
            zoe: app.member("Zoe Kirch", Role::Marketer, other, language).await,
            app,
            area,
        }
    }

    /// Everybody signs in anew, because time has passed and sessions have ended.
    pub async fn sign_in_again(&mut self) {
        let app = &self.app;
        let people = [
            &mut self.mia,
            &mut self.kim,
            &mut self.tom,
            &mut self.nora,
            &mut self.dora,
            &mut self.eva,
            &mut self.rita,
            &mut self.paul,
            &mut self.zoe,
        ];
        for client in people {
            if let Some(person) = client.person {
                *client = app.sign_in(person, client.language).await;
            }
        }
    }
}
