-- One row per case: the document in `body`, beside it what lists filter and sort by; and what happened to it.

CREATE TABLE case_file (
    number       BIGINT  NOT NULL PRIMARY KEY,
    version      BIGINT  NOT NULL,
    area_id      UUID    NOT NULL REFERENCES area (id),
    requester_id UUID    NOT NULL REFERENCES person (id),
    kind         TEXT    NOT NULL,
    title        TEXT    NOT NULL,
    tool_name    TEXT    NOT NULL,
    tool_key     TEXT    NOT NULL,
    supplier     TEXT    NOT NULL,
    state        TEXT    NOT NULL,
    move_side    TEXT,
    assignee_id  UUID    REFERENCES person (id),
    severity     TEXT,
    due_at       BIGINT,
    wake_at      BIGINT,
    created_at   BIGINT  NOT NULL,
    submitted_at BIGINT,
    decided_at   BIGINT,
    updated_at   BIGINT  NOT NULL,
    body         JSONB   NOT NULL
);

CREATE INDEX case_file_inbox ON case_file (area_id, move_side, due_at);
CREATE INDEX case_file_state ON case_file (state, due_at);
CREATE INDEX case_file_requester ON case_file (requester_id, updated_at);
CREATE INDEX case_file_tool ON case_file (tool_key);
CREATE INDEX case_file_wake ON case_file (wake_at) WHERE wake_at IS NOT NULL;

-- The last number given out. A row of its own, so that numbers have no gaps and are never given twice.
CREATE TABLE case_number (
    id   BIGINT  NOT NULL PRIMARY KEY,
    last BIGINT  NOT NULL,
    CONSTRAINT case_number_single CHECK (id = 1)
);

INSERT INTO case_number (id, last) VALUES (1, 0);

CREATE TABLE event (
    case_number BIGINT  NOT NULL REFERENCES case_file (number),
    seq         BIGINT  NOT NULL,
    at          BIGINT  NOT NULL,
    actor_id    UUID    REFERENCES person (id),
    kind        TEXT    NOT NULL,
    body        JSONB   NOT NULL,
    PRIMARY KEY (case_number, seq)
);

CREATE INDEX event_at ON event (at);
