//! Orders a second: so many buyers, each filling the cart and ordering as soon as the last order was answered.

use crate::{
    load::{Figures, Window},
    person::Person,
    process::Process,
    store::Store,
};
use anyhow::{Context, ensure};
use http::header;
use serde_json::Value;
use std::{
    collections::HashSet,
    net::SocketAddr,
    time::{Duration, Instant},
};
use tokio::task::JoinSet;

/// Half of them in a company with cost centres and approvals, half in one without.
const LIKE: [&str; 2] = ["ana@brackwater.example", "liv@nordlys.example"];
pub(crate) const BUYERS: usize = 8;

pub(crate) struct Orders {
    pub(crate) figures: Figures,
    /// From when to when orders were placed, warm-up and all.
    pub(crate) span: (Instant, Instant),
    /// Orders that were answered with a number, warm-up and all.
    pub(crate) answered: HashSet<String>,
}

/// A buyer at the checkout, who knows what to fill in.
pub(crate) struct Buyer {
    person: Person,
    address: String,
    cost_centre: String,
}

pub(crate) async fn add_buyers(store: &mut Store) -> anyhow::Result<()> {
    for number in 0..BUYERS {
        store.add_buyer(LIKE[number % LIKE.len()], &email(number)).await?;
    }
    Ok(())
}

fn email(number: usize) -> String {
    format!("bench-{number}@buyers.example")
}

/// All buyers order until the time is over. Signing in is not measured.
pub(crate) async fn measure(server: &Process, length: Duration) -> anyhow::Result<Orders> {
    let mut buyers = Vec::new();
    for number in 0..BUYERS {
        buyers.push(Buyer::sign_in(server.address, &email(number)).await?);
    }
    let (first, window) = (Instant::now(), Window::of(length));
    let mut ordering = JoinSet::new();
    for buyer in buyers {
        ordering.spawn(order_until_the_end(buyer, window));
    }
    let (mut times, mut answered) = (Vec::new(), HashSet::new());
    while let Some(one) = ordering.join_next().await {
        for (number, time) in one?? {
            ensure!(answered.insert(number.clone()), "two orders got the number {number}");
            times.extend(time);
        }
    }
    Ok(Orders {
        figures: window.figures(times)?,
        span: (first, Instant::now()),
        answered,
    })
}

type Placed = (String, Option<Duration>);

async fn order_until_the_end(mut buyer: Buyer, window: Window) -> anyhow::Result<Vec<Placed>> {
    let mut placed = Vec::new();
    while !window.is_over() {
        let sent = Instant::now();
        let number = buyer.order(&format!("bench-{}", placed.len())).await?;
        placed.push((number, window.time(sent)));
    }
    Ok(placed)
}

impl Buyer {
    async fn sign_in(address: SocketAddr, email: &str) -> anyhow::Result<Self> {
        Self::new(Person::sign_in(address, email, "/catalogue").await?).await
    }

    pub(crate) async fn new(mut person: Person) -> anyhow::Result<Self> {
        let checkout = person.read("/api/app/orders/api/get_checkout", None).await?;
        let checkout: Value = serde_json::from_slice(&checkout.body)?;
        let terms = &checkout["terms"];
        let text = |value: &Value| value.as_str().unwrap_or_default().to_owned();
        Ok(Self {
            address: text(&terms["addresses"][0]["id"]),
            cost_centre: text(&terms["cost_centres"][0]["code"]),
            person,
        })
    }

    /// Puts business cards into the cart and orders them: the number of the order.
    pub(crate) async fn order(&mut self, key: &str) -> anyhow::Result<String> {
        let cards = [
            ("product", "business-cards"),
            ("form[quantity]", "500"),
            ("form[options][paper]", "coated"),
            ("form[options][finish]", "none"),
            ("form[speed]", "standard"),
        ];
        self.person.post("/api/app/cart/api/add_to_cart", &cards).await?;
        let order = [
            ("key", key),
            ("address", &self.address),
            ("cost_centre", &self.cost_centre),
            ("po_number", ""),
            ("note", ""),
        ];
        let answer = self.person.post("/api/app/orders/api/place_order", &order).await?;
        let location = answer.headers.get(header::LOCATION).and_then(|to| to.to_str().ok());
        let number = location.and_then(|to| to.strip_prefix("/orders/"));
        Ok(number.context("the order's answer names no order")?.to_owned())
    }

    pub(crate) fn into_person(self) -> Person {
        self.person
    }
}
