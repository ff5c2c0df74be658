-- What people say and look at beside a case. Posts are never changed and never deleted; one that was taken back is marked.
-- A comment that waits for its author's verdict is nobody else's and becomes a post with it.

CREATE TABLE post (
    id            BLOB    NOT NULL PRIMARY KEY,
    case_number   INTEGER NOT NULL REFERENCES case_file (number),
    at            INTEGER NOT NULL,
    author_id     BLOB    NOT NULL REFERENCES person (id),
    side          TEXT,
    audience      TEXT    NOT NULL,
    topic         TEXT    NOT NULL,
    question      INTEGER NOT NULL,
    answers       BLOB    REFERENCES post (id),
    body          TEXT    NOT NULL,
    taken_back_at INTEGER,
    CONSTRAINT post_audience_known CHECK (audience IN ('shared', 'marketing', 'security')),
    CONSTRAINT post_question_shared CHECK (question = 0 OR audience = 'shared')
) STRICT, WITHOUT ROWID;

CREATE INDEX post_case ON post (case_number, at, id);
CREATE INDEX post_answers ON post (answers) WHERE answers IS NOT NULL;

CREATE TABLE pending_comment (
    id          BLOB    NOT NULL PRIMARY KEY,
    case_number INTEGER NOT NULL REFERENCES case_file (number),
    author_id   BLOB    NOT NULL REFERENCES person (id),
    at          INTEGER NOT NULL,
    topic       TEXT    NOT NULL,
    question    INTEGER NOT NULL,
    body        TEXT    NOT NULL
) STRICT, WITHOUT ROWID;

CREATE INDEX pending_comment_author ON pending_comment (case_number, author_id, at, id);

-- Only what differs from the rule that the requester, reviewers and people who were named are told.
CREATE TABLE watch (
    case_number INTEGER NOT NULL REFERENCES case_file (number),
    person_id   BLOB    NOT NULL REFERENCES person (id),
    watches     INTEGER NOT NULL,
    PRIMARY KEY (case_number, person_id)
) STRICT, WITHOUT ROWID;

-- How far somebody has looked: everything up to a moment, and topics by the hash of their facts.
CREATE TABLE look (
    case_number INTEGER NOT NULL REFERENCES case_file (number),
    person_id   BLOB    NOT NULL REFERENCES person (id),
    at          INTEGER,
    step        INTEGER NOT NULL,
    rounds      INTEGER NOT NULL,
    topics      TEXT    NOT NULL,
    PRIMARY KEY (case_number, person_id)
) STRICT, WITHOUT ROWID;

-- What somebody holds, and the last cases in which a need was understood or given up.
CREATE INDEX case_file_assignee ON case_file (assignee_id, due_at, number) WHERE assignee_id IS NOT NULL;
CREATE INDEX event_understood ON event (at DESC, case_number) WHERE kind IN ('understood', 'not-confirmed');
