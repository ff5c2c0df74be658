-- Who sent which change already, and what was answered; written in the transaction of the change itself. Kept 48 hours.

CREATE TABLE request_key (
    person_id  UUID    NOT NULL REFERENCES person (id),
    key        TEXT    NOT NULL,
    request    BYTEA   NOT NULL,
    status     BIGINT,
    location   TEXT,
    kind       TEXT,
    body       BYTEA,
    created_at BIGINT  NOT NULL,
    PRIMARY KEY (person_id, key)
);

CREATE INDEX request_key_created ON request_key (created_at);

-- What each save changed, for whoever still types on an older version: the fields as they were before, and how many
-- events stood before it. `subject` is `case/17`. Kept two weeks.
CREATE TABLE revision (
    subject   TEXT    NOT NULL,
    version   BIGINT  NOT NULL,
    at        BIGINT  NOT NULL,
    person_id UUID    REFERENCES person (id),
    events    BIGINT  NOT NULL,
    before    JSONB   NOT NULL,
    PRIMARY KEY (subject, version)
);

CREATE INDEX revision_at ON revision (at);
