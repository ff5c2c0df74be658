-- The register: what is approved, until when, and where it came from.

CREATE TABLE entry (
    id          UUID    NOT NULL PRIMARY KEY,
    case_number BIGINT  NOT NULL REFERENCES case_file (number),
    area_id     UUID    NOT NULL REFERENCES area (id),
    kind        TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    name_key    TEXT    NOT NULL,
    supplier    TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    approved_at BIGINT  NOT NULL,
    expires_at  BIGINT,
    review_at   BIGINT,
    version     BIGINT  NOT NULL,
    body        JSONB   NOT NULL
);

-- A case puts at most one thing into the register, however often the hand-over is tried.
CREATE UNIQUE INDEX entry_case ON entry (case_number);
CREATE INDEX entry_name ON entry (name_key);
CREATE INDEX entry_area ON entry (area_id, state);
