//! People, their password hashes and what they may do where. A hash leaves the store only through
//! [`credential`], so that no page can show one by accident. Roles are stored as words that the schema checks.

use std::collections::{BTreeMap, BTreeSet};

use domain::{
    id::{AreaId, PersonId},
    language::Language,
    person::{Grant, Role},
    time::Time,
};

use super::{
    Result, Source, Tx,
    db::{Load, Row, Scalar, Statement, sql},
    some::pieces,
    trail::table,
};

const INSERT: &str = "INSERT INTO person (id, name, email, language, password_hash, disabled_at, created_at)
    VALUES ($1, $2, $3, $4, $5, $6, $7)";
const FIND: &str = "SELECT id, name, email, language, disabled_at, created_at FROM person WHERE id = $1";
// As many at a time as a page of a list names: one statement for all of them is one way to the database.
const NAMES: &str = "SELECT id, name FROM person
    WHERE id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
        $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)";
const NAMES_AT_ONCE: usize = 32;
const ALL: &str =
    "SELECT id, name, email, language, disabled_at, created_at FROM person ORDER BY lower(name), id";
const WITH_ROLE: &str = "SELECT id, name, email, language, disabled_at, created_at FROM person
    WHERE disabled_at IS NULL AND id IN (
        SELECT person_id FROM person_role WHERE area_id = $2 AND role = $1
        UNION ALL SELECT person_id FROM person_role WHERE area_id IS NULL AND role = $1)
    ORDER BY lower(name), id";
const HOLDERS: &str =
    "SELECT id, name, role FROM person_role JOIN person ON person.id = person_role.person_id
    WHERE area_id = $1 AND disabled_at IS NULL
    UNION ALL SELECT id, name, role FROM person_role JOIN person ON person.id = person_role.person_id
    WHERE area_id IS NULL AND disabled_at IS NULL";
const BEGINNING: &str = "SELECT id, name, email, language, disabled_at, created_at FROM person
    WHERE disabled_at IS NULL AND name <> '' AND substr($1, 1, length(name)) = name
    ORDER BY length(name) DESC, id LIMIT 5";
const CREDENTIAL: &str = "SELECT id, password_hash, disabled_at FROM person WHERE lower(email) = lower($1)";
const CREDENTIAL_OF: &str = "SELECT id, password_hash, disabled_at FROM person WHERE id = $1";
const SET_PASSWORD: &str = "UPDATE person SET password_hash = $2 WHERE id = $1";
const SET_LANGUAGE: &str = "UPDATE person SET language = $2 WHERE id = $1";
const DISABLE: &str = "UPDATE person SET disabled_at = $2 WHERE id = $1 AND disabled_at IS NULL";
const ENABLE: &str = "UPDATE person SET disabled_at = NULL WHERE id = $1 AND disabled_at IS NOT NULL";
const LOCK: &str = "UPDATE person SET disabled_at = disabled_at WHERE id = $1";
// A company has thousands of people, not millions: words are looked for in all of them, in the order of the index.
const FIND_ALL: &str = "SELECT id, name, email, language, disabled_at, created_at FROM person
    WHERE lower(name) LIKE $1 ESCAPE '\\' OR lower(email) LIKE $1 ESCAPE '\\'
    ORDER BY lower(name), id LIMIT $2 OFFSET $3";
const COUNT_ALL: &str = "SELECT COUNT(*) AS value FROM (SELECT 1 AS one FROM person
    WHERE lower(name) LIKE $1 ESCAPE '\\' OR lower(email) LIKE $1 ESCAPE '\\' LIMIT $2) AS counted";
const GRANTS_OF: &str = "SELECT person_id, role, area_id FROM person_role
    WHERE person_id IN ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15, $16,
        $17, $18, $19, $20, $21, $22, $23, $24, $25, $26, $27, $28, $29, $30, $31, $32)";
const GRANTS: &str = "SELECT person_id, role, area_id FROM person_role WHERE person_id = $1 ORDER BY role, area_id NULLS FIRST";
const ADMINS: &str = "SELECT person_id FROM person_role JOIN person ON person.id = person_role.person_id
    WHERE role = 'admin' AND area_id IS NULL AND disabled_at IS NULL ORDER BY person_id LIMIT 1000";
const GRANT: &str = "INSERT INTO person_role (person_id, role, area_id) VALUES ($1, $2, $3)";
const REVOKE: &str =
    "DELETE FROM person_role WHERE person_id = $1 AND role = $2 AND area_id IS NOT DISTINCT FROM $3";

/// A person as lists and pages need them.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PersonRow {
    /// Identifier.
    pub id: PersonId,
    /// Name as the person writes it.
    pub name: String,
    /// Address; unique whatever its case.
    pub email: String,
    /// The language of mails and of the first page after signing in.
    pub language: Language,
    /// Since when the person may not sign in any more.
    pub disabled_at: Option<Time>,
    /// When the account was made.
    pub created_at: Time,
}

/// What signing in with a password needs to know.
#[derive(Clone, Debug)]
pub struct Credential {
    /// Whose.
    pub person: PersonId,
    /// PHC string; `None` when the person signs in by link only.
    pub password_hash: Option<String>,
    /// True when the account was closed.
    pub disabled: bool,
}

impl Load for PersonRow {
    const TABLE: &'static str = "person";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: PersonId(row.get("id")?),
            name: row.get("name")?,
            email: row.get("email")?,
            language: row.parse("language", Language::from_code)?,
            disabled_at: row.get::<Option<i64>>("disabled_at")?.map(Time),
            created_at: Time(row.get("created_at")?),
        })
    }
}

impl Load for Grant {
    const TABLE: &'static str = "person_role";
    const KEY: &'static str = "person_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            role: row.parse("role", Role::from_code)?,
            area: row.get::<Option<_>>("area_id")?.map(AreaId),
        })
    }
}

impl Load for Credential {
    const TABLE: &'static str = "person";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            person: PersonId(row.get("id")?),
            password_hash: row.get("password_hash")?,
            disabled: row.get::<Option<i64>>("disabled_at")?.is_some(),
        })
    }
}

/// Adds a person; [`super::Constraint::PersonEmail`] when the address is taken.
pub async fn insert(tx: &mut Tx, person: &PersonRow, password_hash: Option<String>) -> Result<()> {
    let statement = sql(INSERT)
        .bind(person.id.0)
        .bind(person.name.clone())
        .bind(person.email.clone())
        .bind(person.language.code())
        .bind(password_hash)
        .bind(person.disabled_at.map(|at| at.0))
        .bind(person.created_at.0);
    change(tx, person.id, statement).await
}

/// One person, disabled ones too.
pub async fn find(source: &mut impl Source, id: PersonId) -> Result<Option<PersonRow>> {
    source.optional(sql(FIND).bind(id.0)).await
}

struct Name(PersonId, String);

impl Load for Name {
    const TABLE: &'static str = "person";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(PersonId(row.get("id")?), row.get("name")?))
    }
}

/// The names of these people, disabled ones too; who is unknown is left out.
pub async fn names(source: &mut impl Source, of: &BTreeSet<PersonId>) -> Result<BTreeMap<PersonId, String>> {
    let (asked, mut names): (Vec<_>, _) = (of.iter().collect(), BTreeMap::new());
    for piece in pieces(&asked, NAMES_AT_ONCE) {
        let rows = source.all::<Name>(piece.fold(sql(NAMES), |bound, person| bound.bind(person.0))).await?;
        names.extend(rows.into_iter().map(|Name(person, name)| (person, name)));
    }
    Ok(names)
}

/// Everybody by name, disabled ones too.
pub async fn all(source: &mut impl Source) -> Result<Vec<PersonRow>> {
    source.all(sql(ALL)).await
}

/// Who holds `role` in `area`, there or everywhere; without disabled ones.
pub async fn with_role(source: &mut impl Source, role: Role, area: AreaId) -> Result<Vec<PersonRow>> {
    source.all(sql(WITH_ROLE).bind(role.code()).bind(area.0)).await
}

/// Somebody with one of their roles.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Holder {
    /// Who.
    pub id: PersonId,
    /// Their name.
    pub name: String,
    /// The role.
    pub role: Role,
}

impl Load for Holder {
    const TABLE: &'static str = "person_role";
    const KEY: &'static str = "id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self {
            id: PersonId(row.get("id")?),
            name: row.get("name")?,
            role: row.parse("role", Role::from_code)?,
        })
    }
}

/// Everybody with a role in `area`, there or everywhere, once for each role; without disabled ones.
pub async fn holders(source: &mut impl Source, area: AreaId) -> Result<Vec<Holder>> {
    source.all(sql(HOLDERS).bind(area.0)).await
}

/// People whose whole name stands at the beginning of this text, the longest name first; without disabled ones.
pub async fn beginning(source: &mut impl Source, text: &str) -> Result<Vec<PersonRow>> {
    source.all(sql(BEGINNING).bind(text.to_owned())).await
}

/// The account of an address, however it is capitalised.
pub async fn credential(source: &mut impl Source, email: &str) -> Result<Option<Credential>> {
    source.optional(sql(CREDENTIAL).bind(email.to_owned())).await
}

/// The account of a person.
pub async fn credential_of(source: &mut impl Source, id: PersonId) -> Result<Option<Credential>> {
    source.optional(sql(CREDENTIAL_OF).bind(id.0)).await
}

/// Replaces the password hash. The caller revokes the sessions.
pub async fn set_password(tx: &mut Tx, id: PersonId, hash: String) -> Result<()> {
    change(tx, id, sql(SET_PASSWORD).bind(id.0).bind(hash)).await
}

/// Remembers the language.
pub async fn set_language(tx: &mut Tx, id: PersonId, language: Language) -> Result<()> {
    change(tx, id, sql(SET_LANGUAGE).bind(id.0).bind(language.code())).await
}

/// Closes the account from `at`; a second time changes nothing. Sessions of a disabled person are not found.
pub async fn disable(tx: &mut Tx, id: PersonId, at: Time) -> Result<()> {
    change(tx, id, sql(DISABLE).bind(id.0).bind(at.0)).await
}

/// Opens a closed account again.
pub async fn enable(tx: &mut Tx, id: PersonId) -> Result<()> {
    change(tx, id, sql(ENABLE).bind(id.0)).await
}

/// Nobody else changes these accounts before the transaction ends. In one order, so that nobody waits for each other.
pub async fn lock(tx: &mut Tx, ids: impl IntoIterator<Item = PersonId>) -> Result<()> {
    for id in BTreeSet::from_iter(ids) {
        tx.execute(sql(LOCK).bind(id.0)).await?;
    }
    Ok(())
}

/// People with these words in their name or address, by name; disabled ones too.
pub async fn search(
    source: &mut impl Source,
    words: &str,
    limit: i64,
    offset: i64,
) -> Result<Vec<PersonRow>> {
    source.all(sql(FIND_ALL).bind(pattern(words)).bind(limit).bind(offset)).await
}

/// How many there are, counted up to `most`.
pub async fn count(source: &mut impl Source, words: &str, most: i64) -> Result<i64> {
    Ok(source.one::<Scalar>(sql(COUNT_ALL).bind(pattern(words)).bind(most)).await?.0)
}

fn pattern(words: &str) -> String {
    let quoted: String = words
        .trim()
        .to_lowercase()
        .chars()
        .flat_map(|sign| matches!(sign, '%' | '_' | '\\').then_some('\\').into_iter().chain([sign]))
        .collect();
    format!("%{quoted}%")
}

/// The roles of these people.
pub async fn grants_of(source: &mut impl Source, of: &[PersonId]) -> Result<BTreeMap<PersonId, Vec<Grant>>> {
    let mut found: BTreeMap<PersonId, BTreeSet<Grant>> = BTreeMap::new();
    for piece in pieces(of, NAMES_AT_ONCE) {
        let statement = piece.fold(sql(GRANTS_OF), |bound, person| bound.bind(person.0));
        for Held(person, grant) in source.all::<Held>(statement).await? {
            found.entry(person).or_default().insert(grant);
        }
    }
    Ok(found.into_iter().map(|(person, grants)| (person, grants.into_iter().collect())).collect())
}

struct Held(PersonId, Grant);

impl Load for Held {
    const TABLE: &'static str = "person_role";
    const KEY: &'static str = "person_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(PersonId(row.get("person_id")?), Grant::load(row)?))
    }
}

async fn change(tx: &mut Tx, id: PersonId, statement: Statement) -> Result<()> {
    if tx.execute(statement).await? > 0 {
        tx.touched(&table::PERSON, id.0);
    }
    Ok(())
}

async fn change_role(tx: &mut Tx, id: PersonId, statement: Statement) -> Result<()> {
    if tx.execute(statement).await? > 0 {
        tx.touched(&table::PERSON_ROLE, id.0);
    }
    Ok(())
}

/// What a person may do and where.
pub async fn grants(source: &mut impl Source, id: PersonId) -> Result<Vec<Grant>> {
    source.all(sql(GRANTS).bind(id.0)).await
}

struct Admin(PersonId);

impl Load for Admin {
    const TABLE: &'static str = "person_role";
    const KEY: &'static str = "person_id";

    fn load(row: &Row<'_>) -> Result<Self> {
        Ok(Self(PersonId(row.get("person_id")?)))
    }
}

/// Whoever is an admin everywhere and may sign in.
pub async fn admins(source: &mut impl Source) -> Result<Vec<PersonId>> {
    Ok(source.all::<Admin>(sql(ADMINS)).await?.into_iter().map(|Admin(person)| person).collect())
}

/// Gives a role; [`super::Constraint::PersonRole`] when the person has it there already.
pub async fn grant(tx: &mut Tx, id: PersonId, grant: Grant) -> Result<()> {
    let statement = sql(GRANT).bind(id.0).bind(grant.role.code()).bind(grant.area.map(|area| area.0));
    change_role(tx, id, statement).await
}

/// Takes a role away; nothing happens when the person does not have it.
pub async fn revoke(tx: &mut Tx, id: PersonId, grant: Grant) -> Result<()> {
    let statement = sql(REVOKE).bind(id.0).bind(grant.role.code()).bind(grant.area.map(|area| area.0));
    change_role(tx, id, statement).await
}
