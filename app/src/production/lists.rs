//! The SQL of what is to be made. Each statement has the same arguments: `$1` the reader, `$2` whether on hold, `$3` a state,
//! `$4` where it starts, `$5` and `$6` the days between which it is due, `$7` how many rows, `$8` to `$13` the ranges of three
//! words, `$14` a company, `$15` a product, `$16` whether the reader may see all, `$17` and `$18` moments: since when, and up
//! to when something was shipped.

macro_rules! word {
    ($from:literal, $to:literal) => {
        concat!(
            "(",
            $from,
            " = '' OR (SELECT 1 FROM job_search t WHERE t.job_id = j.id AND t.term >= ",
            $from,
            " AND t.term < ",
            $to,
            " LIMIT 1) = 1)"
        )
    };
}

/// What narrows every list: the reader, what was ordered but not approved, words, company, product.
macro_rules! narrowed {
    () => {
        concat!(
            "(o.id IS NULL OR o.status <> 'approval_required')
             AND ($14 = '' OR j.company_id = $14) AND ($15 = '' OR j.product_id = $15)
             AND ($16 OR EXISTS (SELECT 1 FROM served_companies r WHERE r.company_id = j.company_id AND r.user_id = $1)
                  OR EXISTS (SELECT 1 FROM job_csrs k WHERE k.job_id = j.id AND k.user_id = $1)) AND ",
            word!("$8", "$9"),
            " AND ",
            word!("$10", "$11"),
            " AND ",
            word!("$12", "$13")
        )
    };
}

/// The joins say LEFT so that no engine begins with the companies and sorts all their jobs.
macro_rules! cards {
    ($from:expr, $where:expr, $sorted:expr) => {
        concat!(
            "SELECT j.id, j.due_key, j.number, j.name, j.name_en, j.name_ja, j.configuration, j.quantity, j.due_on,
                    j.product_id, j.company_id, c.name AS company, j.held,
                    CASE WHEN o.id IS NULL THEN j.hold_reason ELSE o.status_reason END AS hold_reason,
                    s.shipped_at, s.carrier, s.tracking
             FROM ",
            $from,
            " LEFT JOIN orders o ON o.id = j.order_id
              LEFT JOIN companies c ON c.id = j.company_id
             WHERE ",
            $where,
            " AND ",
            narrowed!(),
            " ORDER BY ",
            $sorted,
            " LIMIT $7"
        )
    };
}

/// Jobs of a state that are not on hold.
macro_rules! of_state {
    () => {
        "j.held = $2 AND j.state = $3"
    };
}

/// Those on hold; there are few.
macro_rules! on_hold {
    () => {
        "j.held = $2 AND j.state IN ('awaiting_files', 'preflight', 'proof_ready', 'corrections_requested', 'approved',
                                     'in_production', 'finished')"
    };
}

macro_rules! both {
    ($which:expr) => {
        [
            cards!(
                "jobs j LEFT JOIN shipments s ON s.id = j.shipment_id",
                concat!($which, " AND j.due_key > $4 AND j.due_key >= $5 AND j.due_key < $6"),
                "j.due_key"
            ),
            cards!(
                "jobs j LEFT JOIN shipments s ON s.id = j.shipment_id",
                concat!($which, " AND j.number > $4 AND j.due_key >= $5 AND j.due_key < $6"),
                "j.number"
            ),
        ]
    };
}

/// Next due first, and by number.
pub const OF_STATE: [&str; 2] = both!(of_state!());
pub const ON_HOLD: [&str; 2] = both!(on_hold!());
/// What was shipped since then, newest first.
pub const SHIPPED: &str = cards!(
    "shipments s JOIN jobs j ON j.shipment_id = s.id",
    "s.shipped_at >= $17 AND s.shipped_at <= $18 AND (s.shipped_at < $18 OR j.id < $4)",
    "s.shipped_at DESC, j.id DESC"
);

macro_rules! count {
    ($from:expr, $where:expr) => {
        concat!(
            "SELECT COUNT(*) FROM (SELECT 1 AS one FROM ",
            $from,
            " LEFT JOIN orders o ON o.id = j.order_id WHERE ",
            $where,
            " AND ",
            narrowed!(),
            " LIMIT $7) n"
        )
    };
}

/// How many there are, up to `$7`.
pub const COUNT_OF_STATE: &str = count!("jobs j", of_state!());
pub const COUNT_ON_HOLD: &str = count!("jobs j", on_hold!());
pub const COUNT_SHIPPED: &str = count!("shipments s JOIN jobs j ON j.shipment_id = s.id", "s.shipped_at >= $17");
