-- What others reached elsewhere. `identity` is the importer's stable name of an entry, so that a second import
-- finds the first one's rows.

CREATE TABLE precedent (
    identity TEXT    NOT NULL PRIMARY KEY,
    source   TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    name_key TEXT    NOT NULL,
    outcome  TEXT    NOT NULL,
    year     INTEGER,
    month    INTEGER,
    link     TEXT,
    note     TEXT,
    website  TEXT
) STRICT, WITHOUT ROWID;

CREATE INDEX precedent_name ON precedent (name_key);
