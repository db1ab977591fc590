//! Lists of jobs: what they are narrowed to, their orders, their pages, and how the engines go about them.

use crate::{
    client::Client,
    jobs::opened,
    on_both_engines,
    plans::{add_companies, analyze, plan, whole_tables},
    world::World,
};
use app::{
    args,
    jobs::lists,
    store::{Db, Val, prefix_range},
};

on_both_engines!(
    pages_follow_each_other_in_both_orders_and_miss_nothing,
    a_job_is_found_by_its_words_and_numbers,
    staff_find_the_jobs_they_may_see_and_no_others,
    no_list_walks_a_whole_table,
);

const OLGA: &str = "olga@quoin.example";

async fn list(client: &mut Client, function: &str, fields: &[(&str, &str)]) -> (Vec<String>, Option<String>) {
    let answer = client.read(&format!("jobs/{function}"), fields).await.expect(200);
    let list: serde_json::Value = serde_json::from_str(&answer.body).unwrap();
    let number = |job: &serde_json::Value| {
        let job = job.get("job").unwrap_or(job);
        job["number"].as_str().unwrap().to_owned()
    };
    let numbers = list["jobs"].as_array().unwrap().iter().map(number).collect();
    (numbers, list["next"].as_str().map(str::to_owned))
}

/// All pages of a list.
async fn all(client: &mut Client, function: &str, fields: &[(&str, &str)]) -> Vec<String> {
    let (mut found, mut next) = list(client, function, fields).await;
    while let Some(from) = next {
        let fields: Vec<_> = fields.iter().copied().chain([("from", &*from)]).collect();
        let (more, after) = list(client, function, &fields).await;
        assert!(!more.is_empty(), "a page that leads nowhere");
        found.extend(more);
        next = after;
    }
    found
}

async fn pages_follow_each_other_in_both_orders_and_miss_nothing(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let mut numbers = Vec::new();
    for _ in 0..60 {
        numbers.push(opened(&mut ana).await);
    }
    for (n, number) in numbers.iter().enumerate() {
        // Some share a day, some have none.
        let due = [Some("2026-12-01"), Some("2026-12-24"), Some("2026-12-10"), None][n % 4];
        world
            .run(
                "UPDATE jobs SET due_on = $2, state = $3 WHERE number = $1",
                args![
                    number,
                    due.unwrap_or("9999-12-31"),
                    if n % 3 == 0 { "preflight" } else { "awaiting_files" }
                ],
            )
            .await;
    }
    let newest: Vec<String> = numbers.iter().rev().cloned().collect();
    let by_due = |days: [usize; 4]| -> Vec<String> {
        days.iter()
            .flat_map(|day| numbers.iter().skip(*day).step_by(4).cloned())
            .collect()
    };
    let mut olga = world.sign_in(OLGA).await;
    let mut casey = world.sign_in("casey@quoin.example").await;
    let brackwater = world.company("Brackwater Mutual").await;
    for (client, function) in [
        (&mut ana, "api/list_jobs"),
        (&mut olga, "staff_api/list_staff_jobs"),
        (&mut casey, "staff_api/list_staff_jobs"),
    ] {
        let company = ("company", &*brackwater);
        assert_eq!(all(client, function, &[company]).await[..60], newest[..], "{function}");
        let due = all(client, function, &[company, ("sort", "due")]).await;
        assert_eq!(due, by_due([0, 2, 1, 3]), "{function}");
        let preflight = all(client, function, &[company, ("state", "preflight")]).await;
        assert_eq!(preflight.len(), 20);
        let both = [company, ("state", "preflight"), ("sort", "due"), ("q", "catalogue")];
        assert_eq!(all(client, function, &both).await.len(), 20, "{function}");
        // Nobody of another company is among them, and no company is needed.
        let every = all(client, function, &[("sort", "due")]).await;
        assert!(numbers.iter().all(|number| every.contains(number)), "{function}");
        list(
            client,
            function,
            &[("from", "nonsense"), ("state", "nonsense"), ("sort", "nonsense")],
        )
        .await;
    }
}

async fn a_job_is_found_by_its_words_and_numbers(world: World) {
    let mut ana = world.sign_in("ana@brackwater.example").await;
    let portal = opened(&mut ana).await;
    let order = ana.order_cards("k").await;
    let ordered = format!("{order}-1");
    let fields = [
        ("number", &*portal),
        ("name", "冬のカタログ Winter"),
        ("code", "NOG-118"),
        ("quantity", "5"),
    ];
    ana.call("jobs/api/change_job", &fields).await.expect(200);
    let mut olga = world.sign_in(OLGA).await;
    for (client, function) in [(&mut ana, "api/list_jobs"), (&mut olga, "staff_api/list_staff_jobs")] {
        for (typed, expected) in [
            ("winter", vec![&portal]),
            ("WINT", vec![&portal]),
            ("カタログ", vec![&portal]),
            ("nog 118", vec![&portal]),
            ("business", vec![&ordered]),
            ("名刺", vec![&ordered]),
            ("ana brack", vec![&ordered, &portal]),
            ("winter business", vec![]),
            (&portal, vec![&portal]),
            (&order.to_lowercase(), vec![&ordered]),
            (&ordered, vec![&ordered]),
            ("Q-2026-999999", vec![]),
            ("% _ '", vec![&ordered, &portal]),
        ] {
            let (found, _) = list(client, function, &[("q", typed), ("company", "")]).await;
            let found: Vec<&String> = found.iter().filter(|number| *number != "Q-2026-000001-1").collect();
            assert_eq!(found, expected, "{typed} by {function}");
        }
    }
    // What is found of one company is not found by another.
    let mut liv = world.sign_in("liv@nordlys.example").await;
    for typed in ["winter", &portal, &order] {
        assert!(
            list(&mut liv, "api/list_jobs", &[("q", typed)]).await.0.is_empty(),
            "{typed}"
        );
    }
}

async fn staff_find_the_jobs_they_may_see_and_no_others(world: World) {
    let ana = opened(&mut world.sign_in("ana@brackwater.example").await).await;
    let yuki = opened(&mut world.sign_in("yuki@hoshikawa.example").await).await;
    let nordlys = "Q-2026-000001-1".to_owned();
    let hoshikawa = world.company("Hoshikawa Medical Devices").await;
    for (who, expected) in [
        ("casey@quoin.example", vec![&yuki, &ana, &nordlys]),
        // Robin serves Brackwater, and is the Job CSR of Nordlys's job; all CSRs serve Hoshikawa.
        ("robin@quoin.example", vec![&yuki, &ana, &nordlys]),
        ("sam@quoin.example", vec![&yuki]),
        (OLGA, vec![&yuki, &ana, &nordlys]),
    ] {
        let mut client = world.sign_in(who).await;
        for narrowed in [vec![], vec![("sort", "due")], vec![("state", "awaiting_files")]] {
            let mut found = all(&mut client, "staff_api/list_staff_jobs", &narrowed).await;
            let mut expected: Vec<String> = expected.iter().map(ToString::to_string).collect();
            found.sort();
            expected.sort();
            assert_eq!(found, expected, "{who} {narrowed:?}");
        }
        let (found, _) = list(&mut client, "staff_api/list_staff_jobs", &[("q", &ana)]).await;
        assert_eq!(found.len(), usize::from(expected.contains(&&ana)), "{who}");
        let (found, _) = list(
            &mut client,
            "staff_api/list_staff_jobs",
            &[("q", "catalogue"), ("company", &hoshikawa)],
        )
        .await;
        assert_eq!(found, std::slice::from_ref(&yuki), "{who}");
    }
}

const COMPANIES: i64 = 100;
/// In each company, of one buyer.
const JOBS: i64 = 300;
/// There are few companies and buyers beside their jobs: going through them costs little.
const LARGE: [&str; 3] = ["jobs", "job_search", "orders"];

async fn no_list_walks_a_whole_table(world: World) {
    let db = world.shop.db();
    add_jobs(db).await;
    let casey = world.user("casey@quoin.example").await;
    let olga = world.user(OLGA).await;
    let (from, to) = prefix_range("w123");
    let none = (String::new(), String::new());
    for (orders, start) in [(0, "g"), (1, "")] {
        let args = |reader: &str, word: &(String, String), number: &str, company: &str, all: bool| -> Vec<Val> {
            args![
                reader, "", start, 26, &word.0, &word.1, "", "", "", "", number, company, all
            ]
        };
        let typed = (from.clone(), to.clone());
        // Every job has it.
        let common = prefix_range("w");
        let statements = [
            ("own", lists::OWN[orders], args("many-7", &none, "", "company-7", false)),
            (
                "own by words",
                lists::OWN_BY_WORDS[orders],
                args("many-7", &typed, "", "company-7", false),
            ),
            (
                "own by number",
                lists::OWN_BY_NUMBER[orders],
                args("many-7", &none, "M-7-7", "company-7", false),
            ),
            ("all", lists::ALL[orders], args(&olga, &none, "", "", true)),
            ("served", lists::SERVED[orders], args(&casey, &none, "", "", false)),
            ("reached", lists::REACHED[orders], args(&casey, &common, "", "", false)),
            (
                "of a company",
                lists::OF_COMPANY[orders],
                args(&casey, &none, "", "company-7", false),
            ),
            ("by words", lists::BY_WORDS[orders], args(&casey, &typed, "", "", false)),
            (
                "by number",
                lists::BY_NUMBER[orders],
                args(&casey, &none, "M-7-7", "", false),
            ),
        ];
        for (name, sql, args) in statements {
            let steps = plan(db, sql, args).await;
            let whole = whole_tables(&steps, sql, &LARGE);
            assert_eq!(whole, Vec::<String>::new(), "{name} {orders} in {steps:#?}");
        }
    }
    let of_state = args![&olga, "preflight", "g", 26, "", "", "", "", "", "", "", "", true];
    let steps = plan(db, lists::OF_STATE, of_state).await;
    assert_eq!(
        whole_tables(&steps, lists::OF_STATE, &LARGE),
        Vec::<String>::new(),
        "{steps:#?}"
    );
}

/// Many jobs of many companies that Casey serves.
pub(crate) async fn add_jobs(db: &Db) {
    let mut tx = db.begin().await.unwrap();
    add_companies(&mut tx, COMPANIES).await;
    for (sql, args) in [
        (
            "INSERT INTO users (id, email, name, language, audience, company_id, active, password_hash, created_at)
             SELECT 'many-' || substr(id, 9), id || '@buyers.example', 'Buyer ' || id, 'en', 'customer', id, $1, '', 0
             FROM companies WHERE id LIKE 'company-%'",
            args![true],
        ),
        (
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO orders (id, number, company_id, buyer_id, status, placed_by, idempotency_key, address, cost_centre,
                                 po_number, note, currency, total, decline_reason, placed_at)
             SELECT 'o-' || n.i || '-' || u.id, 'O-' || n.i || '-' || u.id, u.company_id, u.id, 'approved', u.id,
                    'k' || n.i, '', '', '', '', 'EUR', 1, '', n.i
             FROM n CROSS JOIN users u WHERE u.id LIKE 'many-%'",
            args![JOBS],
        ),
        (
            "WITH RECURSIVE n (i) AS (SELECT 1 UNION ALL SELECT i + 1 FROM n WHERE i < $1)
             INSERT INTO jobs (id, number, company_id, order_id, position, name_en, name_ja, picture, price, added_by, buyer_id, name,
                               quantity, opened_at, due_on)
             SELECT 'a-' || n.i || '-' || u.id, 'M-' || n.i || '-' || substr(u.id, 6), u.company_id,
                    'o-' || n.i || '-' || u.id, 1, '', '', '', 0, u.id, u.id,
                    'Job', 5, n.i, '2027-01-' || (10 + n.i % 18)
             FROM n CROSS JOIN users u WHERE u.id LIKE 'many-%'",
            args![JOBS],
        ),
        (
            // As many terms as a name, a code, a buyer and a company have.
            "WITH RECURSIVE n (i) AS (SELECT 70 UNION ALL SELECT i + 1 FROM n WHERE i < 77)
             INSERT INTO job_search (company_id, term, job_id)
             SELECT company_id, n.i || id, id FROM jobs CROSS JOIN n WHERE id LIKE 'a-%'",
            args![],
        ),
    ] {
        tx.execute(sql, args).await.unwrap();
    }
    tx.commit().await.unwrap();
    analyze(db).await;
}
