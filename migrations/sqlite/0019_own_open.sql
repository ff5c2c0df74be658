-- The open requests that somebody filed, by urgency: whoever filed hundreds has few that are not over.
CREATE INDEX case_file_open_requester ON case_file (
    requester_id, (COALESCE(due_at / 86400000, 9000000000000)), area_id, move_side, submitted_at
) WHERE submitted_at IS NOT NULL AND move_side <> 'nobody';
