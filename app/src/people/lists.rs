//! The SQL of the list of users. Each statement has the same arguments: `$1` whether the state does not matter, `$2` whether
//! active, `$3` where it starts, `$4` how many rows, `$5` to `$10` the ranges of three words, `$11` a company, `$12` a group,
//! `$13` the reader's language.

/// What every list asks of a user. Each is a look into an index by the user: asked by EXISTS, PostgreSQL would read the terms
/// of all users first.
macro_rules! fits {
    () => {
        "($5 = '' OR (SELECT 1 FROM user_terms t WHERE t.user_id = u.id AND t.term >= $5 AND t.term < $6 LIMIT 1) = 1)
         AND ($7 = '' OR (SELECT 1 FROM user_terms t WHERE t.user_id = u.id AND t.term >= $7 AND t.term < $8 LIMIT 1) = 1)
         AND ($9 = '' OR (SELECT 1 FROM user_terms t WHERE t.user_id = u.id AND t.term >= $9 AND t.term < $10 LIMIT 1) = 1)"
    };
}

macro_rules! of_state {
    () => {
        "($1 OR u.active = $2)"
    };
}

macro_rules! of_company {
    () => {
        "($11 = '' OR u.company_id = $11)"
    };
}

macro_rules! of_group {
    () => {
        "($12 = '' OR (SELECT 1 FROM group_members g WHERE g.group_id = $12 AND g.user_id = u.id LIMIT 1) = 1)"
    };
}

macro_rules! users {
    ($from:expr, $reach:expr, $past:literal, $order:literal) => {
        concat!(
            // The names of groups stand apart by a sign that none of them has.
            "SELECT u.id, u.name_key, u.name, u.email, u.language, u.active, u.created_at, c.name AS company,
                    (SELECT string_agg(CASE WHEN $13 = 'ja' THEN s.name_ja ELSE s.name_en END, '\u{1f}')
                     FROM group_members m JOIN groups s ON s.id = m.group_id WHERE m.user_id = u.id) AS groups
             FROM ",
            $from,
            " LEFT JOIN companies c ON c.id = u.company_id WHERE ",
            $reach,
            " AND ",
            fits!(),
            " AND u.",
            $past,
            " $3 ORDER BY u.",
            $order,
            " LIMIT $4"
        )
    };
}

/// A list in its three orders: by name, by e-mail, and newest first.
macro_rules! orders {
    ($from:expr, $reach:expr) => {
        [
            users!($from, $reach, "name_key >", "name_key"),
            users!($from, $reach, "email >", "email"),
            users!($from, $reach, "id <", "id DESC"),
        ]
    };
}

/// All users, walked in the list's order.
pub const ALL: [&str; 3] = orders!(
    "users u",
    concat!(of_state!(), " AND ", of_company!(), " AND ", of_group!())
);
/// Those of one state. What an index is gone by is asked once: asked twice, PostgreSQL would take it for met by hardly anybody.
pub const OF_STATE: [&str; 3] = orders!(
    "users u",
    concat!("u.active = $2 AND NOT $1 AND ", of_company!(), " AND ", of_group!())
);
pub const OF_COMPANY: [&str; 3] = orders!(
    "users u",
    concat!("u.company_id = $11 AND ", of_state!(), " AND ", of_group!())
);
/// The members of a group of few.
pub const OF_GROUP: [&str; 3] = orders!(
    "(SELECT DISTINCT m.user_id FROM group_members m WHERE m.group_id = $12) hit JOIN users u ON u.id = hit.user_id",
    concat!(of_state!(), " AND ", of_company!())
);
/// Those that the first word leads to.
pub const BY_WORDS: [&str; 3] = orders!(
    "(SELECT DISTINCT w.user_id FROM user_terms w WHERE w.term >= $5 AND w.term < $6) hit
     JOIN users u ON u.id = hit.user_id",
    concat!(of_state!(), " AND ", of_company!(), " AND ", of_group!())
);

/// How many terms a word leads to, and how many are in a group, counted up to a bound. Without an order PostgreSQL would look
/// through the table, trusting that it meets enough.
pub const HITS: &str = "SELECT COUNT(*) FROM (
    SELECT w.user_id FROM user_terms w WHERE w.term >= $1 AND w.term < $2 ORDER BY w.term LIMIT $3) counted";
pub const MEMBERS: &str = "SELECT COUNT(*) FROM (
    SELECT m.user_id FROM group_members m WHERE m.group_id = $1 ORDER BY m.user_id LIMIT $2) counted";
