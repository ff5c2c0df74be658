-- Separation of duties, once more below the program: no statement, by whomever, stores a case in which somebody decided or
-- signed what they filed, reviewed or wanted themselves, and nothing enters the register without a yes. And the settings of
-- the company, each change proposed by one person and confirmed by another.

CREATE TABLE policy_change (
    number      INTEGER NOT NULL PRIMARY KEY,
    base        INTEGER NOT NULL,
    settings    TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    proposed_by BLOB    NOT NULL REFERENCES person (id),
    proposed_at INTEGER NOT NULL,
    decided_by  BLOB    REFERENCES person (id),
    decided_at  INTEGER,
    version     INTEGER,
    CONSTRAINT policy_change_decided CHECK ((decided_by IS NULL) = (decided_at IS NULL)),
    CONSTRAINT policy_change_version_next CHECK (version IS NULL OR version = base + 1),
    CONSTRAINT policy_change_two_people CHECK (version IS NULL OR (decided_by IS NOT NULL AND decided_by <> proposed_by))
) STRICT;

-- One waits at a time on a version, and a version comes into force once.
CREATE UNIQUE INDEX policy_change_waiting ON policy_change (base) WHERE decided_at IS NULL;
CREATE UNIQUE INDEX policy_change_version ON policy_change (version) WHERE version IS NOT NULL;

CREATE TRIGGER policy_change_update BEFORE UPDATE ON policy_change
WHEN OLD.decided_at IS NOT NULL OR NEW.number <> OLD.number OR NEW.base <> OLD.base OR NEW.settings <> OLD.settings
    OR NEW.reason <> OLD.reason OR NEW.proposed_by <> OLD.proposed_by OR NEW.proposed_at <> OLD.proposed_at
BEGIN SELECT RAISE(ABORT, 'a proposal is decided once and never changed'); END;

CREATE TRIGGER policy_change_delete BEFORE DELETE ON policy_change
BEGIN SELECT RAISE(ABORT, 'a proposal is decided once and never changed'); END;

-- Nobody comes into force who was not proposed: a row begins undecided.
CREATE TRIGGER policy_change_insert BEFORE INSERT ON policy_change
WHEN NEW.decided_at IS NOT NULL OR NEW.version IS NOT NULL
BEGIN SELECT RAISE(ABORT, 'a proposal begins undecided'); END;

-- Cases that say about people what the rules of `domain` never let happen; there are none, because the triggers below ask
-- this view. A document that names no requester is no case.
CREATE VIEW case_without_duties AS
SELECT number FROM (
    SELECT number, state, body, lower(hex(requester_id)) AS filed_by, json_extract(body, '$.requester') AS requester,
        COALESCE(json_extract(body, '$.state.' || state || '.decision.authority'), '') AS capacity,
        COALESCE(json_extract(body, '$.state.' || state || '.decision.by'), '') AS decider,
        COALESCE(json_extract(body, '$.state.' || state || '.decision.cosigned_by'), '') AS cosigner,
        json_extract(body, '$.state.' || state || '.decision.choice.offer') AS offer
    FROM case_file)
WHERE requester IS NOT NULL AND (
    replace(requester, '-', '') <> filed_by
    OR requester IN (SELECT value FROM json_each(body, '$.reviewed_by'))
    OR EXISTS (SELECT 1 FROM json_each(body, '$.rounds') AS round
        WHERE json_extract(round.value, '$.cosigned_by') = json_extract(round.value, '$.by'))
    OR (state IN ('approved', 'declined') AND (
        capacity NOT IN ('reviewer', 'executive', 'agreement', 'consent')
        OR decider = cosigner
        OR (capacity IN ('reviewer', 'executive') AND requester IN (decider, cosigner))
        OR (capacity = 'executive' AND (
            decider IN (SELECT value FROM json_each(body, '$.reviewed_by'))
            OR decider IN (SELECT key FROM json_each(body, '$.sides'))))
        OR (capacity = 'agreement' AND NOT EXISTS (SELECT 1 FROM json_each(body, '$.rounds') AS round
            WHERE json_extract(round.value, '$.number') = offer AND json_extract(round.value, '$.by') <> decider))
        OR (capacity = 'consent' AND state <> 'declined'))));

CREATE TRIGGER case_file_duties_insert AFTER INSERT ON case_file
BEGIN
    SELECT RAISE(ABORT, 'nobody decides, reviews or signs their own')
    FROM case_without_duties WHERE number = NEW.number;
END;

CREATE TRIGGER case_file_duties_update AFTER UPDATE OF number, state, requester_id, body ON case_file
BEGIN
    SELECT RAISE(ABORT, 'nobody decides, reviews or signs their own')
    FROM case_without_duties WHERE number = NEW.number;
END;

CREATE TRIGGER entry_needs_a_yes BEFORE INSERT ON entry
WHEN (SELECT state FROM case_file WHERE number = NEW.case_number) IS NOT 'approved'
BEGIN SELECT RAISE(ABORT, 'the register takes what was approved'); END;

-- The list of everybody.
CREATE INDEX person_name ON person (lower(name), id);
