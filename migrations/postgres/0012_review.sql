-- What people say and look at beside a case. Posts are never changed and never deleted; one that was taken back is marked.
-- A comment that waits for its author's verdict is nobody else's and becomes a post with it.

CREATE TABLE post (
    id            UUID    NOT NULL PRIMARY KEY,
    case_number   BIGINT NOT NULL REFERENCES case_file (number),
    at            BIGINT NOT NULL,
    author_id     UUID    NOT NULL REFERENCES person (id),
    side          TEXT,
    audience      TEXT    NOT NULL,
    topic         TEXT    NOT NULL,
    question      BIGINT NOT NULL,
    answers       UUID    REFERENCES post (id),
    body          TEXT    NOT NULL,
    taken_back_at BIGINT,
    CONSTRAINT post_audience_known CHECK (audience IN ('shared', 'marketing', 'security')),
    CONSTRAINT post_question_shared CHECK (question = 0 OR audience = 'shared')
);

CREATE INDEX post_case ON post (case_number, at, id);
CREATE INDEX post_answers ON post (answers) WHERE answers IS NOT NULL;

CREATE TABLE pending_comment (
    id          UUID    NOT NULL PRIMARY KEY,
    case_number BIGINT NOT NULL REFERENCES case_file (number),
    author_id   UUID    NOT NULL REFERENCES person (id),
    at          BIGINT NOT NULL,
    topic       TEXT    NOT NULL,
    question    BIGINT NOT NULL,
    body        TEXT    NOT NULL
);

CREATE INDEX pending_comment_author ON pending_comment (case_number, author_id, at, id);

-- Only what differs from the rule that the requester, reviewers and people who were named are told.
CREATE TABLE watch (
    case_number BIGINT NOT NULL REFERENCES case_file (number),
    person_id   UUID    NOT NULL REFERENCES person (id),
    watches     BIGINT NOT NULL,
    PRIMARY KEY (case_number, person_id)
);

-- How far somebody has looked: everything up to a moment, and topics by the hash of their facts.
CREATE TABLE look (
    case_number BIGINT NOT NULL REFERENCES case_file (number),
    person_id   UUID    NOT NULL REFERENCES person (id),
    at          BIGINT,
    step        BIGINT NOT NULL,
    rounds      BIGINT NOT NULL,
    topics      JSONB   NOT NULL,
    PRIMARY KEY (case_number, person_id)
);

-- What somebody holds, and the last cases in which a need was understood or given up.
CREATE INDEX case_file_assignee ON case_file (assignee_id, due_at, number) WHERE assignee_id IS NOT NULL;
CREATE INDEX event_understood ON event (at DESC, case_number) WHERE kind IN ('understood', 'not-confirmed');
