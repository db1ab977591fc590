-- What a change was about, field by field: JSON objects, empty where an event is no change of fields.
ALTER TABLE events ADD COLUMN before TEXT NOT NULL DEFAULT '';
ALTER TABLE events ADD COLUMN after TEXT NOT NULL DEFAULT '';

-- Who may administer, and who takes what is ordered through production.
INSERT INTO page_access (group_id, page) VALUES
    ('01900000-0000-7000-8000-000000000001', 'users'),
    ('01900000-0000-7000-8000-000000000001', 'groups'),
    ('01900000-0000-7000-8000-000000000001', 'catalogue'),
    ('01900000-0000-7000-8000-000000000001', 'production'),
    ('01900000-0000-7000-8000-000000000001', 'settings'),
    ('01900000-0000-7000-8000-000000000001', 'audit_log'),
    ('01900000-0000-7000-8000-000000000003', 'production');
