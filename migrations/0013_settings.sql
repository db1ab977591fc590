-- What is set on the pages "Settings": a row for each section that was ever saved. What the program was started with counts
-- before it.
CREATE TABLE settings (
    -- shop, region, mail, limits, sessions
    section TEXT PRIMARY KEY,
    -- Counts the writes: a write that names an old version is refused.
    version BIGINT NOT NULL,
    -- As JSON.
    value TEXT NOT NULL
);

-- Rates in basis points: 1900 is 19 %. One that was used stays with the orders that were taxed by it.
CREATE TABLE tax_classes (
    id TEXT PRIMARY KEY,
    name_en TEXT NOT NULL UNIQUE,
    name_ja TEXT NOT NULL UNIQUE,
    rate BIGINT NOT NULL,
    -- What products without a class of their own and shipping are taxed by; the page keeps it at one of them.
    is_default BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);
-- NULL for the default class.
ALTER TABLE products ADD COLUMN tax_class_id TEXT REFERENCES tax_classes (id);
CREATE INDEX products_by_tax_class ON products (tax_class_id);

CREATE TABLE shipping_methods (
    id TEXT PRIMARY KEY,
    name_en TEXT NOT NULL UNIQUE,
    name_ja TEXT NOT NULL UNIQUE,
    price BIGINT NOT NULL,
    -- Goods for so much net ship free; NULL where they never do.
    free_from BIGINT,
    position BIGINT NOT NULL,
    active BOOLEAN NOT NULL,
    version BIGINT NOT NULL
);

-- As they were when the order was placed. total stays the net sum of the goods, by which budgets and approvals go.
ALTER TABLE orders ADD COLUMN shipping_en TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN shipping_ja TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN shipping BIGINT NOT NULL DEFAULT 0;
-- The class and rate that shipping is taxed by; NULL in an order without tax.
ALTER TABLE orders ADD COLUMN shipping_tax_en TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN shipping_tax_ja TEXT NOT NULL DEFAULT '';
ALTER TABLE orders ADD COLUMN shipping_tax_rate BIGINT;
-- All tax, for lists: what an order costs is total + shipping + tax.
ALTER TABLE orders ADD COLUMN tax BIGINT NOT NULL DEFAULT 0;
ALTER TABLE jobs ADD COLUMN tax_en TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN tax_ja TEXT NOT NULL DEFAULT '';
ALTER TABLE jobs ADD COLUMN tax_rate BIGINT;
