//! Who can sign in to the demo, and as what.

use super::companies::{BRACKWATER, HOSHIKAWA, NORDLYS};

/// The password of every demo account.
pub const PASSWORD: &str = "quoin-demo";

/// E-mail, name and role of every account, to be printed when the demo starts.
pub const ACCOUNTS: [(&str, &str, &str); USERS.len()] = {
    let mut accounts = [("", "", ""); USERS.len()];
    let mut index = 0;
    while index < accounts.len() {
        let user = &USERS[index];
        accounts[index] = (user.email, user.name, user.role);
        index += 1;
    }
    accounts
};

pub(super) struct User {
    pub(super) email: &'static str,
    pub(super) name: &'static str,
    /// For the reader of the list of accounts; what the user may do comes from the group.
    pub(super) role: &'static str,
    pub(super) language: &'static str,
    /// The `built_in` key of the user's group.
    pub(super) group: &'static str,
    /// The name of a customer's company.
    pub(super) company: Option<&'static str>,
    /// Has agreed, for good, that customer service orders for them; asked only where the company's policy says so.
    pub(super) consents: bool,
}

pub(super) const USERS: [User; 12] = [
    staff("admin@quoin.example", "Ada Moreau", "Administrator", "administrators"),
    staff(
        "casey@quoin.example",
        "Casey Lindgren",
        "CSR, serves Brackwater and Nordlys",
        "csr",
    ),
    staff(
        "robin@quoin.example",
        "Robin Achterberg",
        "CSR, serves Brackwater",
        "csr",
    ),
    staff(
        "sam@quoin.example",
        "Sam Whitlock",
        "CSR, serves companies of all CSRs",
        "csr",
    ),
    staff("olga@quoin.example", "Olga Petrenko", "Operator", "operators"),
    customer("ana@brackwater.example", "Ana Ruiz", "Buyer", BRACKWATER),
    customer("ben@brackwater.example", "Ben Okafor", "Approver", BRACKWATER),
    consenting(customer("liv@nordlys.example", "Liv Dahl", "Buyer", NORDLYS)),
    consenting(customer("mari@nordlys.example", "Mari Solberg", "Reviewer", NORDLYS)),
    customer("tor@nordlys.example", "Tor Haugen", "Reviewer", NORDLYS),
    consenting(customer(
        "jonas@nordlys.example",
        "Jonas Berg",
        "Final approver",
        NORDLYS,
    )),
    User {
        language: "ja",
        ..customer("yuki@hoshikawa.example", "林 由紀", "Buyer, in Japanese", HOSHIKAWA)
    },
];

const fn staff(email: &'static str, name: &'static str, role: &'static str, group: &'static str) -> User {
    User {
        email,
        name,
        role,
        language: "en",
        group,
        company: None,
        consents: false,
    }
}

const fn customer(email: &'static str, name: &'static str, role: &'static str, company: &'static str) -> User {
    User {
        email,
        name,
        role,
        language: "en",
        group: "buyers",
        company: Some(company),
        consents: false,
    }
}

const fn consenting(user: User) -> User {
    User { consents: true, ..user }
}
