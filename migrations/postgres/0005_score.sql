-- What an executive tolerates in an area (two anchors; without them the default of the policy counts), and every rule
-- book that was in force, so that an old decision can be computed again by a newer program.

ALTER TABLE area ADD COLUMN tolerance JSONB;

CREATE TABLE rule_book (
    hash          TEXT   NOT NULL PRIMARY KEY,
    version       TEXT   NOT NULL,
    sources       JSONB  NOT NULL,
    first_used_at BIGINT NOT NULL
);
