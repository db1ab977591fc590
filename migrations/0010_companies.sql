-- Named price sheets of the shop, which companies share. A company without one has list prices and its own adjustment.
CREATE TABLE price_sheets (
    id TEXT PRIMARY KEY,
    name TEXT NOT NULL UNIQUE,
    -- Basis points on the price of whatever no rule of the sheet is about.
    adjustment BIGINT NOT NULL,
    -- Counts the changes of the sheet and its rules: a change that names an old version is refused.
    version BIGINT NOT NULL,
    created_at BIGINT NOT NULL
);

-- A rule about a product goes before one about its category.
CREATE TABLE price_sheet_rules (
    id TEXT PRIMARY KEY,
    sheet_id TEXT NOT NULL REFERENCES price_sheets (id) ON DELETE CASCADE,
    category_id TEXT REFERENCES categories (id) ON DELETE CASCADE,
    product_id TEXT REFERENCES products (id) ON DELETE CASCADE,
    adjustment BIGINT NOT NULL,
    CHECK ((category_id IS NULL) <> (product_id IS NULL)),
    UNIQUE (sheet_id, category_id),
    UNIQUE (sheet_id, product_id)
);

ALTER TABLE companies ADD COLUMN price_sheet_id TEXT REFERENCES price_sheets (id);
CREATE INDEX companies_by_price_sheet ON companies (price_sheet_id, name) WHERE price_sheet_id IS NOT NULL;
-- Counts the changes of the company and of what belongs to it: a change that names an old version is refused.
ALTER TABLE companies ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
CREATE INDEX companies_by_state ON companies (active, name);
CREATE INDEX companies_by_lower_name ON companies (lower(name));

-- Terms by which staff find a company. Those of companies that were there before are written when the server starts.
CREATE TABLE company_search (
    term TEXT NOT NULL,
    company_id TEXT NOT NULL REFERENCES companies (id) ON DELETE CASCADE,
    PRIMARY KEY (term, company_id)
);
CREATE INDEX company_search_by_company ON company_search (company_id, term);

-- Companies with a new name whose buyers and jobs are still found by the old one; how far the work has come.
CREATE TABLE renamed_companies (
    company_id TEXT PRIMARY KEY REFERENCES companies (id),
    after_buyer TEXT NOT NULL,
    after_job TEXT NOT NULL
);
