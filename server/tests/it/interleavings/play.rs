//! Plays the actions against the server, and knows what must come of them.

use super::{Action, BROWSER_OF, BUYERS, CSRS};
use crate::{
    client::Client,
    world::{MINUTE, World},
};
use app::args;
use std::collections::{BTreeMap, BTreeSet};

/// One tab: its page, and who that page says one is.
struct Tab {
    client: Client,
    /// The buyer in whose storefront the page is, by id.
    shows: Option<String>,
    last_key: usize,
}

/// What happened, as the model knows it.
pub(super) struct Play {
    world: World,
    tabs: Vec<Tab>,
    cookies: [BTreeMap<String, String>; 2],
    /// Who is signed in, by id.
    signed_in: [Option<String>; 2],
    ids: BTreeMap<&'static str, String>,
    names: BTreeMap<String, String>,
    address: String,
    carts: BTreeMap<String, BTreeSet<String>>,
    /// Buyer and key to number.
    orders: BTreeMap<(String, String), String>,
    seen: BTreeSet<String>,
    keys: usize,
}

#[derive(sqlx::FromRow)]
struct EventRow {
    id: String,
    kind: String,
    actor_id: Option<String>,
    subject_id: Option<String>,
    object: String,
}

impl Play {
    pub(super) async fn new(world: World) -> Self {
        let mut ids = BTreeMap::new();
        for email in CSRS.into_iter().chain(BUYERS) {
            ids.insert(email, world.user(email).await);
        }
        let names = [("Ana Ruiz", BUYERS[0]), ("Ben Okafor", BUYERS[1])]
            .map(|(name, email)| (name.to_owned(), ids[email].clone()))
            .into();
        let address = world.sign_in(BUYERS[0]).await.first_address().await;
        let tabs = BROWSER_OF
            .map(|_| Tab {
                client: world.guest(),
                shows: None,
                last_key: 0,
            })
            .into();
        let mut play = Self {
            tabs,
            cookies: Default::default(),
            signed_in: [None, None],
            carts: BUYERS.map(|buyer| (ids[buyer].clone(), BTreeSet::new())).into(),
            orders: BTreeMap::new(),
            seen: BTreeSet::new(),
            keys: 0,
            ids,
            names,
            address,
            world,
        };
        play.new_events().await;
        play.step(&Action::SignIn(0, CSRS[0])).await;
        play.step(&Action::SignIn(2, BUYERS[0])).await;
        play
    }

    pub(super) async fn step(&mut self, action: &Action) {
        match action {
            Action::Wait(minutes) => self.world.later(minutes * MINUTE),
            Action::SetActive(who, active) => {
                let who = &self.ids[who];
                self.world
                    .run("UPDATE users SET active = $2 WHERE id = $1", args![who, *active])
                    .await;
            }
            Action::Load(tab) => self.load(*tab).await,
            Action::SignIn(tab, who) => {
                let fields = [("email", *who), ("password", "quoin-demo")];
                if self.call(*tab, "auth/api/sign_in", &fields).await.0 == 200 {
                    self.signed_in[BROWSER_OF[*tab]] = Some(self.ids[who].clone());
                    self.load(*tab).await;
                }
            }
            Action::SignOut(tab) => {
                if self.call(*tab, "auth/api/sign_out", &[]).await.0 == 200 {
                    self.signed_in[BROWSER_OF[*tab]] = None;
                    self.load(*tab).await;
                }
            }
            Action::Start(tab, buyer, mode) => {
                let buyer = self.ids[buyer].clone();
                let fields = [
                    ("buyer", &*buyer),
                    ("reason", "other"),
                    ("mode", mode),
                    ("password", "quoin-demo"),
                ];
                self.go_on(*tab, "on_behalf/api/start_on_behalf", &fields).await;
            }
            Action::StartOrdering(tab) => self.go_on(*tab, "on_behalf/api/start_ordering", &[]).await,
            Action::Extend(tab) => {
                self.call(*tab, "on_behalf/api/extend_on_behalf", &[]).await;
            }
            Action::Stop(tab) => self.go_on(*tab, "on_behalf/api/stop_on_behalf", &[]).await,
            Action::Add(tab) => self.add(*tab).await,
            Action::Change(tab) => self.change(*tab).await,
            Action::Remove(tab) => self.remove(*tab).await,
            Action::Place(tab, again) => self.place(*tab, *again).await,
        }
        self.check(action).await;
    }

    /// Sends a form from the page in this tab, with the browser's cookies.
    async fn call(&mut self, tab: usize, function: &str, fields: &[(&str, &str)]) -> (u16, String) {
        let (browser, tab) = (BROWSER_OF[tab], &mut self.tabs[tab]);
        tab.client.cookies.clone_from(&self.cookies[browser]);
        let answer = tab.client.call(function, fields).await;
        self.cookies[browser].clone_from(&tab.client.cookies);
        assert!(
            answer.status.as_u16() < 500,
            "{function}: {} {}",
            answer.status,
            answer.body
        );
        (answer.status.as_u16(), answer.location().to_owned())
    }

    /// A form whose success loads a new document.
    async fn go_on(&mut self, tab: usize, function: &str, fields: &[(&str, &str)]) {
        if self.call(tab, function, fields).await.0 == 200 {
            self.load(tab).await;
        }
    }

    /// Loads a document and notes whose storefront it says it is.
    async fn load(&mut self, tab: usize) {
        let (browser, tab) = (BROWSER_OF[tab], &mut self.tabs[tab]);
        tab.client.cookies.clone_from(&self.cookies[browser]);
        let page = tab.client.page("/nowhere").await.body;
        let (_, rest) = page.split_once("<script id=\"viewer\"").unwrap();
        let json = rest.split_once('>').unwrap().1.split("</script>").next().unwrap();
        let viewer: serde_json::Value = serde_json::from_str(json).unwrap();
        let role = &viewer["role"];
        let name = role["Buyer"]["name"].as_str().or(role["Acting"]["name"].as_str());
        tab.shows = name.map(|name| self.names[name].clone());
    }

    fn cart(&mut self, tab: usize) -> &mut BTreeSet<String> {
        let buyer = self.tabs[tab].shows.as_ref().expect("whoever changes a cart has one");
        self.carts.get_mut(buyer).unwrap()
    }

    async fn add(&mut self, tab: usize) {
        let fields = [("product", "business-cards"), ("form[quantity]", "500")];
        let (status, _) = self.call(tab, "cart/api/add_to_cart", &fields).await;
        let changes = self.changes(tab, status == 200, "cart_line_added").await;
        if status == 200 {
            self.cart(tab).extend(changes);
        }
    }

    /// A line of the cart that the page shows, at its version; something to be refused where it shows none.
    async fn line(&self, tab: usize) -> (String, String) {
        let buyer = self.tabs[tab].shows.clone().unwrap_or_default();
        let line: Option<(String, i64)> = self
            .world
            .shop
            .db()
            .one(
                "SELECT id, version FROM cart_lines WHERE buyer_id = $1 ORDER BY id LIMIT 1",
                args![buyer],
            )
            .await
            .unwrap();
        line.map_or(("none".to_owned(), "1".to_owned()), |(id, version)| {
            (id, version.to_string())
        })
    }

    async fn change(&mut self, tab: usize) {
        let (line, version) = self.line(tab).await;
        let fields = [("line", &*line), ("version", &version), ("quantity", "250")];
        let (status, _) = self.call(tab, "cart/api/change_cart_line", &fields).await;
        self.changes(tab, status == 200, "cart_line_changed").await;
    }

    async fn remove(&mut self, tab: usize) {
        let (line, version) = self.line(tab).await;
        let fields = [("line", &*line), ("version", &*version)];
        let (status, _) = self.call(tab, "cart/api/remove_cart_line", &fields).await;
        self.changes(tab, status == 200, "cart_line_removed").await;
        if status == 200 {
            assert!(self.cart(tab).remove(&line));
        }
    }

    async fn place(&mut self, tab: usize, again: bool) {
        if !again {
            self.keys += 1;
            self.tabs[tab].last_key = self.keys;
        }
        let key = format!("key-{}", self.tabs[tab].last_key);
        let address = self.address.clone();
        let fields = [("key", &*key), ("address", &*address), ("cost_centre", "BW-01")];
        let (status, location) = self.call(tab, "orders/api/place_order", &fields).await;
        let number = location.trim_start_matches("/orders/").to_owned();
        let buyer = self.tabs[tab].shows.clone().unwrap_or_default();
        let known = self.orders.get(&(buyer.clone(), key.clone())).cloned();
        let placed = status == 200 && known.is_none();
        let changes = self.changes(tab, placed, "order_placed").await;
        if let Some(known) = known.filter(|_| status == 200) {
            assert_eq!(known, number, "the same key is the same order");
        }
        if placed {
            assert_eq!(changes, std::slice::from_ref(&number));
            assert!(!self.cart(tab).is_empty(), "an empty cart was ordered");
            self.cart(tab).clear();
            self.orders.insert((buyer, key), number);
        }
    }

    /// Events that were not there before.
    async fn new_events(&mut self) -> Vec<EventRow> {
        let all: Vec<EventRow> = self
            .world
            .shop
            .db()
            .all("SELECT id, kind, actor_id, subject_id, object FROM events", args![])
            .await
            .unwrap();
        all.into_iter()
            .filter(|event| self.seen.insert(event.id.clone()))
            .collect()
    }

    /// What the action changed in a storefront: one event of this kind if it was accepted, none if not, and always in the
    /// name that the tab showed, by whoever is signed in. Returns what it happened to.
    async fn changes(&mut self, tab: usize, accepted: bool, kind: &str) -> Vec<String> {
        let shows = self.tabs[tab].shows.clone();
        let signed_in = self.signed_in[BROWSER_OF[tab]].clone();
        let events = self.new_events().await;
        let changes: Vec<_> = events.into_iter().filter(|event| is_change(&event.kind)).collect();
        assert_eq!(changes.len(), usize::from(accepted), "events of {kind}");
        for event in &changes {
            assert_eq!(event.kind, kind);
            assert_eq!(event.subject_id, shows, "in the name that the tab showed");
            assert_eq!(event.actor_id, signed_in, "by whoever is signed in");
        }
        changes.into_iter().map(|event| event.object).collect()
    }

    /// What must be true after every step.
    async fn check(&mut self, action: &Action) {
        let unexpected: Vec<_> = self
            .new_events()
            .await
            .into_iter()
            .filter(|event| is_change(&event.kind))
            .map(|event| event.kind)
            .collect();
        assert!(unexpected.is_empty(), "{action:?} changed a storefront: {unexpected:?}");
        let db = self.world.shop.db();
        for (buyer, lines) in &self.carts {
            let stored: Vec<(String,)> = db
                .all("SELECT id FROM cart_lines WHERE buyer_id = $1", args![buyer])
                .await
                .unwrap();
            let stored: BTreeSet<String> = stored.into_iter().map(|(id,)| id).collect();
            assert_eq!(&stored, lines, "the cart of {buyer} after {action:?}");
        }
        assert_eq!(
            self.world.orders().await,
            i64::try_from(self.orders.len()).unwrap(),
            "orders after {action:?}"
        );
        for broken in [
            "SELECT COUNT(*) FROM orders o LEFT JOIN on_behalf_sessions s ON s.id = o.on_behalf_id
             WHERE (s.id IS NULL AND o.placed_by <> o.buyer_id)
                OR (s.id IS NOT NULL AND (s.actor_id <> o.placed_by OR s.subject_id <> o.buyer_id OR s.mode <> 'order'))",
            "SELECT COUNT(*) FROM cart_lines l LEFT JOIN on_behalf_sessions s ON s.id = l.on_behalf_id
             WHERE (s.id IS NULL AND l.added_by <> l.buyer_id)
                OR (s.id IS NOT NULL AND (s.actor_id <> l.added_by OR s.subject_id <> l.buyer_id OR s.mode <> 'order'))",
            "SELECT COUNT(*) FROM sessions a JOIN on_behalf_sessions s ON s.id = a.on_behalf_id WHERE s.actor_id <> a.user_id",
            "SELECT COUNT(*) FROM on_behalf_sessions s WHERE s.ended_at IS NULL
             AND NOT EXISTS (SELECT 1 FROM sessions a WHERE a.on_behalf_id = s.id)",
        ] {
            assert_eq!(self.world.count(broken, args![]).await, 0, "{broken} after {action:?}");
        }
    }
}

fn is_change(kind: &str) -> bool {
    kind.starts_with("cart_line_") || kind.starts_with("order_")
}
