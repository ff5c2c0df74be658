-- How people prove who they are: what a session was opened with and until when a proof counts, second factors, devices that
-- are known, tries that are counted. Every key that is a hash is the SHA-256 of something random: a copy of these tables
-- signs nobody in.

ALTER TABLE session ADD COLUMN methods TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN proven_until BIGINT NOT NULL DEFAULT 0;
ALTER TABLE session ADD COLUMN agent TEXT NOT NULL DEFAULT '';
ALTER TABLE session ADD COLUMN address TEXT NOT NULL DEFAULT '';

-- Somebody who has shown the first proof and owes the second. In a table of its own, so that nothing that asks for a session
-- can ever take it for one.
CREATE TABLE half_session (
    token_hash BYTEA   NOT NULL PRIMARY KEY,
    person_id  UUID    NOT NULL REFERENCES person (id),
    owes       TEXT    NOT NULL,
    methods    TEXT    NOT NULL,
    created_at BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL,
    CONSTRAINT half_session_owes_known CHECK (owes IN ('code', 'factor'))
);

CREATE INDEX half_session_person ON half_session (person_id);
CREATE INDEX half_session_expires ON half_session (expires_at);

-- What a link is for. Whoever chose no password yet is invited; a reset opens no session.
ALTER TABLE sign_in_link ADD COLUMN purpose TEXT NOT NULL DEFAULT 'sign-in'
    CONSTRAINT sign_in_link_purpose_known CHECK (purpose IN ('sign-in', 'invitation', 'reset'));

-- A browser in which this person has signed in before: guessing elsewhere never locks it out.
CREATE TABLE device (
    token_hash BYTEA   NOT NULL PRIMARY KEY,
    person_id  UUID    NOT NULL REFERENCES person (id),
    created_at BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL
);

CREATE INDEX device_person ON device (person_id);
CREATE INDEX device_expires ON device (expires_at);

-- The seed is sealed with the server's key. Without `confirmed_at` it is being set up. A step counts once.
CREATE TABLE totp (
    person_id    UUID    NOT NULL PRIMARY KEY REFERENCES person (id),
    seed         BYTEA   NOT NULL,
    confirmed_at BIGINT,
    last_step    BIGINT  NOT NULL,
    created_at   BIGINT  NOT NULL
);

CREATE TABLE recovery_code (
    person_id UUID    NOT NULL REFERENCES person (id),
    code_hash BYTEA   NOT NULL,
    used_at   BIGINT,
    PRIMARY KEY (person_id, code_hash)
);

-- Tries that are counted: the aim is a hash of whom or what they were aimed at.
CREATE TABLE throttle (
    aim      BYTEA   NOT NULL PRIMARY KEY,
    tries    BIGINT  NOT NULL,
    opens_at BIGINT  NOT NULL,
    ends_at  BIGINT  NOT NULL
);

CREATE INDEX throttle_ends ON throttle (ends_at);

-- The token with which the first admin makes the own account, while there is nobody.
CREATE TABLE set_up (
    id         BIGINT  NOT NULL PRIMARY KEY CHECK (id = 1),
    token_hash BYTEA   NOT NULL,
    expires_at BIGINT  NOT NULL
);

-- What a password costs on this machine, measured once: all hashes cost the same, so that time tells nothing.
CREATE TABLE password_cost (
    id         BIGINT  NOT NULL PRIMARY KEY CHECK (id = 1),
    memory_kib BIGINT  NOT NULL,
    passes     BIGINT  NOT NULL
);
