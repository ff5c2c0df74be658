-- The register: what is approved, until when, and where it came from.

CREATE TABLE entry (
    id          BLOB    NOT NULL PRIMARY KEY,
    case_number INTEGER NOT NULL REFERENCES case_file (number),
    area_id     BLOB    NOT NULL REFERENCES area (id),
    kind        TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    name_key    TEXT    NOT NULL,
    supplier    TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    approved_at INTEGER NOT NULL,
    expires_at  INTEGER,
    review_at   INTEGER,
    version     INTEGER NOT NULL,
    body        TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

-- A case puts at most one thing into the register, however often the hand-over is tried.
CREATE UNIQUE INDEX entry_case ON entry (case_number);
CREATE INDEX entry_name ON entry (name_key);
CREATE INDEX entry_area ON entry (area_id, state);
