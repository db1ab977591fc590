//! What travels of orders: one type for the customer, another for staff.

use super::{OrderStep, Status};
use crate::{cart::Cart, companies::OrderingTerms, ui::When};
use pricing::Money;
use serde::{Deserialize, Serialize};

/// All that the checkout shows and asks.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Checkout {
    pub cart: Cart,
    pub terms: OrderingTerms,
    /// Without shipping.
    pub totals: Totals,
    /// The ways to ship that are offered.
    pub shipping: Vec<ShippingOption>,
    /// Sent with the order: the same key never orders twice.
    pub key: String,
}

/// What an order comes to.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Totals {
    /// The goods alone, net: what budgets and approvals go by.
    pub goods: Money,
    /// How they are shipped and what that costs, net.
    pub shipping: Option<(String, Money)>,
    /// Each tax in words, with its amount.
    pub taxes: Vec<(String, Money)>,
    /// All of it.
    pub total: Money,
}

/// A way to ship, and what the whole order then comes to.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct ShippingOption {
    pub id: String,
    pub totals: Totals,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderSummary {
    pub number: String,
    pub placed_at: When,
    pub status: Status,
    pub total: Money,
    pub jobs: i64,
    pub by_customer_service: bool,
    /// It is not one's own, but waits for one's approval.
    pub to_approve: bool,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderList {
    pub orders: Vec<OrderSummary>,
    /// Where the next page starts.
    pub next: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderJob {
    pub number: String,
    pub name: String,
    pub picture: String,
    pub quantity: u32,
    pub choices: Vec<(String, String)>,
    pub price: Money,
    /// Its state's key, and in words: a first page needs no more of jobs.
    pub state: (String, String),
}

/// What a customer can do with an order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Action {
    Cancel,
    Reorder,
    /// Approve it, or decline it.
    Approve,
    /// It waits for the reader, but only the reader in person may decide: a CSR on behalf reads why not.
    AwaitApprover,
}

/// What was sent together.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Shipment {
    pub at: When,
    pub carrier: String,
    pub tracking: String,
    /// Where it can be followed.
    pub link: Option<String>,
    /// Numbers.
    pub jobs: Vec<String>,
}

/// An order as its buyer reads it. Who of customer service placed it does not travel.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Order {
    pub number: String,
    pub placed_at: When,
    pub status: Status,
    pub buyer: String,
    pub address: String,
    pub cost_centre: String,
    pub po_number: String,
    pub note: String,
    pub totals: Totals,
    pub jobs: Vec<OrderJob>,
    pub by_customer_service: bool,
    pub decline_reason: String,
    /// Why the shop holds, rejected or cancelled it.
    pub status_reason: String,
    pub shipments: Vec<Shipment>,
    /// What its reader may do with it now.
    pub may: Vec<Action>,
}

/// What staff narrow their orders to. Empty texts narrow nothing.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[serde(default)]
pub struct OrderFilter {
    /// Words of buyer and company, or the number of an order or a purchase order.
    pub q: String,
    pub status: String,
    pub company: String,
    /// Days between which they were placed (`2026-12-31`), both included.
    pub from: String,
    pub to: String,
    /// `oldest` first, else newest first.
    pub sort: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffOrderSummary {
    pub number: String,
    pub placed_at: When,
    pub status: Status,
    pub total: Money,
    pub company: String,
    pub buyer: String,
    /// The CSR who placed it on the buyer's behalf.
    pub on_behalf_by: Option<String>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffOrderList {
    pub orders: Vec<StaffOrderSummary>,
    pub next: Option<String>,
    /// The company that the list is narrowed to.
    pub company: Option<String>,
}

/// An order as staff read it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct StaffOrder {
    pub order: Order,
    pub company_id: String,
    pub company: String,
    pub buyer_id: String,
    /// Whether the reader is a CSR who serves the company.
    pub serves: bool,
    pub buyer_email: String,
    /// Who placed it for the buyer, and why.
    pub on_behalf: Option<OnBehalf>,
    /// Job number and name: who put a job into the cart for the buyer.
    pub added_by: Vec<(String, String)>,
    /// What its reader can make of it.
    pub steps: Vec<OrderStep>,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct OnBehalf {
    pub csr: String,
    pub reason: String,
}
