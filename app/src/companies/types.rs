//! What travels of a company to its own buyers.

use pricing::Money;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Address {
    pub id: String,
    pub label: String,
    pub lines: String,
}

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct CostCentre {
    pub code: String,
    pub name: String,
}

/// What the company sets for every order of its buyers.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct OrderingTerms {
    pub addresses: Vec<Address>,
    pub cost_centres: Vec<CostCentre>,
    pub po_number_required: bool,
    /// What is left of the budget, carried over where the company does so; none without a budget.
    pub budget_left: Option<Money>,
}
