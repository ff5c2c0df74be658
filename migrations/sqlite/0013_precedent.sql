-- Decided cases as precedents: by what they resemble others, and the stems of their words (app/domain/src/precedent).
-- Derived from the cases; can be made again at any time. Each index gives the newest of its kind first, so that a search
-- reads a bounded number of candidates. `facts` are the stems that everybody may search; `words` are those, the
-- stems of people's own texts, and the kind as one word.
CREATE TABLE decided (
    number       INTEGER NOT NULL PRIMARY KEY,
    area_id      BLOB    NOT NULL,
    kind         TEXT    NOT NULL,
    tool_key     TEXT    NOT NULL,
    supplier_key TEXT    NOT NULL,
    data         TEXT    NOT NULL,
    facts        TEXT    NOT NULL,
    words        TEXT    NOT NULL
) STRICT;

CREATE INDEX decided_tool ON decided (tool_key, number DESC);
CREATE INDEX decided_supplier ON decided (supplier_key, number DESC);
CREATE INDEX decided_kind ON decided (kind, number DESC);

-- Only the index; the words stand in the table. Stems are folded already.
CREATE VIRTUAL TABLE decided_words USING fts5(
    words, content = 'decided', content_rowid = 'number', detail = 'none', tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TRIGGER decided_insert AFTER INSERT ON decided BEGIN
    INSERT INTO decided_words (rowid, words) VALUES (NEW.number, NEW.words);
END;

CREATE TRIGGER decided_delete AFTER DELETE ON decided BEGIN
    INSERT INTO decided_words (decided_words, rowid, words) VALUES ('delete', OLD.number, OLD.words);
END;

CREATE TRIGGER decided_update AFTER UPDATE ON decided BEGIN
    INSERT INTO decided_words (decided_words, rowid, words) VALUES ('delete', OLD.number, OLD.words);
    INSERT INTO decided_words (rowid, words) VALUES (NEW.number, NEW.words);
END;
