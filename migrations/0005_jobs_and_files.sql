-- A job gets a state of its own and can be opened without an order (a portal job). SQLite cannot loosen a column, so the
-- table is made anew. What servers of the version before read and write stays as it was.
ALTER TABLE job_csrs RENAME TO job_csrs_before;
ALTER TABLE jobs RENAME TO jobs_before;

CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    company_id TEXT NOT NULL REFERENCES companies (id),
    -- NULL for a portal job; then there are no product, spec and configuration either.
    order_id TEXT REFERENCES orders (id),
    position BIGINT NOT NULL,
    product_id TEXT REFERENCES products (id),
    -- As they were when ordered: a later change of the product changes no order. A portal job has its name in both.
    name_en TEXT NOT NULL,
    name_ja TEXT NOT NULL,
    picture TEXT NOT NULL,
    spec TEXT,
    configuration TEXT,
    price BIGINT NOT NULL,
    -- The order's status, for servers of the version before; a later version drops it.
    status TEXT NOT NULL DEFAULT 'approved',
    added_by TEXT NOT NULL REFERENCES users (id),
    on_behalf_id TEXT REFERENCES on_behalf_sessions (id),
    -- NULL only where a server of the version before wrote the job while both ran; the next migration fills it.
    buyer_id TEXT REFERENCES users (id),
    -- What its customer calls it; empty while that is the product's name.
    name TEXT NOT NULL DEFAULT '',
    description TEXT NOT NULL DEFAULT '',
    code TEXT NOT NULL DEFAULT '',
    -- As 2026-12-31; the last day of all where none is set, which sorts last on both engines.
    due_on TEXT NOT NULL DEFAULT '9999-12-31',
    -- Sorts by due date, each job at a place of its own.
    due_key TEXT NOT NULL GENERATED ALWAYS AS (due_on || ' ' || id) STORED,
    -- Of a portal job; an ordered one has it in its configuration.
    quantity BIGINT NOT NULL DEFAULT 0,
    -- awaiting_files, preflight, proof_ready, corrections_requested, approved, in_production, finished, shipped, cancelled
    state TEXT NOT NULL DEFAULT 'awaiting_files',
    -- Of a portal job; an ordered one came with its order.
    opened_at BIGINT,
    -- Made with the page that opened a portal job: the same key never opens two.
    opening_key TEXT,
    UNIQUE (buyer_id, opening_key)
);
INSERT INTO jobs (id, number, company_id, order_id, position, product_id, name_en, name_ja, picture, spec, configuration,
                  price, status, added_by, on_behalf_id, buyer_id, state)
SELECT j.id, j.number, j.company_id, j.order_id, j.position, j.product_id, j.name_en, j.name_ja, j.picture, j.spec,
       j.configuration, j.price, j.status, j.added_by, j.on_behalf_id, o.buyer_id,
       CASE WHEN j.status IN ('in_production', 'finished', 'shipped') THEN j.status
            WHEN j.status IN ('cancelled', 'declined', 'rejected') THEN 'cancelled'
            ELSE 'awaiting_files' END
FROM jobs_before j JOIN orders o ON o.id = j.order_id;

CREATE TABLE job_csrs (
    job_id TEXT NOT NULL REFERENCES jobs (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (job_id, user_id)
);
INSERT INTO job_csrs (job_id, user_id) SELECT job_id, user_id FROM job_csrs_before;
DROP TABLE job_csrs_before;
DROP TABLE jobs_before;
CREATE INDEX job_csrs_by_user ON job_csrs (user_id, job_id);
CREATE INDEX jobs_by_order ON jobs (order_id, position);
-- The lists of jobs, newest first and next due first. The state at the end lets a filter pass by without the row.
CREATE INDEX jobs_by_buyer ON jobs (buyer_id, id, state);
CREATE INDEX jobs_by_buyer_due ON jobs (buyer_id, due_key, state);
CREATE INDEX jobs_by_company ON jobs (company_id, id, state);
CREATE INDEX jobs_by_company_due ON jobs (company_id, due_key, state);
CREATE INDEX jobs_by_state ON jobs (state, id);
CREATE INDEX jobs_by_due ON jobs (due_key, state);

-- Terms by which a job is found within its company: its names, code, buyer and company.
CREATE TABLE job_search (
    company_id TEXT NOT NULL REFERENCES companies (id),
    term TEXT NOT NULL,
    job_id TEXT NOT NULL REFERENCES jobs (id) ON DELETE CASCADE,
    PRIMARY KEY (company_id, term, job_id)
);
INSERT INTO job_search (company_id, term, job_id)
SELECT j.company_id, p.term, j.id FROM jobs j JOIN product_search p ON p.product_id = j.product_id
UNION
SELECT j.company_id, b.term, j.id FROM jobs j JOIN buyer_search b ON b.user_id = j.buyer_id;
CREATE INDEX job_search_by_job ON job_search (job_id, term);

CREATE TABLE job_comments (
    id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id),
    at BIGINT NOT NULL,
    -- In whose name, and who really wrote it; both are the same for staff and for a buyer in person.
    author_id TEXT NOT NULL REFERENCES users (id),
    written_by TEXT NOT NULL REFERENCES users (id),
    by_staff BOOLEAN NOT NULL,
    body TEXT NOT NULL
);
CREATE INDEX job_comments_by_job ON job_comments (job_id, id);

-- For staff alone: apart from the comments, so that no query for customers can meet one.
CREATE TABLE internal_notes (
    id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id),
    at BIGINT NOT NULL,
    author_id TEXT NOT NULL REFERENCES users (id),
    body TEXT NOT NULL
);
CREATE INDEX internal_notes_by_job ON internal_notes (job_id, id);

-- The artwork of a job. A name is used once among those that are not deleted; the same name again is a new version.
CREATE TABLE files (
    id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id),
    -- As its owner calls it. Shown, and never a path.
    name TEXT NOT NULL,
    deleted_at BIGINT
);
CREATE INDEX files_by_job ON files (job_id, id);
CREATE UNIQUE INDEX files_by_name ON files (job_id, name) WHERE deleted_at IS NULL;
CREATE INDEX files_deleted ON files (deleted_at) WHERE deleted_at IS NOT NULL;

-- Each is whole: its row is written once its content is in the file store, under its id.
CREATE TABLE file_versions (
    id TEXT PRIMARY KEY,
    file_id TEXT NOT NULL REFERENCES files (id),
    -- From 1.
    version BIGINT NOT NULL,
    -- Bytes.
    size BIGINT NOT NULL,
    -- In hexadecimal digits.
    sha256 TEXT NOT NULL,
    -- What its bytes say it is: a media type.
    media_type TEXT NOT NULL,
    uploaded_by TEXT NOT NULL REFERENCES users (id),
    by_staff BOOLEAN NOT NULL,
    on_behalf_id TEXT REFERENCES on_behalf_sessions (id),
    uploaded_at BIGINT NOT NULL,
    -- Whether its content is still in the file store.
    kept BOOLEAN NOT NULL,
    UNIQUE (file_id, version)
);

-- Content on its way into the file store. One that is not heard of in time is removed there.
CREATE TABLE uploads (
    id TEXT PRIMARY KEY,
    job_id TEXT NOT NULL REFERENCES jobs (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    alive_until BIGINT NOT NULL
);
CREATE INDEX uploads_by_end ON uploads (alive_until);
CREATE INDEX uploads_by_user ON uploads (user_id);

-- What a mail of several events tells, in their order; the events of a job's files share one, those of a digest too.
ALTER TABLE outbox ADD COLUMN batch TEXT;
ALTER TABLE outbox ADD COLUMN digest BOOLEAN NOT NULL DEFAULT FALSE;
CREATE TABLE outbox_events (
    mail_id TEXT NOT NULL REFERENCES outbox (id) ON DELETE CASCADE,
    event_id TEXT NOT NULL REFERENCES events (id),
    PRIMARY KEY (mail_id, event_id)
);
-- One of a kind waits for each reader, also when two events come at the same moment.
CREATE UNIQUE INDEX outbox_open_batches ON outbox (batch, address) WHERE batch IS NOT NULL AND state = 'pending';

-- How a staff user wants CSR mail: each, digest, paused. mail_paused stays for servers of the version before.
ALTER TABLE users ADD COLUMN mail_wish TEXT NOT NULL DEFAULT 'each';
UPDATE users SET mail_wish = 'paused' WHERE mail_paused;

-- Who may work on jobs.
INSERT INTO page_access (group_id, page) VALUES
    ('01900000-0000-7000-8000-000000000001', 'jobs'),
    ('01900000-0000-7000-8000-000000000002', 'jobs'),
    ('01900000-0000-7000-8000-000000000003', 'jobs');
