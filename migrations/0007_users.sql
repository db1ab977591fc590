-- Files that were sent to be imported, looked through before anything is done. Removed after a day.
CREATE TABLE imports (
    id TEXT PRIMARY KEY,
    -- users, catalogue
    kind TEXT NOT NULL,
    sent_by TEXT NOT NULL REFERENCES users (id),
    -- As its owner calls it. Shown, and never a path.
    name TEXT NOT NULL,
    content TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    -- NULL until it was done, which happens once; then how many things it added and changed.
    applied_at BIGINT,
    added BIGINT NOT NULL DEFAULT 0,
    changed BIGINT NOT NULL DEFAULT 0
);
CREATE INDEX imports_by_age ON imports (created_at);

-- Sorts users by name, alike on both engines: digits of the name in small letters, and of the id behind it. Empty until
-- the program that starts next has written it, with the user's terms.
ALTER TABLE users ADD COLUMN name_key TEXT NOT NULL DEFAULT '';
CREATE INDEX users_without_key ON users (id) WHERE name_key = '';

-- Terms by which anybody is found: by name, e-mail and company.
CREATE TABLE user_terms (
    term TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (term, user_id)
);
CREATE INDEX user_terms_by_user ON user_terms (user_id, term);
-- What servers before on-behalf sessions wrote; none of them reads it any more.
DROP TABLE user_search;

-- The list of users in its three orders: all, those of one state, and those of a company.
CREATE INDEX users_by_name_key ON users (name_key);
CREATE INDEX users_by_state_name ON users (active, name_key);
CREATE INDEX users_by_state_email ON users (active, email);
CREATE INDEX users_by_state ON users (active, id);
CREATE INDEX users_by_company_name ON users (company_id, name_key, active);
CREATE INDEX users_by_company_email ON users (company_id, email, active);
CREATE INDEX users_by_company_id ON users (company_id, id, active);

-- What came of something that was asked for several users at once: how many it was done for, and for whom not and why.
-- Removed after a day.
CREATE TABLE user_batches (
    id TEXT PRIMARY KEY,
    made_by TEXT NOT NULL REFERENCES users (id),
    made_at BIGINT NOT NULL,
    -- deactivate, reactivate, send_link, join
    task TEXT NOT NULL,
    done BIGINT NOT NULL,
    -- JSON: names and reasons, in the language of whoever asked.
    refused TEXT NOT NULL
);
CREATE INDEX user_batches_by_age ON user_batches (made_at);
