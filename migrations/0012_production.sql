-- Orders are listed by the moment they were placed, each at a place of its own. The status at an index's end lets a filter
-- pass by without the row.
CREATE INDEX orders_by_time ON orders (placed_at, id);
CREATE INDEX orders_by_status ON orders (status, placed_at, id);
CREATE INDEX orders_by_company_time ON orders (company_id, placed_at, id, status);
CREATE INDEX orders_by_company_status ON orders (company_id, status, placed_at, id);
CREATE INDEX orders_by_buyer_time ON orders (buyer_id, placed_at, id);
CREATE INDEX orders_by_po_number ON orders (lower(po_number)) WHERE po_number <> '';

-- The status to which an order on hold goes back.
ALTER TABLE orders ADD COLUMN held_from TEXT;
-- Why the shop holds, rejected or cancelled it; its buyer reads this.
ALTER TABLE orders ADD COLUMN status_reason TEXT NOT NULL DEFAULT '';

-- What was sent together: jobs of one order, or one portal job.
CREATE TABLE shipments (
    id TEXT PRIMARY KEY,
    -- NULL for a portal job.
    order_id TEXT REFERENCES orders (id),
    -- As it was typed; a name that the shop's table of carriers knows gets a link.
    carrier TEXT NOT NULL,
    tracking TEXT NOT NULL,
    shipped_at BIGINT NOT NULL,
    shipped_by TEXT NOT NULL REFERENCES users (id)
);
CREATE INDEX shipments_by_order ON shipments (order_id, id);
CREATE INDEX shipments_by_time ON shipments (shipped_at, id);
ALTER TABLE jobs ADD COLUMN shipment_id TEXT REFERENCES shipments (id);
CREATE INDEX jobs_by_shipment ON jobs (shipment_id) WHERE shipment_id IS NOT NULL;

-- Whether a job's order is on hold, or a portal job itself; production leaves it alone meanwhile.
ALTER TABLE jobs ADD COLUMN held BOOLEAN NOT NULL DEFAULT FALSE;
-- Of a portal job; an order says its own.
ALTER TABLE jobs ADD COLUMN hold_reason TEXT NOT NULL DEFAULT '';
-- What is to be made, next due first and by number.
CREATE INDEX jobs_to_make ON jobs (held, state, due_key);
CREATE INDEX jobs_to_make_by_number ON jobs (held, state, number);
