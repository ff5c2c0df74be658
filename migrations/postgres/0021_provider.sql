-- Signing in at the company's provider. Somebody is who they are there by issuer and subject, never by address; one account
-- has one of them. An errand is a sign-in that is on its way: the key is the SHA-256 of what only a cookie holds, it works
-- once and for minutes, and what somebody had typed before is sealed.

CREATE TABLE provider_identity (
    person_id UUID    NOT NULL PRIMARY KEY REFERENCES person (id),
    issuer    TEXT    NOT NULL,
    subject   TEXT    NOT NULL,
    linked_at BIGINT  NOT NULL
);

CREATE UNIQUE INDEX provider_identity_subject ON provider_identity (issuer, subject);

CREATE TABLE provider_errand (
    token_hash BYTEA   NOT NULL PRIMARY KEY,
    person_id  UUID    REFERENCES person (id),
    next       TEXT    NOT NULL,
    carried    BYTEA   NOT NULL,
    created_at BIGINT  NOT NULL,
    expires_at BIGINT  NOT NULL
);

CREATE INDEX provider_errand_expires ON provider_errand (expires_at);
