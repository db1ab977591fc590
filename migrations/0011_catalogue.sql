-- Products that are written before customers see them, and products that not all companies see.

-- draft (never published), published, withdrawn; customers see what is active, which is what is published.
ALTER TABLE products ADD COLUMN state TEXT NOT NULL DEFAULT 'published';
UPDATE products SET state = 'withdrawn' WHERE NOT active;
-- Counts the writes of staff: a change that names an old version is refused.
ALTER TABLE products ADD COLUMN version BIGINT NOT NULL DEFAULT 1;
-- What its picture shows, for those who do not see it.
ALTER TABLE products ADD COLUMN alt_en TEXT NOT NULL DEFAULT '';
ALTER TABLE products ADD COLUMN alt_ja TEXT NOT NULL DEFAULT '';
-- Else those of product_companies see it.
ALTER TABLE products ADD COLUMN for_all BOOLEAN NOT NULL DEFAULT TRUE;
-- What staff changed and have not published yet, as JSON; empty where there is nothing.
ALTER TABLE products ADD COLUMN draft TEXT NOT NULL DEFAULT '';
ALTER TABLE products ADD COLUMN draft_category TEXT REFERENCES categories (id);
CREATE INDEX products_by_draft_category ON products (draft_category);
CREATE INDEX products_by_picture ON products (picture);
CREATE INDEX product_search_by_product ON product_search (product_id);

CREATE TABLE product_companies (
    product_id TEXT NOT NULL REFERENCES products (id),
    company_id TEXT NOT NULL REFERENCES companies (id),
    PRIMARY KEY (product_id, company_id)
);
CREATE INDEX product_companies_by_company ON product_companies (company_id);

-- Pictures of products that staff uploaded: the name is the content's SHA-256 and an end that says its kind.
CREATE TABLE pictures (
    name TEXT PRIMARY KEY,
    media_type TEXT NOT NULL,
    size BIGINT NOT NULL,
    added_at BIGINT NOT NULL
);
