//! Who is here: signing in and out, areas with their hours and substitutes, what is overdue there, help.

pub mod accessibility;
pub mod account;
pub mod area;
pub mod areas;
pub mod code;
pub mod help;
pub mod hours;
pub mod invite;
pub mod link;
pub mod overdue;
pub mod passkey;
pub mod passkeys;
pub mod password;
pub mod person;
pub mod policy;
pub mod provider;
pub mod reset;
pub mod second_factor;
pub mod sessions;
pub mod set_up;
pub mod sign_in;
pub mod staff;
pub mod step_up;
pub mod ways;

/// Why naming somebody is refused; keys of sentences.
pub mod because {
    /// Not an admin of the area.
    pub const ONLY_ADMINS: &str = "areas-only-admins";
    /// Nobody changes their own rights.
    pub const NOT_YOURSELF: &str = "areas-not-yourself";
    /// Nobody changes the own roles or closes the own account.
    pub const YOURSELF: &str = "people-because-yourself";
    /// A role, or somebody with a role, outside the areas of this admin.
    pub const OUTSIDE: &str = "people-because-outside";
    /// This person decides in an area, so the role of an executive stays.
    pub const NAMED: &str = "people-because-named";
    /// An invitation is a mail, and mails have no way out.
    pub const NO_MAIL: &str = "people-because-no-mail";
    /// A link is a mail, and mails have no way out.
    pub const NO_MAIL_LINK: &str = "people-because-no-mail-link";
    /// Not for the settings of the company.
    pub const NOT_FOR_POLICY: &str = "policy-because-role";
    /// Another proposal waits.
    pub const ANOTHER_WAITS: &str = "policy-because-another";
    /// Nothing is different.
    pub const NOTHING_CHANGED: &str = "policy-because-nothing";
    /// Whoever proposed does not confirm.
    pub const OWN_PROPOSAL: &str = "policy-because-own";
    /// Another version came into force meanwhile.
    pub const OVERTAKEN: &str = "policy-because-overtaken";
    /// Values that cannot be; the form says which.
    pub const OUT_OF_BOUNDS: &str = "policy-because-bounds";
    /// Hours or deadlines by which nobody could work; the form says which.
    pub const NO_CALENDAR: &str = "hours-fault-none";
}

/// Key of the word for a role.
pub const fn role_key(role: domain::person::Role) -> &'static str {
    use domain::person::Role;
    match role {
        Role::Marketer => "term-marketing",
        Role::Reviewer => "term-security",
        Role::Adviser => "term-adviser",
        Role::Executive => "term-executive",
        Role::Auditor => "term-auditor",
        Role::Admin => "term-admin",
    }
}
