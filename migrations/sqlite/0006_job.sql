-- Work to be done after a commit, at least once: written in the transaction of the change, claimed by one worker at a
-- time. The id is given once and stays through every attempt, so that whoever receives something twice can tell.

CREATE TABLE job (
    id            BLOB    NOT NULL PRIMARY KEY,
    topic         TEXT    NOT NULL,
    lane          TEXT    NOT NULL,
    position      INTEGER NOT NULL,
    body          TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    run_at        INTEGER NOT NULL,
    attempts      INTEGER NOT NULL,
    begun_at      INTEGER,
    claim         BLOB,
    claimed_until INTEGER,
    last_error    TEXT,
    created_at    INTEGER NOT NULL,
    finished_at   INTEGER,
    CONSTRAINT job_state_known CHECK (state IN ('waiting', 'done', 'dead'))
) STRICT, WITHOUT ROWID;

CREATE INDEX job_due ON job (topic, run_at) WHERE state = 'waiting';
CREATE INDEX job_lane ON job (lane, position);
CREATE INDEX job_finished ON job (state, finished_at);
