-- Who sent which change already, and what was answered; written in the transaction of the change itself. Kept 48 hours.

CREATE TABLE request_key (
    person_id  BLOB    NOT NULL REFERENCES person (id),
    key        TEXT    NOT NULL,
    request    BLOB    NOT NULL,
    status     INTEGER,
    location   TEXT,
    kind       TEXT,
    body       BLOB,
    created_at INTEGER NOT NULL,
    PRIMARY KEY (person_id, key)
) STRICT, WITHOUT ROWID;

CREATE INDEX request_key_created ON request_key (created_at);

-- What each save changed, for whoever still types on an older version: the fields as they were before, and how many
-- events stood before it. `subject` is `case/17`. Kept two weeks.
CREATE TABLE revision (
    subject   TEXT    NOT NULL,
    version   INTEGER NOT NULL,
    at        INTEGER NOT NULL,
    person_id BLOB    REFERENCES person (id),
    events    INTEGER NOT NULL,
    before    TEXT    NOT NULL,
    PRIMARY KEY (subject, version)
) STRICT, WITHOUT ROWID;

CREATE INDEX revision_at ON revision (at);
