-- The decision trail: the leaves of a Merkle tree, what they commit to without showing it, the tree's edge, and every
-- signed checkpoint. Rows are added at the end and never changed; these triggers say so to everybody who has not taken
-- them away first, and who takes them away is found by `concord audit verify`.

CREATE TABLE audit_entry (
    seq  BIGINT NOT NULL PRIMARY KEY,
    body BYTEA  NOT NULL,
    leaf BYTEA  NOT NULL
);

CREATE TABLE audit_private (
    seq  BIGINT NOT NULL PRIMARY KEY REFERENCES audit_entry (seq),
    salt BYTEA  NOT NULL,
    data BYTEA  NOT NULL
);

CREATE TABLE audit_head (
    id   BIGINT NOT NULL PRIMARY KEY,
    size BIGINT NOT NULL,
    edge BYTEA  NOT NULL,
    CONSTRAINT audit_head_single CHECK (id = 1)
);

CREATE TABLE audit_checkpoint (
    size BIGINT NOT NULL PRIMARY KEY,
    note TEXT   NOT NULL
);

-- By what people look for entries. It says nothing that the entries do not say, and the replay compares the two.
CREATE TABLE audit_index (
    seq    BIGINT NOT NULL PRIMARY KEY REFERENCES audit_entry (seq),
    at     BIGINT NOT NULL,
    actor  TEXT  NOT NULL,
    act    TEXT  NOT NULL,
    object TEXT  NOT NULL
);

CREATE INDEX audit_index_actor ON audit_index (actor, seq);
CREATE INDEX audit_index_act ON audit_index (act, seq);
CREATE INDEX audit_index_object ON audit_index (object, seq);

INSERT INTO audit_head (id, size, edge) VALUES (1, 0, '');

CREATE FUNCTION audit_is_append_only() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    RAISE EXCEPTION 'the audit log is append-only';
END $$;

-- An entry and its private part stand where the head ends.
CREATE FUNCTION audit_takes_the_end() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.seq IS DISTINCT FROM (SELECT size FROM audit_head WHERE id = 1) THEN
        RAISE EXCEPTION 'the audit log takes entries at its end only';
    END IF;
    RETURN NEW;
END $$;

-- A private part goes only with the newest entry, if that one names it.
CREATE FUNCTION audit_private_is_erased() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NOT EXISTS (
        SELECT 1 FROM audit_entry
        WHERE seq = (SELECT size - 1 FROM audit_head WHERE id = 1)
            AND convert_from(body, 'UTF8')::jsonb -> 'erases' @> to_jsonb(OLD.seq)) THEN
        RAISE EXCEPTION 'private parts are erased by an entry only';
    END IF;
    RETURN OLD;
END $$;

-- The head moves by one, to an entry that is there. Writing the same size again is how a writer queues.
CREATE FUNCTION audit_head_moves() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.id = OLD.id AND ((NEW.size = OLD.size AND NEW.edge = OLD.edge)
        OR (NEW.size = OLD.size + 1 AND EXISTS (SELECT 1 FROM audit_entry WHERE seq = OLD.size))) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'the audit log is append-only';
END $$;

CREATE FUNCTION audit_checkpoint_covers() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.size > (SELECT size FROM audit_head WHERE id = 1) THEN
        RAISE EXCEPTION 'a checkpoint covers what is there';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER audit_entry_insert BEFORE INSERT ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_takes_the_end();
CREATE TRIGGER audit_entry_change BEFORE UPDATE OR DELETE ON audit_entry
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_entry_truncate BEFORE TRUNCATE ON audit_entry
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

CREATE TRIGGER audit_private_insert BEFORE INSERT ON audit_private
    FOR EACH ROW EXECUTE FUNCTION audit_takes_the_end();
CREATE TRIGGER audit_private_update BEFORE UPDATE ON audit_private
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_private_delete BEFORE DELETE ON audit_private
    FOR EACH ROW EXECUTE FUNCTION audit_private_is_erased();
CREATE TRIGGER audit_private_truncate BEFORE TRUNCATE ON audit_private
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

CREATE TRIGGER audit_index_insert BEFORE INSERT ON audit_index
    FOR EACH ROW EXECUTE FUNCTION audit_takes_the_end();
CREATE TRIGGER audit_index_change BEFORE UPDATE OR DELETE ON audit_index
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_index_truncate BEFORE TRUNCATE ON audit_index
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

CREATE TRIGGER audit_head_update BEFORE UPDATE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION audit_head_moves();
CREATE TRIGGER audit_head_change BEFORE INSERT OR DELETE ON audit_head
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_head_truncate BEFORE TRUNCATE ON audit_head
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();

CREATE TRIGGER audit_checkpoint_insert BEFORE INSERT ON audit_checkpoint
    FOR EACH ROW EXECUTE FUNCTION audit_checkpoint_covers();
CREATE TRIGGER audit_checkpoint_change BEFORE UPDATE OR DELETE ON audit_checkpoint
    FOR EACH ROW EXECUTE FUNCTION audit_is_append_only();
CREATE TRIGGER audit_checkpoint_truncate BEFORE TRUNCATE ON audit_checkpoint
    FOR EACH STATEMENT EXECUTE FUNCTION audit_is_append_only();
