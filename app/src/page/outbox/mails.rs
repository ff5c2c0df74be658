//! The mails that the demo wrote instead of sending them: a list, and one mail as its plain text. Whoever tries the demo
//! sees what each person would have got.

use leptos::prelude::*;

use crate::{
    address::Address,
    format,
    page::Page,
    part::{Column, Empty, PageHead, SummaryList, SummaryRow, Table},
    port::outbox::MailLine,
    shell::Width,
    text::{Words, words},
};

/// All of them.
#[derive(Clone, Debug)]
pub struct MailsPage {
    /// The newest first.
    pub mails: Vec<MailLine>,
}

impl Page for MailsPage {
    const WIDTH: Width = Width::List;

    fn title(&self, words: Words) -> String {
        words.say("mails-title")
    }

    fn view(self) -> AnyView {
        let words = words();
        let columns =
            ["mails-subject", "mails-to", "mails-at"].map(|key| Column::words(words.say(key))).to_vec();
        let row = |mail: &MailLine| -> Vec<AnyView> {
            let href = Address::Mail(mail.id).to(words.language);
            vec![
                view! { <a href=href>{mail.subject.clone()}</a> }.into_any(),
                view! { {mail.to.clone()} }.into_any(),
                view! { {format::moment(words.language, mail.at)} }.into_any(),
            ]
        };
        let list = if self.mails.is_empty() {
            view! { <Empty title=words.say("mails-empty") text=words.say("mails-empty-text")/> }.into_any()
        } else {
            let rows = self.mails.iter().map(row).collect();
            view! { <Table caption=words.say("mails-title") columns=columns rows=rows/> }.into_any()
        };
        view! { <PageHead title=words.say("mails-title") lead=words.say("mails-lead")/> {list} }.into_any()
    }
}

/// One of them.
#[derive(Clone, Debug)]
pub struct MailPage {
    /// The mail.
    pub mail: MailLine,
    /// The public address: lines that begin with it are links.
    pub origin: String,
}

impl Page for MailPage {
    fn title(&self, _words: Words) -> String {
        self.mail.subject.clone()
    }

    fn view(self) -> AnyView {
        let words = words();
        let back = Address::Mails.to(words.language);
        let Self { mail, origin } = self;
        let paragraph = |text: &str| {
            let lines: Vec<AnyView> = text.lines().map(|line| shown(line, &origin)).collect();
            view! { <p class="user-text">{lines}</p> }
        };
        let text = mail.text.replace("\r\n", "\n");
        let body: Vec<_> = text.split("\n\n").map(paragraph).collect();
        let rows = vec![
            SummaryRow::text(words.say("mails-to"), mail.to.clone()),
            SummaryRow::text(words.say("mails-at"), format::moment(words.language, mail.at)),
        ];
        view! {
            <a class="back" href=back>{words.say("mails-back")}</a>
            <PageHead title=mail.subject.clone()/>
            <SummaryList rows=rows/>
            {body}
        }
        .into_any()
    }
}

/// A line; a link to our own page can be followed.
fn shown(line: &str, origin: &str) -> AnyView {
    let own = line.strip_prefix(origin).filter(|path| path.starts_with('/')).map(str::to_owned);
    match own {
        Some(path) => view! { <a href=path>{line.to_owned()}</a> <br/> }.into_any(),
        None => view! { {line.to_owned()} <br/> }.into_any(),
    }
}

#[cfg(test)]
mod tests {
    use domain::{language::Language, time::Time};
    use uuid::Uuid;

    use super::*;
    use crate::render;

    #[test]
    fn a_mail_is_shown_as_text_and_only_our_own_lines_become_links() {
        let mail = MailLine {
            id: Uuid::from_u128(7),
            to: "Mia <mia@berg.example>".into(),
            subject: "<b>Antrag</b>".into(),
            at: Time(1_795_190_400_000),
            text: "Hallo\r\n\r\nhttps://concord.example/de/cases/7\nhttps://concord.example.evil/x\n<script>"
                .into(),
        };
        let page = MailPage { mail: mail.clone(), origin: "https://concord.example".into() };
        let html = render::fragment(Language::De, || page.view());
        assert!(html.contains(r#"href="/de/cases/7""#) && !html.contains(".evil/x\""), "{html}");
        assert!(!html.contains("<script>") && !html.contains("<b>"), "{html}");
        let list = render::fragment(Language::En, || MailsPage { mails: vec![mail] }.view());
        assert!(list.contains("/en/mails/00000000-0000-0000-0000-000000000007"), "{list}");
    }
}
