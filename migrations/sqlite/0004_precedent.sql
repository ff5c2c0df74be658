-- What others reached elsewhere. A source has at most one outcome per tool, so a second import finds the first
-- one's rows.

CREATE TABLE precedent (
    source   TEXT    NOT NULL,
    name     TEXT    NOT NULL,
    name_key TEXT    NOT NULL,
    outcome  TEXT    NOT NULL,
    year     INTEGER,
    month    INTEGER,
    link     TEXT,
    document TEXT,
    note     TEXT    NOT NULL,
    website  TEXT,
    PRIMARY KEY (source, name_key)
) STRICT, WITHOUT ROWID;

CREATE INDEX precedent_name ON precedent (name_key);
