//! What travels of an account to its buyer.

use crate::on_behalf::OnMyBehalf;
use serde::{Deserialize, Serialize};

#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Account {
    pub name: String,
    pub email: String,
    pub company: String,
    pub on_my_behalf: OnMyBehalf,
}
