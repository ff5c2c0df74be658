-- What somebody keeps at the own desk: what was put off, filters with a name, keys. None of it moves a case.

-- Put off by one person until a moment, or (no `until`) until something happens to the case. `woken_at` is when something
-- did. A row stays after that, so that a list can say that the case is back.
CREATE TABLE snooze (
    case_number BIGINT  NOT NULL REFERENCES case_file (number),
    person_id   UUID    NOT NULL REFERENCES person (id),
    at          BIGINT  NOT NULL,
    until       BIGINT ,
    woken_at    BIGINT ,
    PRIMARY KEY (case_number, person_id)
);

CREATE INDEX snooze_person ON snooze (person_id, at DESC, case_number);

-- A filter of the inbox, as it stands in the address. A shared one is for whoever reviews in its area; without an area, for
-- all who review.
CREATE TABLE saved_filter (
    id         UUID    NOT NULL PRIMARY KEY,
    owner_id   UUID    NOT NULL REFERENCES person (id),
    shared     BIGINT  NOT NULL,
    area_id    UUID    REFERENCES area (id),
    name       TEXT    NOT NULL,
    query      TEXT    NOT NULL,
    created_at BIGINT  NOT NULL
);

CREATE INDEX saved_filter_owner ON saved_filter (owner_id, name, id);
CREATE INDEX saved_filter_shared ON saved_filter (area_id, name, id) WHERE shared = 1;

-- Which key does what for one person; who has no row has the usual keys.
CREATE TABLE keyboard (
    person_id UUID    NOT NULL PRIMARY KEY REFERENCES person (id),
    active    BIGINT  NOT NULL,
    keys      JSONB   NOT NULL
);

CREATE INDEX watch_person ON watch (person_id, case_number DESC) WHERE watches = 1;

-- What is not over, as before, with what the inbox filters by besides.
DROP INDEX case_file_open;
DROP INDEX case_file_open_area;
CREATE INDEX case_file_open ON case_file (
    (COALESCE(due_at / 86400000, 9000000000000)),
    (CASE severity WHEN 'Critical' THEN 0 WHEN 'High' THEN 1 WHEN 'Medium' THEN 2 WHEN 'Low' THEN 3 ELSE 4 END),
    due_at, number, move_side, state, area_id, submitted_at, kind, severity, tool_key, assignee_id
) WHERE submitted_at IS NOT NULL AND move_side <> 'nobody';
CREATE INDEX case_file_open_area ON case_file (
    area_id,
    (COALESCE(due_at / 86400000, 9000000000000)),
    (CASE severity WHEN 'Critical' THEN 0 WHEN 'High' THEN 1 WHEN 'Medium' THEN 2 WHEN 'Low' THEN 3 ELSE 4 END),
    due_at, number, move_side, state, submitted_at, kind, severity, tool_key, assignee_id
) WHERE submitted_at IS NOT NULL AND move_side <> 'nobody';

-- The last words of security by one person, for the lead time of the own queue.
CREATE INDEX event_verdict ON event (actor_id, at DESC, case_number, seq)
    WHERE kind IN ('approved', 'offered', 'objected', 'returned', 'referred', 'asked');
