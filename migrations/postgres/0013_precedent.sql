-- Decided cases as precedents: by what they resemble others, and the stems of their words (app/domain/src/precedent).
-- Derived from the cases; can be made again at any time. Each index gives the newest of its kind first, so that a search
-- reads a bounded number of candidates. `facts` are the stems that everybody may search; `words` are those, the
-- stems of people's own texts, and the kind as one word.
CREATE TABLE decided (
    number       BIGINT NOT NULL PRIMARY KEY,
    area_id      UUID   NOT NULL,
    kind         TEXT   NOT NULL,
    tool_key     TEXT   NOT NULL,
    supplier_key TEXT   NOT NULL,
    data         TEXT   NOT NULL,
    facts        TEXT   NOT NULL,
    words        TEXT   NOT NULL,
    document     TSVECTOR GENERATED ALWAYS AS (to_tsvector('simple', words)) STORED
);

CREATE INDEX decided_tool ON decided (tool_key, number DESC);
CREATE INDEX decided_supplier ON decided (supplier_key, number DESC);
CREATE INDEX decided_kind ON decided (kind, number DESC);

-- Stems are folded and stemmed already: nothing is left for a dictionary.
CREATE INDEX decided_words ON decided USING gin (document) WITH (fastupdate = off);
