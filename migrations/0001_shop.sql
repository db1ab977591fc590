-- Served to SQLite and PostgreSQL alike. Times are milliseconds since 1970-01-01 UTC, money is integer minor units, ids are UUIDv7.

CREATE TABLE companies (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    active BOOLEAN NOT NULL,
    language TEXT NOT NULL,
    -- Basis points on every price: -800 is 8 % off.
    price_adjustment BIGINT NOT NULL,
    po_number_required BOOLEAN NOT NULL,
    -- allowed, ask, off
    on_behalf_policy TEXT NOT NULL,
    served_by_all_csrs BOOLEAN NOT NULL,
    -- Minor units a month that buyers may order for; NULL without a budget.
    monthly_budget BIGINT,
    budget_carries_over BOOLEAN NOT NULL,
    created_at BIGINT NOT NULL
);

CREATE TABLE users (
    id TEXT PRIMARY KEY,
    -- Lower case; what people sign in with.
    email TEXT NOT NULL UNIQUE,
    name TEXT NOT NULL,
    language TEXT NOT NULL,
    -- staff, customer
    audience TEXT NOT NULL,
    company_id TEXT REFERENCES companies (id),
    active BOOLEAN NOT NULL,
    password_hash TEXT NOT NULL,
    on_behalf_consent_until BIGINT,
    created_at BIGINT NOT NULL,
    CHECK ((audience = 'customer') = (company_id IS NOT NULL))
);
CREATE INDEX users_by_company ON users (company_id, name);

CREATE TABLE user_search (
    term TEXT NOT NULL,
    user_id TEXT NOT NULL REFERENCES users (id) ON DELETE CASCADE,
    PRIMARY KEY (term, user_id)
);

CREATE TABLE groups (
    id TEXT PRIMARY KEY,
    name_en TEXT NOT NULL UNIQUE,
    name_ja TEXT NOT NULL UNIQUE,
    -- staff, customer
    audience TEXT NOT NULL,
    -- administrators, csr, operators, buyers; NULL for the shop's own groups, which alone can be deleted.
    built_in TEXT UNIQUE
);

CREATE TABLE group_members (
    group_id TEXT NOT NULL REFERENCES groups (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (group_id, user_id)
);
CREATE INDEX group_members_by_user ON group_members (user_id);

CREATE TABLE page_access (
    group_id TEXT NOT NULL REFERENCES groups (id),
    page TEXT NOT NULL,
    PRIMARY KEY (group_id, page)
);

CREATE TABLE customer_csrs (
    company_id TEXT NOT NULL REFERENCES companies (id),
    user_id TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (company_id, user_id)
);
CREATE INDEX customer_csrs_by_user ON customer_csrs (user_id);

-- Who serves which company: its Customer CSRs, or every member of the CSR group. Expanded when read, never copied.
CREATE VIEW served_companies AS
SELECT company_id, user_id FROM customer_csrs
UNION
SELECT c.id, m.user_id
FROM companies c
JOIN groups g ON g.built_in = 'csr'
JOIN group_members m ON m.group_id = g.id
WHERE c.served_by_all_csrs;

CREATE TABLE addresses (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    label TEXT NOT NULL,
    lines TEXT NOT NULL,
    position BIGINT NOT NULL
);
CREATE INDEX addresses_by_company ON addresses (company_id, position);

CREATE TABLE cost_centres (
    id TEXT PRIMARY KEY,
    company_id TEXT NOT NULL REFERENCES companies (id),
    code TEXT NOT NULL,
    name TEXT NOT NULL,
    UNIQUE (company_id, code)
);

-- An order above the amount waits for this approver, lowest level first.
CREATE TABLE approval_rules (
    company_id TEXT NOT NULL REFERENCES companies (id),
    level BIGINT NOT NULL,
    over_amount BIGINT NOT NULL,
    approver_id TEXT NOT NULL REFERENCES users (id),
    PRIMARY KEY (company_id, level)
);

CREATE TABLE on_behalf_sessions (
    id TEXT PRIMARY KEY,
    actor_id TEXT NOT NULL REFERENCES users (id),
    subject_id TEXT NOT NULL REFERENCES users (id),
    company_id TEXT NOT NULL REFERENCES companies (id),
    -- helping, service, correction, other
    reason TEXT NOT NULL,
    note TEXT NOT NULL,
    -- look, order
    mode TEXT NOT NULL,
    -- The page to which Stop returns.
    return_to TEXT NOT NULL,
    started_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL,
    ended_at BIGINT,
    -- stopped, switched, signed_out, expired, idle, or the ground that went
    ended_how TEXT
);
CREATE INDEX on_behalf_by_actor ON on_behalf_sessions (actor_id, started_at);
CREATE INDEX on_behalf_by_subject ON on_behalf_sessions (subject_id, started_at);

CREATE TABLE sessions (
    id TEXT PRIMARY KEY,
    -- SHA-256 of the cookie's token: the store alone lets nobody in.
    token_hash TEXT NOT NULL UNIQUE,
    user_id TEXT NOT NULL REFERENCES users (id),
    -- The identity epoch: a new one whenever who this browser acts as changes.
    identity TEXT NOT NULL,
    on_behalf_id TEXT REFERENCES on_behalf_sessions (id),
    created_at BIGINT NOT NULL,
    -- When the password was last given.
    confirmed_at BIGINT NOT NULL,
    seen_at BIGINT NOT NULL,
    expires_at BIGINT NOT NULL
);
CREATE INDEX sessions_by_user ON sessions (user_id);
CREATE INDEX sessions_by_expiry ON sessions (expires_at);

CREATE TABLE sign_in_failures (
    -- account:<hash> or address:<ip>
    bucket TEXT PRIMARY KEY,
    failures BIGINT NOT NULL,
    resets_at BIGINT NOT NULL
);

CREATE TABLE categories (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    name_en TEXT NOT NULL,
    name_ja TEXT NOT NULL,
    position BIGINT NOT NULL
);

CREATE TABLE products (
    id TEXT PRIMARY KEY,
    slug TEXT NOT NULL UNIQUE,
    category_id TEXT NOT NULL REFERENCES categories (id),
    name_en TEXT NOT NULL,
    name_ja TEXT NOT NULL,
    summary_en TEXT NOT NULL,
    summary_ja TEXT NOT NULL,
    picture TEXT NOT NULL,
    -- pricing::Spec as JSON.
    spec TEXT NOT NULL,
    -- The list price of the default configuration, in minor units: what a card shows as "from".
    from_price BIGINT NOT NULL,
    position BIGINT NOT NULL,
    active BOOLEAN NOT NULL
);
CREATE INDEX products_by_position ON products (position, id);
CREATE INDEX products_by_category ON products (category_id, position, id);

CREATE TABLE product_search (
    term TEXT NOT NULL,
    product_id TEXT NOT NULL REFERENCES products (id) ON DELETE CASCADE,
    PRIMARY KEY (term, product_id)
);

CREATE TABLE cart_lines (
    id TEXT PRIMARY KEY,
    buyer_id TEXT NOT NULL REFERENCES users (id),
    product_id TEXT NOT NULL REFERENCES products (id),
    -- pricing::Configuration as JSON.
    configuration TEXT NOT NULL,
    -- Counts the writes: a write that names an old version is refused.
    version BIGINT NOT NULL,
    added_by TEXT NOT NULL REFERENCES users (id),
    on_behalf_id TEXT REFERENCES on_behalf_sessions (id),
    created_at BIGINT NOT NULL
);
CREATE INDEX cart_lines_by_buyer ON cart_lines (buyer_id, id);

CREATE TABLE counters (
    name TEXT PRIMARY KEY,
    value BIGINT NOT NULL
);

CREATE TABLE orders (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    company_id TEXT NOT NULL REFERENCES companies (id),
    buyer_id TEXT NOT NULL REFERENCES users (id),
    status TEXT NOT NULL,
    -- Who really placed it: the buyer, or the CSR of the on-behalf session.
    placed_by TEXT NOT NULL REFERENCES users (id),
    on_behalf_id TEXT REFERENCES on_behalf_sessions (id),
    -- Made with the checkout page: the same key never orders twice.
    idempotency_key TEXT NOT NULL,
    address TEXT NOT NULL,
    cost_centre TEXT NOT NULL,
    po_number TEXT NOT NULL,
    note TEXT NOT NULL,
    currency TEXT NOT NULL,
    total BIGINT NOT NULL,
    -- The approval level it waits for, while it waits.
    approval_level BIGINT,
    decline_reason TEXT NOT NULL,
    placed_at BIGINT NOT NULL,
    UNIQUE (buyer_id, idempotency_key)
);
CREATE INDEX orders_by_buyer ON orders (buyer_id, id);
CREATE INDEX orders_by_company ON orders (company_id, id);

CREATE TABLE jobs (
    id TEXT PRIMARY KEY,
    number TEXT NOT NULL UNIQUE,
    company_id TEXT NOT NULL REFERENCES companies (id),
    order_id TEXT REFERENCES orders (id),
    position BIGINT NOT NULL,
    product_id TEXT NOT NULL REFERENCES products (id),
    -- As they were when ordered: a later change of the product changes no order.
    name_en TEXT NOT NULL,
    name_ja TEXT NOT NULL,
    picture TEXT NOT NULL,
    spec TEXT NOT NULL,
    configuration TEXT NOT NULL,
    price BIGINT NOT NULL,
    status TEXT NOT NULL,
    added_by TEXT NOT NULL REFERENCES users (id),
    on_behalf_id TEXT REFERENCES on_behalf_sessions (id)
);
CREATE INDEX jobs_by_order ON jobs (order_id, position);

-- What happened, written in the transaction of the change. Nothing updates or deletes a row.
CREATE TABLE events (
    id TEXT PRIMARY KEY,
    at BIGINT NOT NULL,
    kind TEXT NOT NULL,
    actor_id TEXT REFERENCES users (id),
    subject_id TEXT REFERENCES users (id),
    on_behalf_id TEXT REFERENCES on_behalf_sessions (id),
    company_id TEXT REFERENCES companies (id),
    object TEXT NOT NULL,
    detail TEXT NOT NULL
);
CREATE INDEX events_by_object ON events (object, id);
CREATE INDEX events_by_on_behalf ON events (on_behalf_id, id);
