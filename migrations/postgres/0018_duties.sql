-- Separation of duties, once more below the program: no statement, by whomever, stores a case in which somebody decided or
-- signed what they filed, reviewed or wanted themselves, and nothing enters the register without a yes. And the settings of
-- the company, each change proposed by one person and confirmed by another.

CREATE TABLE policy_change (
    number      BIGINT NOT NULL PRIMARY KEY,
    base        BIGINT NOT NULL,
    settings    JSONB  NOT NULL,
    reason      TEXT   NOT NULL,
    proposed_by UUID   NOT NULL REFERENCES person (id),
    proposed_at BIGINT NOT NULL,
    decided_by  UUID   REFERENCES person (id),
    decided_at  BIGINT,
    version     BIGINT,
    CONSTRAINT policy_change_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT policy_change_version_next CHECK (version IS NULL OR version = base + 1),
    CONSTRAINT policy_change_two_people CHECK (version IS NULL OR (decided_by IS NOT NULL AND decided_by <> proposed_by))
);

-- One waits at a time on a version, and a version comes into force once.
CREATE UNIQUE INDEX policy_change_waiting ON policy_change (base) WHERE decided_at IS NULL;
CREATE UNIQUE INDEX policy_change_version ON policy_change (version) WHERE version IS NOT NULL;

CREATE FUNCTION policy_change_is_kept() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF TG_OP = 'UPDATE' AND OLD.decided_at IS NULL
        AND (NEW.number, NEW.base, NEW.settings, NEW.reason, NEW.proposed_by, NEW.proposed_at)
        IS NOT DISTINCT FROM (OLD.number, OLD.base, OLD.settings, OLD.reason, OLD.proposed_by, OLD.proposed_at) THEN
        RETURN NEW;
    END IF;
    RAISE EXCEPTION 'a proposal is decided once and never changed';
END $$;

-- Nobody comes into force who was not proposed: a row begins undecided.
CREATE FUNCTION policy_change_begins() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF NEW.decided_at IS NOT NULL OR NEW.version IS NOT NULL THEN
        RAISE EXCEPTION 'a proposal begins undecided';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER policy_change_update BEFORE UPDATE OR DELETE ON policy_change
    FOR EACH ROW EXECUTE FUNCTION policy_change_is_kept();
CREATE TRIGGER policy_change_truncate BEFORE TRUNCATE ON policy_change
    FOR EACH STATEMENT EXECUTE FUNCTION policy_change_is_kept();
CREATE TRIGGER policy_change_insert BEFORE INSERT ON policy_change
    FOR EACH ROW EXECUTE FUNCTION policy_change_begins();

-- What a case says about people, as the rules of `domain` have it. A document that names no requester is no case.
CREATE FUNCTION case_file_keeps_duties() RETURNS trigger LANGUAGE plpgsql AS $$
DECLARE
    filed    TEXT := NEW.body ->> 'requester';
    reviewed JSONB := COALESCE(NEW.body -> 'reviewed_by', '[]');
    rounds   JSONB := COALESCE(NEW.body -> 'rounds', '[]');
    decision JSONB := NEW.body -> 'state' -> NEW.state -> 'decision';
    capacity TEXT := COALESCE(decision ->> 'authority', '');
    decider  TEXT := COALESCE(decision ->> 'by', '');
    cosigner TEXT := COALESCE(decision ->> 'cosigned_by', '');
BEGIN
    IF filed IS NULL THEN
        RETURN NEW;
    END IF;
    IF filed <> NEW.requester_id::TEXT
        OR reviewed ? filed
        OR EXISTS (SELECT 1 FROM jsonb_array_elements(rounds) AS round WHERE round ->> 'cosigned_by' = round ->> 'by')
        OR (NEW.state IN ('approved', 'declined') AND (
            capacity NOT IN ('reviewer', 'executive', 'agreement', 'consent')
            OR decider = cosigner
            OR (capacity IN ('reviewer', 'executive') AND filed IN (decider, cosigner))
            OR (capacity = 'executive' AND (reviewed ? decider OR COALESCE(NEW.body -> 'sides', '{}') ? decider))
            OR (capacity = 'agreement' AND NOT EXISTS (SELECT 1 FROM jsonb_array_elements(rounds) AS round
                WHERE round -> 'number' = decision -> 'choice' -> 'offer' AND round ->> 'by' <> decider))
            OR (capacity = 'consent' AND NEW.state <> 'declined'))) THEN
        RAISE EXCEPTION 'nobody decides, reviews or signs their own';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER case_file_duties_insert BEFORE INSERT ON case_file
    FOR EACH ROW EXECUTE FUNCTION case_file_keeps_duties();
CREATE TRIGGER case_file_duties_update BEFORE UPDATE OF number, state, requester_id, body ON case_file
    FOR EACH ROW EXECUTE FUNCTION case_file_keeps_duties();

CREATE FUNCTION entry_needs_a_yes() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN
    IF (SELECT state FROM case_file WHERE number = NEW.case_number) IS DISTINCT FROM 'approved' THEN
        RAISE EXCEPTION 'the register takes what was approved';
    END IF;
    RETURN NEW;
END $$;

CREATE TRIGGER entry_needs_a_yes BEFORE INSERT ON entry
    FOR EACH ROW EXECUTE FUNCTION entry_needs_a_yes();

-- The list of everybody.
CREATE INDEX person_name ON person (lower(name), id);
