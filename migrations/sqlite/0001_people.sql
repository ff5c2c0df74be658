-- People, the areas they belong to, what they may do there, and how they stay signed in.

CREATE TABLE person (
    id            BLOB    NOT NULL PRIMARY KEY,
    name          TEXT    NOT NULL,
    email         TEXT    NOT NULL,
    language      TEXT    NOT NULL,
    password_hash TEXT,
    disabled_at   INTEGER,
    created_at    INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- One account per address, however it is capitalised.
CREATE UNIQUE INDEX person_email ON person (lower(email));

CREATE TABLE area (
    id               BLOB    NOT NULL PRIMARY KEY,
    name             TEXT    NOT NULL,
    executive_id     BLOB    REFERENCES person (id),
    substitute_id    BLOB    REFERENCES person (id),
    substitute_from  INTEGER,
    substitute_until INTEGER,
    version          INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX area_name ON area (lower(name));

-- Without an area the role holds everywhere.
CREATE TABLE person_role (
    person_id BLOB NOT NULL REFERENCES person (id),
    role      TEXT NOT NULL,
    area_id   BLOB REFERENCES area (id),
    CONSTRAINT person_role_known CHECK (role IN ('marketer', 'reviewer', 'adviser', 'executive', 'auditor', 'admin'))
) STRICT;

CREATE UNIQUE INDEX person_role_everywhere ON person_role (person_id, role) WHERE area_id IS NULL;
CREATE UNIQUE INDEX person_role_area ON person_role (person_id, role, area_id) WHERE area_id IS NOT NULL;

-- The key is SHA-256 of the cookie's token: a copy of this table signs nobody in.
CREATE TABLE session (
    token_hash BLOB    NOT NULL PRIMARY KEY,
    person_id  BLOB    NOT NULL REFERENCES person (id),
    created_at INTEGER NOT NULL,
    seen_at    INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    revoked_at INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX session_person ON session (person_id);
CREATE INDEX session_expires ON session (expires_at);

CREATE TABLE sign_in_link (
    token_hash BLOB    NOT NULL PRIMARY KEY,
    person_id  BLOB    NOT NULL REFERENCES person (id),
    created_at INTEGER NOT NULL,
    expires_at INTEGER NOT NULL,
    used_at    INTEGER
) STRICT, WITHOUT ROWID;

CREATE INDEX sign_in_link_person ON sign_in_link (person_id);
