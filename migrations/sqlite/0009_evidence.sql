-- Files: what is in them once for each content, and each version of each file with what it is about. Nothing here is
-- deleted; a file that was taken back is marked. `blob` has no WITHOUT ROWID, because its rows are megabytes long.

CREATE TABLE blob (
    hash  BLOB    NOT NULL PRIMARY KEY,
    size  INTEGER NOT NULL,
    bytes BLOB    NOT NULL,
    CONSTRAINT blob_hash_length CHECK (length(hash) = 32)
) STRICT;

CREATE TABLE evidence (
    id          BLOB    NOT NULL PRIMARY KEY,
    chain_id    BLOB    NOT NULL,
    version     INTEGER NOT NULL,
    case_number INTEGER NOT NULL REFERENCES case_file (number),
    about       TEXT    NOT NULL,
    subject     TEXT    NOT NULL,
    name        TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    size        INTEGER NOT NULL,
    hash        BLOB    NOT NULL REFERENCES blob (hash),
    note        TEXT    NOT NULL,
    uploader_id BLOB    NOT NULL REFERENCES person (id),
    at          INTEGER NOT NULL,
    removed_at  INTEGER,
    removed_by  BLOB    REFERENCES person (id),
    CONSTRAINT evidence_about_known CHECK (about IN ('case', 'answer', 'condition', 'gate'))
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX evidence_version ON evidence (chain_id, version);
CREATE INDEX evidence_case ON evidence (case_number);
CREATE INDEX evidence_uploader ON evidence (uploader_id, size);
CREATE INDEX evidence_blob ON evidence (hash);
