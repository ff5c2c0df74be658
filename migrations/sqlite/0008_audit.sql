-- The decision trail: the leaves of a Merkle tree, what they commit to without showing it, the tree's edge, and every
-- signed checkpoint. Rows are added at the end and never changed; these triggers say so to everybody who has not taken
-- them away first, and who takes them away is found by `concord audit verify`.

CREATE TABLE audit_entry (
    seq  INTEGER NOT NULL PRIMARY KEY,
    body BLOB    NOT NULL,
    leaf BLOB    NOT NULL
) STRICT;

CREATE TABLE audit_private (
    seq  INTEGER NOT NULL PRIMARY KEY REFERENCES audit_entry (seq),
    salt BLOB    NOT NULL,
    data BLOB    NOT NULL
) STRICT;

CREATE TABLE audit_head (
    id   INTEGER NOT NULL PRIMARY KEY,
    size INTEGER NOT NULL,
    edge BLOB    NOT NULL,
    CONSTRAINT audit_head_single CHECK (id = 1)
) STRICT;

CREATE TABLE audit_checkpoint (
    size INTEGER NOT NULL PRIMARY KEY,
    note TEXT    NOT NULL
) STRICT;

-- By what people look for entries. It says nothing that the entries do not say, and the replay compares the two.
CREATE TABLE audit_index (
    seq    INTEGER NOT NULL PRIMARY KEY REFERENCES audit_entry (seq),
    at     INTEGER NOT NULL,
    actor  TEXT   NOT NULL,
    act    TEXT   NOT NULL,
    object TEXT   NOT NULL
) STRICT;

CREATE INDEX audit_index_actor ON audit_index (actor, seq);
CREATE INDEX audit_index_act ON audit_index (act, seq);
CREATE INDEX audit_index_object ON audit_index (object, seq);

INSERT INTO audit_head (id, size, edge) VALUES (1, 0, x'');

-- An entry stands where the head ends.
CREATE TRIGGER audit_entry_insert BEFORE INSERT ON audit_entry
WHEN NEW.seq IS NOT (SELECT size FROM audit_head WHERE id = 1)
BEGIN SELECT RAISE(ABORT, 'the audit log takes entries at its end only'); END;

CREATE TRIGGER audit_entry_update BEFORE UPDATE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_entry_delete BEFORE DELETE ON audit_entry
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_private_insert BEFORE INSERT ON audit_private
WHEN NEW.seq IS NOT (SELECT size FROM audit_head WHERE id = 1)
BEGIN SELECT RAISE(ABORT, 'the audit log takes entries at its end only'); END;

CREATE TRIGGER audit_private_update BEFORE UPDATE ON audit_private
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

-- A private part goes only with the newest entry, if that one names it.
CREATE TRIGGER audit_private_delete BEFORE DELETE ON audit_private
WHEN NOT EXISTS (
    SELECT 1 FROM audit_entry, json_each(CAST(audit_entry.body AS TEXT), '$.erases') AS erased
    WHERE audit_entry.seq = (SELECT size - 1 FROM audit_head WHERE id = 1) AND erased.value = OLD.seq)
BEGIN SELECT RAISE(ABORT, 'private parts are erased by an entry only'); END;

CREATE TRIGGER audit_index_insert BEFORE INSERT ON audit_index
WHEN NEW.seq IS NOT (SELECT size FROM audit_head WHERE id = 1)
BEGIN SELECT RAISE(ABORT, 'the audit log takes entries at its end only'); END;

CREATE TRIGGER audit_index_update BEFORE UPDATE ON audit_index
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_index_delete BEFORE DELETE ON audit_index
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_head_insert BEFORE INSERT ON audit_head
BEGIN SELECT RAISE(ABORT, 'the audit log has one head'); END;

-- The head moves by one, to an entry that is there. Writing the same size again is how a writer queues.
CREATE TRIGGER audit_head_update BEFORE UPDATE ON audit_head
WHEN NOT (NEW.id = OLD.id AND ((NEW.size = OLD.size AND NEW.edge = OLD.edge)
    OR (NEW.size = OLD.size + 1 AND EXISTS (SELECT 1 FROM audit_entry WHERE seq = OLD.size))))
BEGIN SELECT RAISE(ABORT, 'the audit log is append-only'); END;

CREATE TRIGGER audit_head_delete BEFORE DELETE ON audit_head
BEGIN SELECT RAISE(ABORT, 'the audit log has one head'); END;

CREATE TRIGGER audit_checkpoint_insert BEFORE INSERT ON audit_checkpoint
WHEN NEW.size > (SELECT size FROM audit_head WHERE id = 1)
    OR EXISTS (SELECT 1 FROM audit_checkpoint WHERE size = NEW.size)
BEGIN SELECT RAISE(ABORT, 'a checkpoint is stored once, and covers what is there'); END;

CREATE TRIGGER audit_checkpoint_update BEFORE UPDATE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;

CREATE TRIGGER audit_checkpoint_delete BEFORE DELETE ON audit_checkpoint
BEGIN SELECT RAISE(ABORT, 'checkpoints are never changed'); END;
