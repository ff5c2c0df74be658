//! Who one is: shown, not changed, because a name stands under decisions and roles are given by somebody else.

use leptos::prelude::*;

use super::AccountPage;
use crate::{
    page::people::role_key,
    part::{Button, ButtonKind, PostForm},
    shell::SIGN_OUT,
    text::Words,
};

pub(super) fn section(words: Words, page: &AccountPage) -> AnyView {
    let roles = page.roles.iter().map(|(role, area)| {
        let area = area.clone().unwrap_or_else(|| words.say("account-everywhere"));
        view! { <li>{words.say(role_key(*role))}" – "{area}</li> }
    });
    let roles = if page.roles.is_empty() {
        view! { <p>{words.say("account-no-role")}</p> }.into_any()
    } else {
        view! { <ul>{roles.collect_view()}</ul> }.into_any()
    };
    view! {
        <section class="stack" aria-labelledby="person">
            <h2 id="person">{words.say("account-person")}</h2>
            <dl class="summary-list">
                <div><dt>{words.say("account-name")}</dt><dd>{page.name.clone()}</dd></div>
                <div><dt>{words.say("account-address")}</dt><dd>{page.email.clone()}</dd></div>
                <div><dt>{words.say("account-roles")}</dt><dd>{roles}</dd></div>
            </dl>
            <p class="muted">{words.say("account-person-hint")}</p>
            <PostForm action=words.to(SIGN_OUT)>
                <div class="buttons"><Button label=words.say("shell-sign-out") kind=ButtonKind::Secondary/></div>
            </PostForm>
        </section>
    }
    .into_any()
}
