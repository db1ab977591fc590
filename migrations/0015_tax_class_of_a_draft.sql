-- The tax class that a product's draft gives it: one that a draft waits for is kept, as its category is.
ALTER TABLE products ADD COLUMN draft_tax_class TEXT REFERENCES tax_classes (id);
CREATE INDEX products_by_draft_tax_class ON products (draft_tax_class);
