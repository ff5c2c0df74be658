-- The newest entry of a tool in one area: a search asks for it by area, however many entries the tool has elsewhere.
CREATE INDEX entry_of_tool_area ON entry (name_key, area_id, approved_at DESC, id);
