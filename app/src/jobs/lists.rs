//! The SQL of the lists of jobs. Each has the same arguments: `$1` the reader, `$2` a state, `$3` where it starts, `$4` how
//! many rows, `$5` to `$10` the ranges of three words, `$11` a number, `$12` a company, `$13` whether the reader may see all.

/// Whether the words of `$5` to `$10` find the job of this name. Each is a look into an index by the job: asked by EXISTS,
/// PostgreSQL would read the terms of all jobs first.
macro_rules! found {
    ($job:literal) => {
        concat!(
            "($5 = '' OR (SELECT 1 FROM job_search t WHERE t.job_id = ",
            $job,
            ".id AND t.term >= $5 AND t.term < $6 LIMIT 1) = 1) AND ($7 = '' OR (SELECT 1 FROM job_search t WHERE t.job_id = ",
            $job,
            ".id AND t.term >= $7 AND t.term < $8 LIMIT 1) = 1) AND ($9 = '' OR (SELECT 1 FROM job_search t WHERE t.job_id = ",
            $job,
            ".id AND t.term >= $9 AND t.term < $10 LIMIT 1) = 1)"
        )
    };
}

/// A list in one of the two orders; `$3` is where it starts and `$4` how long it is.
macro_rules! sorted {
    (newest, $select:expr, $reach:expr) => {
        concat!($select, " WHERE ", $reach, " AND j.id < $3 ORDER BY j.id DESC LIMIT $4")
    };
    (due, $select:expr, $reach:expr) => {
        concat!(
            $select,
            " WHERE ",
            $reach,
            " AND j.due_key > $3 ORDER BY j.due_key LIMIT $4"
        )
    };
}

/// What both audiences read of a job in a list; `$where` is where from.
macro_rules! summary {
    ($more:literal, $from:expr) => {
        concat!(
            "SELECT j.id, j.due_key, j.number, j.name, j.name_en, j.name_ja, j.code, j.configuration, j.quantity, j.state,
                    j.due_on, COALESCE(j.opened_at, o.placed_at, 0) AS opened_at",
            $more,
            " FROM ",
            $from,
            " LEFT JOIN orders o ON o.id = j.order_id"
        )
    };
}

/// Jobs that the first word leads to, in the companies of `$companies`.
macro_rules! led_to {
    ($companies:expr) => {
        concat!(
            "(SELECT DISTINCT w.job_id FROM ",
            $companies,
            " v JOIN job_search w ON w.company_id = v.company_id AND w.term >= $5 AND w.term < $6) hit
             JOIN jobs j ON j.id = hit.job_id"
        )
    };
}

/// Jobs that a number names, which is a job's or an order's. PostgreSQL takes an order for one of all jobs where few have
/// one, and would go through all of them; the bound says what an order is.
macro_rules! numbered {
    () => {
        "(SELECT x.id FROM jobs x WHERE x.number = $11
          UNION SELECT y.id FROM (
              SELECT x.id FROM orders p JOIN jobs x ON x.order_id = p.id WHERE p.number = $11 LIMIT 200) y) hit
         JOIN jobs j ON j.id = hit.id"
    };
}

macro_rules! customers {
    ($order:ident, $from:expr) => {
        sorted!(
            $order,
            summary!("", $from),
            concat!("j.buyer_id = $1 AND ($2 = '' OR j.state = $2) AND ", found!("j"))
        )
    };
}

/// Whether staff may see the job `j`.
macro_rules! reached {
    () => {
        "($13 OR EXISTS (SELECT 1 FROM served_companies s WHERE s.company_id = j.company_id AND s.user_id = $1)
          OR EXISTS (SELECT 1 FROM job_csrs k WHERE k.job_id = j.id AND k.user_id = $1))"
    };
}

/// The companies whose jobs staff may see; with `$12`, that one of them.
macro_rules! companies_in_reach {
    () => {
        "(SELECT r.company_id FROM (
              SELECT c.id AS company_id FROM companies c WHERE $13
              UNION SELECT s.company_id FROM served_companies s WHERE s.user_id = $1
              UNION SELECT x.company_id FROM job_csrs k JOIN jobs x ON x.id = k.job_id WHERE k.user_id = $1) r
          WHERE $12 = '' OR r.company_id = $12)"
    };
}

/// A page of the jobs of the companies that the reader serves, and of those they are a Job CSR of: a page's of each
/// company, and of these the first.
macro_rules! served {
    ($key:literal, $past:literal, $to:literal, $descending:literal, $last:literal) => {
        concat!(
            "(SELECT u.id FROM (
                  SELECT y.id, y.",
            $key,
            " AS place FROM served_companies s
                  JOIN jobs y ON y.company_id = s.company_id AND y.",
            $key,
            " ",
            $past,
            " $3 AND y.",
            $key,
            " ",
            $to,
            " COALESCE((
                      SELECT x.",
            $key,
            " FROM jobs x
                      WHERE x.company_id = s.company_id AND x.",
            $key,
            " ",
            $past,
            " $3 AND ($2 = '' OR x.state = $2) AND ",
            found!("x"),
            " ORDER BY x.",
            $key,
            $descending,
            " LIMIT 1 OFFSET 25), '",
            $last,
            "')
                  WHERE s.user_id = $1 AND ($2 = '' OR y.state = $2) AND ",
            found!("y"),
            " UNION SELECT z.id, z.",
            $key,
            " FROM job_csrs k JOIN jobs z ON z.id = k.job_id
                  WHERE k.user_id = $1 AND z.",
            $key,
            " ",
            $past,
            " $3 AND ($2 = '' OR z.state = $2) AND ",
            found!("z"),
            ") u ORDER BY u.place",
            $descending,
            " LIMIT $4) hit JOIN jobs j ON j.id = hit.id"
        )
    };
}

/// Names are looked up for the rows that are shown: joined, an engine may begin with all companies, or go through all users.
macro_rules! staffs {
    ($order:ident, $from:expr, $reach:expr) => {
        sorted!(
            $order,
            summary!(
                ", (SELECT c.name FROM companies c WHERE c.id = j.company_id) AS company,
                   (SELECT b.name FROM users b WHERE b.id = j.buyer_id) AS buyer",
                $from
            ),
            concat!($reach, " AND ", found!("j"))
        )
    };
}

/// A list in both orders: newest first, and due next first.
macro_rules! both {
    ($list:ident, $($from:expr),+) => {
        [$list!(newest, $($from),+), $list!(due, $($from),+)]
    };
}

/// A buyer's own jobs.
pub const OWN: [&str; 2] = both!(customers, "jobs j");
/// Those that words find.
pub const OWN_BY_WORDS: [&str; 2] = both!(
    customers,
    led_to!("(SELECT c.id AS company_id FROM companies c WHERE c.id = $12)")
);
pub const OWN_BY_NUMBER: [&str; 2] = both!(customers, numbered!());

/// All jobs, for who may see all.
pub const ALL: [&str; 2] = both!(staffs, "jobs j", "($2 = '' OR j.state = $2)");
/// Those of one state, newest first.
pub const OF_STATE: &str = staffs!(newest, "jobs j", "j.state = $2");
/// Those of the companies that the reader serves.
pub const SERVED: [&str; 2] = [
    staffs!(
        newest,
        served!("id", "<", ">=", " DESC", ""),
        "($2 = '' OR j.state = $2)"
    ),
    staffs!(due, served!("due_key", ">", "<=", "", "g"), "($2 = '' OR j.state = $2)"),
];
/// The same, walked through all jobs: for a word that so many of them have that a page is met soon.
pub const REACHED: [&str; 2] = both!(staffs, "jobs j", concat!("($2 = '' OR j.state = $2) AND ", reached!()));
pub const OF_COMPANY: [&str; 2] = both!(
    staffs,
    "jobs j",
    concat!("j.company_id = $12 AND ($2 = '' OR j.state = $2) AND ", reached!())
);
pub const BY_WORDS: [&str; 2] = both!(
    staffs,
    led_to!(companies_in_reach!()),
    concat!(
        "($12 = '' OR j.company_id = $12) AND ($2 = '' OR j.state = $2) AND ",
        reached!()
    )
);
pub const BY_NUMBER: [&str; 2] = both!(
    staffs,
    numbered!(),
    concat!("($2 = '' OR j.state = $2) AND ", reached!())
);

/// How many terms the first word leads to, up to `$4`; for a buyer, and for staff.
pub const OWN_HITS: &str = "SELECT COUNT(*) FROM (
    SELECT 1 AS hit FROM job_search w WHERE w.company_id = $12 AND w.term >= $5 AND w.term < $6 LIMIT $4) w";
pub const HITS: &str = concat!(
    "SELECT COUNT(*) FROM (SELECT 1 AS hit FROM ",
    companies_in_reach!(),
    " v JOIN job_search w ON w.company_id = v.company_id AND w.term >= $5 AND w.term < $6 LIMIT $4) w"
);
