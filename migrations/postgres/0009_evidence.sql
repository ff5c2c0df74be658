-- Files: what is in them once for each content, and each version of each file with what it is about. Nothing here is
-- deleted; a file that was taken back is marked. The content is what people compressed already, so it is kept as it is.

CREATE TABLE blob (
    hash  BYTEA  NOT NULL PRIMARY KEY,
    size  BIGINT NOT NULL,
    bytes BYTEA  NOT NULL,
    CONSTRAINT blob_hash_length CHECK (length(hash) = 32)
);

ALTER TABLE blob ALTER COLUMN bytes SET STORAGE EXTERNAL;

CREATE TABLE evidence (
    id          UUID    NOT NULL PRIMARY KEY,
    chain_id    UUID    NOT NULL,
    version     BIGINT NOT NULL,
    case_number BIGINT  NOT NULL REFERENCES case_file (number),
    about       TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    size        BIGINT NOT NULL,
    hash        BYTEA   NOT NULL REFERENCES blob (hash),
    note        TEXT    NOT NULL,
    uploader_id UUID    NOT NULL REFERENCES person (id),
    at          BIGINT NOT NULL,
    removed_at  BIGINT,
    removed_by  UUID    REFERENCES person (id),
    CONSTRAINT evidence_about_known CHECK (about IN ('case', 'answer', 'condition', 'gate'))
);

CREATE UNIQUE INDEX evidence_version ON evidence (chain_id, version);
CREATE INDEX evidence_case ON evidence (case_number);
CREATE INDEX evidence_uploader ON evidence (uploader_id, size);
CREATE INDEX evidence_blob ON evidence (hash);
