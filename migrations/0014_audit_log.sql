-- What the audit log walks: from a moment back, of all events or of one actor, subject, company or kind.
CREATE INDEX events_by_time ON events (at, id);
CREATE INDEX events_by_actor ON events (actor_id, at, id);
CREATE INDEX events_by_subject ON events (subject_id, at, id);
CREATE INDEX events_by_company ON events (company_id, at, id);
CREATE INDEX events_by_kind ON events (kind, at, id);
