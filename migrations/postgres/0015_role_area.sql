-- Who holds which role in an area: asked at every act and every conversation, however many people the company has.
CREATE INDEX person_role_held ON person_role (area_id, role, person_id);
