//! What somebody plays in the demo, in the words of the persona switch. The demo itself is the server's business; its
//! words stand here with all the others, so that the tests of words see them.

use domain::person::Role;

/// Key of the words for somebody with these roles; one of the demo's people holds two.
pub fn key(roles: &[Role]) -> &'static str {
    match roles {
        [Role::Marketer, Role::Reviewer] | [Role::Reviewer, Role::Marketer] => "demo-marketer-reviewer",
        [Role::Marketer, ..] => "demo-marketer",
        [Role::Reviewer, ..] => "demo-reviewer",
        [Role::Adviser, ..] => "demo-adviser",
        [Role::Executive, ..] => "demo-executive",
        [Role::Auditor, ..] => "demo-auditor",
        [Role::Admin, ..] => "demo-admin",
        [] => "demo-guest",
    }
}
