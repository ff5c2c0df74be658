-- Passkeys: public keys of authenticators that check their person themselves, so that one counts as both factors. Nothing here
-- opens anything: what does never leaves the authenticator.

-- By which authenticators know a person: random, so that neither an address nor our own number stands in one that is lost.
CREATE TABLE passkey_holder (
    person_id UUID NOT NULL PRIMARY KEY REFERENCES person (id),
    handle    UUID NOT NULL
);

CREATE UNIQUE INDEX passkey_holder_handle ON passkey_holder (handle);

-- The credential holds public key and counter, which rises with the version. One that counted backwards is suspect since then,
-- and opens nothing any more.
CREATE TABLE passkey (
    id            UUID NOT NULL PRIMARY KEY,
    person_id     UUID NOT NULL REFERENCES person (id),
    credential_id BYTEA NOT NULL,
    credential    JSONB NOT NULL,
    name          TEXT NOT NULL,
    version       BIGINT NOT NULL,
    created_at    BIGINT NOT NULL,
    used_at       BIGINT,
    suspect_at    BIGINT
);

CREATE UNIQUE INDEX passkey_credential ON passkey (credential_id);
CREATE INDEX passkey_person ON passkey (person_id, created_at, id);

-- What was asked and not answered yet: by whom (the hash of a token that the browser has, as in session), and for what. It is
-- taken out with the first answer, right or wrong.
CREATE TABLE passkey_challenge (
    holder     BYTEA NOT NULL,
    purpose    TEXT NOT NULL,
    state      JSONB NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    PRIMARY KEY (holder, purpose),
    CONSTRAINT passkey_challenge_purpose_known CHECK (purpose IN ('add', 'sign-in', 'prove'))
);

CREATE INDEX passkey_challenge_expires ON passkey_challenge (expires_at);
