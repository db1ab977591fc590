-- Links that are mailed to one person: to set a password, or to confirm a new e-mail address.
CREATE TABLE password_links (
    -- Also the id of the event that its mail tells of.
    id TEXT PRIMARY KEY REFERENCES events (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    -- set, reset, email
    kind TEXT NOT NULL,
    -- The address that an email link confirms; empty for the others.
    address TEXT NOT NULL,
    created_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    -- When it was used, or made void by a newer one.
    ended_at BIGINT
);
CREATE INDEX password_links_open ON password_links (user_id) WHERE ended_at IS NULL;
CREATE INDEX password_links_by_expiry ON password_links (expires_at);

-- A link's token is made when its mail is sent, and is nowhere in the store: only its SHA-256. A mail that goes twice has
-- another token each time, and each opens the link.
CREATE TABLE password_link_tokens (
    token_hash TEXT PRIMARY KEY,
    link_id TEXT NOT NULL REFERENCES password_links (id) ON DELETE CASCADE
);
CREATE INDEX password_link_tokens_by_link ON password_link_tokens (link_id);

-- Who has forgotten a password, written down alike for addresses that nobody has; gone once it is looked into.
CREATE TABLE password_asks (
    id TEXT PRIMARY KEY,
    email TEXT NOT NULL,
    asked_at BIGINT NOT NULL
);

-- The link on which the first administrator is made.
CREATE TABLE first_run_links (
    token_hash TEXT PRIMARY KEY,
    created_at BIGINT NOT NULL
);

-- Browsers in which somebody has signed in before.
CREATE TABLE devices (
    -- SHA-256 of the cookie's token.
    token_hash TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id),
    first_seen_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    PRIMARY KEY (token_hash, user_id)
);
CREATE INDEX devices_by_user ON devices (user_id);
CREATE INDEX devices_by_time ON devices (seen_at);

-- What a session says of itself to its user.
ALTER TABLE sessions ADD COLUMN user_agent TEXT NOT NULL DEFAULT '';
ALTER TABLE sessions ADD COLUMN address TEXT NOT NULL DEFAULT '';

-- An IANA name; empty for what the browser says.
ALTER TABLE users ADD COLUMN time_zone TEXT NOT NULL DEFAULT '';
-- Whether a customer is mailed how far orders and jobs are.
ALTER TABLE users ADD COLUMN order_news BOOLEAN NOT NULL DEFAULT TRUE;
ALTER TABLE users ADD COLUMN job_news BOOLEAN NOT NULL DEFAULT TRUE;
