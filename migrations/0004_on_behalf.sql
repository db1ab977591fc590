-- Terms by which a CSR finds buyers, within each company that the CSR serves: a search walks one short range for each.
CREATE TABLE buyer_search (
    company_id TEXT NOT NULL REFERENCES companies (id),
    term TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (company_id, term, user_id)
);
INSERT INTO buyer_search (company_id, term, user_id)
SELECT u.company_id, s.term, s.user_id FROM user_search s JOIN users u ON u.id = s.user_id WHERE u.company_id IS NOT NULL;
CREATE INDEX buyer_search_by_user ON buyer_search (user_id, term);
-- user_search stays for servers of the version before; a later version drops it.

CREATE INDEX users_active_by_name ON users (company_id, active, name, id);
CREATE INDEX companies_of_all_csrs ON companies (id) WHERE served_by_all_csrs;
CREATE INDEX on_behalf_by_pair ON on_behalf_sessions (actor_id, subject_id, started_at);
CREATE INDEX on_behalf_by_company ON on_behalf_sessions (company_id, started_at);
CREATE INDEX on_behalf_running ON on_behalf_sessions (subject_id) WHERE ended_at IS NULL;

-- Mails to be sent, each written in the transaction of its event.
CREATE TABLE outbox (
    id TEXT PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES events (id),
    recipient_id TEXT NOT NULL REFERENCES users (id),
    -- pending, until there is a worker that sends.
    state TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    UNIQUE (event_id, recipient_id)
);
CREATE INDEX outbox_by_state ON outbox (state, created_at);

-- Who may look at the on-behalf sessions, and end one.
INSERT INTO page_access (group_id, page) VALUES
    ('01900000-0000-7000-8000-000000000001', 'on_behalf_sessions'),
    ('01900000-0000-7000-8000-000000000002', 'on_behalf_sessions'),
    ('01900000-0000-7000-8000-000000000003', 'on_behalf_sessions');
