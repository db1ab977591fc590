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
    -- Also the mail's Message-ID, so that one that goes twice is the same mail.
    id TEXT PRIMARY KEY,
    event_id TEXT NOT NULL REFERENCES events (id),
    -- NULL for an address of the shop itself.
    recipient_id TEXT REFERENCES users (id),
    address TEXT NOT NULL,
    language TEXT NOT NULL,
    -- customer, csr, shop
    audience TEXT NOT NULL,
    -- pending, sending, sent, retrying, failed, suppressed
    state TEXT NOT NULL,
    attempts BIGINT NOT NULL,
    -- Not before this; and while it is being sent, whose worker has it until when.
    due_at BIGINT NOT NULL,
    leased_until BIGINT,
    last_error TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    sent_at BIGINT,
    UNIQUE (event_id, address)
);
CREATE INDEX outbox_due ON outbox (state, due_at);

-- The shop's own addresses: fallback, for what would reach no CSR; operators.
CREATE TABLE mail_addresses (
    purpose TEXT PRIMARY KEY,
    address TEXT NOT NULL
);
-- A staff user's wish to get no CSR mail for now.
ALTER TABLE users ADD COLUMN mail_paused BOOLEAN NOT NULL DEFAULT FALSE;

-- Who may look at the on-behalf sessions and end one, and at the mails; and who says which CSRs serve a
-- company, which gives them the right to order on behalf of its buyers.
INSERT INTO page_access (group_id, page) VALUES
    ('01900000-0000-7000-8000-000000000001', 'on_behalf_sessions'),
    ('01900000-0000-7000-8000-000000000002', 'on_behalf_sessions'),
    ('01900000-0000-7000-8000-000000000003', 'on_behalf_sessions'),
    ('01900000-0000-7000-8000-000000000001', 'mails'),
    ('01900000-0000-7000-8000-000000000001', 'companies');
