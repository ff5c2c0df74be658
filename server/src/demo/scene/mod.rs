//! The demo's cases, one function each, in the order in which they were begun, so that their numbers rise with time.
//! Together they show every state and the important ones inside; `tests` holds the list.

mod decided;
mod escalated;
mod gates;
mod review;
mod stalemate;
mod table;

use super::{Error, stage::Stage};

pub(super) async fn play(stage: &Stage) -> Result<(), Error> {
    decided::canva(stage).await?;
    decided::pretix(stage).await?;
    decided::linkedin(stage).await?;
    decided::bonus(stage).await?;
    decided::langdock(stage).await?;
    decided::deepseek(stage).await?;
    decided::snapchat(stage).await?;
    decided::kahoot(stage).await?;
    escalated::tiktok(stage).await?;
    gates::le_chat(stage).await?;
    stalemate::pixel(stage).await?;
    escalated::billie(stage).await?;
    escalated::payback(stage).await?;
    table::brevo(stage).await?;
    gates::cleverreach(stage).await?;
    review::typeform(stage).await?;
    table::hotjar(stage).await?;
    table::pinterest(stage).await?;
    review::semrush(stage).await?;
    review::klarna(stage).await?;
    review::display(stage).await?;
    review::elevenlabs(stage).await?;
    review::threads(stage).await?;
    review::xing(stage).await
}
