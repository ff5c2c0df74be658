-- One row per case: the document in `body`, beside it what lists filter and sort by; and what happened to it.

CREATE TABLE case_file (
    number       INTEGER NOT NULL PRIMARY KEY,
    version      INTEGER NOT NULL,
    area_id      BLOB    NOT NULL REFERENCES area (id),
    requester_id BLOB    NOT NULL REFERENCES person (id),
    kind         TEXT    NOT NULL,
    title        TEXT    NOT NULL,
    tool_name    TEXT    NOT NULL,
    tool_key     TEXT    NOT NULL,
    supplier     TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    move_side    TEXT,
    assignee_id  BLOB    REFERENCES person (id),
    severity     TEXT,
    due_at       INTEGER,
    wake_at      INTEGER,
    created_at   INTEGER NOT NULL,
    submitted_at INTEGER,
    decided_at   INTEGER,
    updated_at   INTEGER NOT NULL,
    body         TEXT    NOT NULL
) STRICT;

CREATE INDEX case_file_inbox ON case_file (area_id, move_side, due_at);
CREATE INDEX case_file_state ON case_file (state, due_at);
CREATE INDEX case_file_requester ON case_file (requester_id, updated_at);
CREATE INDEX case_file_tool ON case_file (tool_key);
CREATE INDEX case_file_wake ON case_file (wake_at) WHERE wake_at IS NOT NULL;

-- The last number given out. A row of its own, so that numbers have no gaps and are never given twice.
CREATE TABLE case_number (
    id   INTEGER NOT NULL PRIMARY KEY,
    last INTEGER NOT NULL,
    CONSTRAINT case_number_single CHECK (id = 1)
) STRICT;

INSERT INTO case_number (id, last) VALUES (1, 0);

CREATE TABLE event (
    case_number INTEGER NOT NULL REFERENCES case_file (number),
    seq         INTEGER NOT NULL,
    at          INTEGER NOT NULL,
    actor_id    BLOB    REFERENCES person (id),
    kind        TEXT    NOT NULL,
    body        TEXT    NOT NULL,
    PRIMARY KEY (case_number, seq)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_at ON event (at);
