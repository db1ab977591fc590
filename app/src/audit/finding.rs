//! The SQL of the audit log. A page walks one index from its key on, and so far at most: a filter that finds little costs
//! no more than one that finds much.
//!
//! Each statement has the same arguments: `$1` and `$2` the moment and id before which it starts, `$3` the moment down to
//! which it goes, `$4` an object, `$5` an on-behalf session, `$6` an actor, `$7` a subject, `$8` a company, `$9` a kind,
//! `$10` a pattern in lower case and `$11` as it was typed, `$12` how many rows, `$13` how many are walked.

/// Events that are walked for one page.
pub const WALKED: i64 = 20_000;

/// The events of a filter, of those that the walk meets.
macro_rules! met {
    ($reach:literal) => {
        concat!(
            "SELECT e.id, e.at, e.kind, e.object, e.detail, e.before, e.after, e.on_behalf_id,
                    e.actor_id, a.name AS actor, a.email AS actor_email, e.subject_id, s.name AS subject, s.email AS subject_email,
                    e.company_id, c.name AS company
             FROM (SELECT * FROM events x WHERE ",
            $reach,
            " AND (x.at, x.id) < ($1, $2) AND x.at >= $3 ORDER BY x.at DESC, x.id DESC LIMIT $13) e
             LEFT JOIN users a ON a.id = e.actor_id
             LEFT JOIN users s ON s.id = e.subject_id
             LEFT JOIN companies c ON c.id = e.company_id
             WHERE ($4 = '' OR e.object = $4) AND ($5 = '' OR e.on_behalf_id = $5) AND ($6 = '' OR e.actor_id = $6)
               AND ($7 = '' OR e.subject_id = $7) AND ($8 = '' OR e.company_id = $8) AND ($9 = '' OR e.kind = $9)
               AND ($10 = '' OR lower(e.before) LIKE $10 ESCAPE '!' OR lower(e.after) LIKE $10 ESCAPE '!'
                    OR e.before LIKE $11 ESCAPE '!' OR e.after LIKE $11 ESCAPE '!')
             ORDER BY e.at DESC, e.id DESC LIMIT $12"
        )
    };
}

/// The last event that the same walk meets, if there are more behind it: `$4` is what it goes by, `$5` how many it skips.
macro_rules! last {
    ($reach:literal) => {
        concat!(
            "SELECT x.at, x.id FROM events x WHERE ",
            $reach,
            " AND (x.at, x.id) < ($1, $2) AND x.at >= $3 ORDER BY x.at DESC, x.id DESC LIMIT 1 OFFSET $5"
        )
    };
}

/// A walk: its name, the statement that reads it, and the one that says where it ends.
pub struct Walk {
    pub name: &'static str,
    pub met: &'static str,
    pub last: &'static str,
}

pub const BY_OBJECT: Walk = Walk {
    name: "object",
    met: met!("x.object = $4"),
    last: last!("x.object = $4"),
};
pub const BY_SESSION: Walk = Walk {
    name: "on-behalf session",
    met: met!("x.on_behalf_id = $5"),
    last: last!("x.on_behalf_id = $4"),
};
pub const BY_SUBJECT: Walk = Walk {
    name: "subject",
    met: met!("x.subject_id = $7"),
    last: last!("x.subject_id = $4"),
};
pub const BY_ACTOR: Walk = Walk {
    name: "actor",
    met: met!("x.actor_id = $6"),
    last: last!("x.actor_id = $4"),
};
pub const BY_COMPANY: Walk = Walk {
    name: "company",
    met: met!("x.company_id = $8"),
    last: last!("x.company_id = $4"),
};
pub const BY_KIND: Walk = Walk {
    name: "kind",
    met: met!("x.kind = $9"),
    last: last!("x.kind = $4"),
};
pub const BY_TIME: Walk = Walk {
    name: "time",
    met: met!("($4 = '' OR $4 <> '')"),
    last: last!("$4 = ''"),
};

/// One event by its id.
pub(super) const ONE: &str = "SELECT e.id, e.at, e.kind, e.object, e.detail, e.before, e.after, e.on_behalf_id,
        e.actor_id, a.name AS actor, a.email AS actor_email, e.subject_id, s.name AS subject, s.email AS subject_email,
        e.company_id, c.name AS company
 FROM events e
 LEFT JOIN users a ON a.id = e.actor_id
 LEFT JOIN users s ON s.id = e.subject_id
 LEFT JOIN companies c ON c.id = e.company_id
 WHERE e.id = $1";
