-- The fair clock: when an area works and how long each move may take there; nothing is the default. And which case
-- follows which, so that an appeal, a new try or an extension is found from the older case too.

ALTER TABLE area ADD COLUMN calendar JSONB;
ALTER TABLE area ADD COLUMN deadlines JSONB;

-- Derived from the cases; can be made again at any time.
CREATE TABLE follow_up (
    number  BIGINT NOT NULL PRIMARY KEY REFERENCES case_file (number),
    follows BIGINT NOT NULL REFERENCES case_file (number)
);

CREATE INDEX follow_up_follows ON follow_up (follows, number);

INSERT INTO follow_up (number, follows)
    SELECT number, (body -> 'request' ->> 'follows')::BIGINT FROM case_file
    WHERE body -> 'request' ->> 'follows' IS NOT NULL;

-- Who stands overdue: executives, advisers, admins who have to name somebody.
CREATE INDEX case_file_waits ON case_file (due_at, number, area_id)
    WHERE move_side IN ('executive', 'adviser', 'admin');
