//! The SQL of the lists of orders for staff. Each has the same arguments: `$1` the reader, `$2` a status, `$3` and `$4` where
//! it starts (a moment and an id), `$5` the moment at its other end, `$6` how many rows, `$7` to `$12` the ranges of three
//! words, `$13` a reference, `$14` a company, `$15` whether the reader may see all, `$16` a count of a year as in a number.

/// Whether the words of `$7` to `$12` find the buyer of the order of this name: by name, e-mail or company. Each is a look
/// into an index by the buyer.
macro_rules! found {
    ($order:literal) => {
        concat!(
            "($7 = '' OR (SELECT 1 FROM buyer_search t WHERE t.user_id = ",
            $order,
            ".buyer_id AND t.term >= $7 AND t.term < $8 LIMIT 1) = 1) AND ($9 = '' OR (SELECT 1 FROM buyer_search t WHERE t.user_id = ",
            $order,
            ".buyer_id AND t.term >= $9 AND t.term < $10 LIMIT 1) = 1) AND ($11 = '' OR (SELECT 1 FROM buyer_search t WHERE t.user_id = ",
            $order,
            ".buyer_id AND t.term >= $11 AND t.term < $12 LIMIT 1) = 1)"
        )
    };
}

/// Whether the order of this name lies between the two ends of the list.
macro_rules! within {
    (newest, $order:literal) => {
        concat!(
            "(",
            $order,
            ".placed_at, ",
            $order,
            ".id) < ($3, $4) AND ",
            $order,
            ".placed_at >= $5"
        )
    };
    (oldest, $order:literal) => {
        concat!(
            "(",
            $order,
            ".placed_at, ",
            $order,
            ".id) > ($3, $4) AND ",
            $order,
            ".placed_at < $5"
        )
    };
}

macro_rules! sorting {
    (newest, $order:literal) => {
        concat!(" ORDER BY ", $order, ".placed_at DESC, ", $order, ".id DESC")
    };
    (oldest, $order:literal) => {
        concat!(" ORDER BY ", $order, ".placed_at, ", $order, ".id")
    };
}

/// Any status, or one that is asked for or not.
macro_rules! status {
    (any, $order:literal) => {
        "1 = 1"
    };
    (one, $order:literal) => {
        concat!($order, ".status = $2")
    };
    (perhaps, $order:literal) => {
        concat!("($2 = '' OR ", $order, ".status = $2)")
    };
}

/// What a list shows of an order, and its file has. Names are looked up for the rows that are shown: joined, an engine may
/// begin with all companies, or go through all users for each row.
macro_rules! staffs {
    ($sort:ident, $from:expr, $reach:expr) => {
        concat!(
            "SELECT o.id, o.number, o.placed_at, o.status, o.total + o.shipping + o.tax AS total, o.currency, o.cost_centre, o.po_number, o.address, o.note,
                    (SELECT c.name FROM companies c WHERE c.id = o.company_id) AS company,
                    (SELECT b.name FROM users b WHERE b.id = o.buyer_id) AS buyer,
                    (SELECT b.email FROM users b WHERE b.id = o.buyer_id) AS buyer_email,
                    (SELECT a.name FROM users a WHERE a.id = o.placed_by AND o.on_behalf_id IS NOT NULL) AS on_behalf_by
             FROM ",
            $from,
            " WHERE ",
            $reach,
            " AND ",
            found!("o"),
            " AND ",
            within!($sort, "o"),
            sorting!($sort, "o"),
            " LIMIT $6"
        )
    };
}

/// Whether staff may see the order `o`.
macro_rules! reached {
    () => {
        "($15 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = o.company_id AND s.user_id = $1)
          OR EXISTS (SELECT 1 FROM jobs j JOIN job_csrs k ON k.job_id = j.id WHERE j.order_id = o.id AND k.user_id = $1))"
    };
}

/// The companies whose orders staff may see; with `$14`, that one of them.
macro_rules! companies_in_reach {
    () => {
        "(SELECT r.company_id FROM (
              SELECT c.id AS company_id FROM companies c WHERE $15
              UNION SELECT s.company_id FROM served_companies s WHERE s.user_id = $1
              UNION SELECT x.company_id FROM job_csrs k JOIN jobs x ON x.id = k.job_id WHERE k.user_id = $1) r
          WHERE $14 = '' OR r.company_id = $14)"
    };
}

/// A page of the orders of the companies that the reader serves, and of those with a job that they are a Job CSR of: a
/// page's of each company, and of these the first.
macro_rules! served {
    ($sort:ident, $status:ident, $to:literal, $other_end:literal) => {
        concat!(
            "(SELECT u.id FROM (
                  SELECT y.id, y.placed_at FROM served_companies s
                  JOIN orders y ON y.company_id = s.company_id AND ",
            within!($sort, "y"),
            " AND y.placed_at ",
            $to,
            " COALESCE((
                      SELECT x.placed_at FROM orders x WHERE x.company_id = s.company_id AND ",
            within!($sort, "x"),
            " AND ",
            status!($status, "x"),
            sorting!($sort, "x"),
            " LIMIT 1 OFFSET $6), ",
            $other_end,
            ") WHERE s.user_id = $1 AND ",
            status!($status, "y"),
            " UNION SELECT z.id, z.placed_at FROM job_csrs k JOIN jobs j ON j.id = k.job_id JOIN orders z ON z.id = j.order_id
                  WHERE k.user_id = $1 AND ",
            within!($sort, "z"),
            " AND ",
            status!($status, "z"),
            ") u",
            sorting!($sort, "u"),
            " LIMIT $6) hit JOIN orders o ON o.id = hit.id"
        )
    };
}

/// Orders of the buyers that the first word leads to.
macro_rules! led_to {
    () => {
        concat!(
            "(SELECT DISTINCT w.user_id FROM ",
            companies_in_reach!(),
            " v JOIN buyer_search w ON w.company_id = v.company_id AND w.term >= $7 AND w.term < $8) hit
             JOIN orders o ON o.buyer_id = hit.user_id"
        )
    };
}

/// Orders with this number, or this count within any year, or this purchase order number. There is one counter for each
/// year.
macro_rules! referred_to {
    () => {
        "(SELECT x.id FROM orders x WHERE x.number = upper($13)
          UNION SELECT x.id FROM orders x WHERE lower(x.po_number) = lower($13) AND x.po_number <> ''
          UNION SELECT x.id FROM counters n JOIN orders x ON x.number = 'Q-' || substr(n.name, 8) || '-' || $16
                WHERE substr(n.name, 1, 7) = 'orders-') hit
         JOIN orders o ON o.id = hit.id"
    };
}

/// A list in both orders: newest first, and oldest first.
macro_rules! both {
    ($from:expr, $reach:expr) => {
        [staffs!(newest, $from, $reach), staffs!(oldest, $from, $reach)]
    };
}

/// All orders, for who may see all.
pub const ALL: [&str; 2] = both!("orders o", "1 = 1");
pub const OF_STATUS: [&str; 2] = both!("orders o", status!(one, "o"));
pub const OF_COMPANY: [&str; 2] = both!("orders o", concat!("o.company_id = $14 AND ", reached!()));
pub const OF_COMPANY_AND_STATUS: [&str; 2] = both!(
    "orders o",
    concat!("o.company_id = $14 AND ", status!(one, "o"), " AND ", reached!())
);
/// Those of the companies that the reader serves.
pub const SERVED: [&str; 2] = [
    staffs!(newest, served!(newest, any, ">=", "$5"), "1 = 1"),
    staffs!(oldest, served!(oldest, any, "<=", "$5"), "1 = 1"),
];
pub const SERVED_OF_STATUS: [&str; 2] = [
    staffs!(newest, served!(newest, one, ">=", "$5"), status!(one, "o")),
    staffs!(oldest, served!(oldest, one, "<=", "$5"), status!(one, "o")),
];
/// The same, walked through all orders: for a word that so many of them have that a page is met soon.
pub const REACHED: [&str; 2] = both!("orders o", concat!(status!(perhaps, "o"), " AND ", reached!()));
pub const BY_WORDS: [&str; 2] = both!(
    led_to!(),
    concat!(
        "($14 = '' OR o.company_id = $14) AND ",
        status!(perhaps, "o"),
        " AND ",
        reached!()
    )
);
pub const BY_REFERENCE: [&str; 2] = both!(
    referred_to!(),
    concat!(
        "($14 = '' OR o.company_id = $14) AND ",
        status!(perhaps, "o"),
        " AND ",
        reached!()
    )
);

/// How many orders the first word leads to, up to `$6`.
pub const HITS: &str = concat!(
    "SELECT COUNT(*) FROM (SELECT 1 AS hit FROM ",
    companies_in_reach!(),
    " v JOIN buyer_search w ON w.company_id = v.company_id AND w.term >= $7 AND w.term < $8
      JOIN orders o ON o.buyer_id = w.user_id LIMIT $6) hits"
);
/// Whether a reference leads to any order that the reader may see.
pub const REFERRED_TO: &str = concat!(
    "SELECT o.id FROM ",
    referred_to!(),
    " WHERE ($14 = '' OR o.company_id = $14) AND ",
    reached!(),
    " LIMIT 1"
);
