-- What a list needs in order to read only the rows that it shows, however many there are. Each index has the order of
-- one list, and after that what the list filters by, so that what is skipped costs no look at its document.

-- What is not over: the inbox of a role, everywhere or in one area.
CREATE INDEX case_file_open ON case_file (
    COALESCE(due_at / 86400000, 9000000000000),
    CASE severity WHEN 'Critical' THEN 0 WHEN 'High' THEN 1 WHEN 'Medium' THEN 2 WHEN 'Low' THEN 3 ELSE 4 END,
    due_at, number, move_side, state, area_id, submitted_at
) WHERE submitted_at IS NOT NULL AND move_side <> 'nobody';
CREATE INDEX case_file_open_area ON case_file (
    area_id,
    COALESCE(due_at / 86400000, 9000000000000),
    CASE severity WHEN 'Critical' THEN 0 WHEN 'High' THEN 1 WHEN 'Medium' THEN 2 WHEN 'Low' THEN 3 ELSE 4 END,
    due_at, number, move_side, state, submitted_at
) WHERE submitted_at IS NOT NULL AND move_side <> 'nobody';

-- Marketing's requests, the last changed first: everywhere, in one area, of one person.
CREATE INDEX case_file_updated ON case_file (updated_at DESC, number DESC, state) WHERE state <> 'discarded';
CREATE INDEX case_file_area_updated ON case_file (area_id, updated_at DESC, number DESC, state)
    WHERE state <> 'discarded';
CREATE INDEX case_file_requester_area ON case_file (requester_id, updated_at DESC, number DESC, area_id, state);
CREATE INDEX case_file_draft ON case_file (area_id, updated_at DESC, number DESC) WHERE state = 'draft';

-- What is known about a tool, and what was decided last.
CREATE INDEX case_file_tool_number ON case_file (tool_key, number DESC) WHERE submitted_at IS NOT NULL;
CREATE INDEX case_file_decided ON case_file (decided_at DESC, number DESC) WHERE decided_at IS NOT NULL;

-- The register in its four orders, and the entries of a tool.
CREATE INDEX entry_by_name ON entry (name_key, id, area_id, kind, state, expires_at, review_at);
CREATE INDEX entry_by_supplier ON entry (lower(supplier), name_key, id, area_id, kind, state, expires_at, review_at);
CREATE INDEX entry_by_approval ON entry (approved_at DESC, name_key, id, area_id, kind, state, expires_at, review_at);
CREATE INDEX entry_by_expiry ON entry (
    COALESCE(expires_at, 9000000000000000), name_key, id, area_id, kind, state, expires_at, review_at
);
CREATE INDEX entry_of_tool ON entry (name_key, approved_at DESC, id);

-- Names as they are searched: from each word of a name, or of its supplier, to the end. Whoever types the beginning of
-- any word finds the tool by a range of this key. Derived from the cases and entries; can be made again at any time.
CREATE TABLE name_part (
    part     TEXT NOT NULL,
    name_key TEXT NOT NULL,
    PRIMARY KEY (part, name_key)
) STRICT, WITHOUT ROWID;

-- What these take the place of.
DROP INDEX case_file_inbox;
DROP INDEX case_file_state;
DROP INDEX case_file_requester;
DROP INDEX case_file_tool;
DROP INDEX entry_name;
