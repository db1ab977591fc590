//! The three companies and what was agreed with each.

use crate::on_behalf::Policy;

pub(super) const BRACKWATER: &str = "Brackwater Mutual";
pub(super) const NORDLYS: &str = "Nordlys Outdoor Gear";
pub(super) const HOSHIKAWA: &str = "Hoshikawa Medical Devices";

pub(super) struct Company {
    pub(super) name: &'static str,
    pub(super) language: &'static str,
    /// Basis points on every price.
    pub(super) price_adjustment: i64,
    pub(super) po_number_required: bool,
    pub(super) served_by_all_csrs: bool,
    /// Whether customer service may order on behalf of its buyers.
    pub(super) on_behalf: Policy,
    /// Minor units; what is left of it carries over to the next month.
    pub(super) monthly_budget: Option<i64>,
    /// Label and lines.
    pub(super) addresses: &'static [(&'static str, &'static str)],
    /// Code and name.
    pub(super) cost_centres: &'static [(&'static str, &'static str)],
    /// E-mails of the Customer CSRs.
    pub(super) csrs: &'static [&'static str],
    /// Minor units above which the approver with this e-mail is asked, lowest level first.
    pub(super) approvals: &'static [(i64, &'static str)],
}

pub(super) const COMPANIES: [Company; 3] = [
    Company {
        name: BRACKWATER,
        language: "en",
        price_adjustment: -800,
        po_number_required: false,
        served_by_all_csrs: false,
        on_behalf: Policy::Allowed,
        monthly_budget: None,
        addresses: &[
            (
                "Head office",
                "Brackwater Mutual\nFacilities\n1 Harbour Square\nBrackwater BW1 2AA",
            ),
            ("Millgate branch", "Brackwater Mutual\n48 Millgate\nBrackwater BW2 6RT"),
            (
                "Records and post room",
                "Brackwater Mutual\nGoods entrance, Ropewalk Yard\nBrackwater BW1 5KD",
            ),
        ],
        cost_centres: &BRANCHES,
        csrs: &["casey@quoin.example", "robin@quoin.example"],
        approvals: &[(50_000, "ben@brackwater.example"), (200_000, "ben@brackwater.example")],
    },
    Company {
        name: NORDLYS,
        language: "en",
        price_adjustment: 0,
        po_number_required: false,
        served_by_all_csrs: false,
        on_behalf: Policy::Ask,
        monthly_budget: None,
        addresses: &[
            ("Studio", "Nordlys Outdoor Gear\nMarketing\nFjellveien 14\n9010 Nordvik"),
            ("Warehouse", "Nordlys Outdoor Gear\nPort 3, Kaigata 52\n9015 Nordvik"),
        ],
        cost_centres: &[],
        csrs: &["casey@quoin.example"],
        approvals: &[],
    },
    Company {
        name: HOSHIKAWA,
        language: "ja",
        price_adjustment: 0,
        po_number_required: true,
        served_by_all_csrs: true,
        on_behalf: Policy::Allowed,
        monthly_budget: Some(300_000),
        addresses: &[
            (
                "本社",
                "星川メディカル機器株式会社\n総務部\n〒100-0000\n東京都千代田区星見町1-2-3 星川ビル5階",
            ),
            (
                "大阪営業所",
                "星川メディカル機器株式会社\n大阪営業所\n〒530-0000\n大阪府大阪市北区川音町4-5-6",
            ),
        ],
        cost_centres: &[],
        csrs: &[],
        approvals: &[],
    },
];

const BRANCHES: [(&str, &str); 12] = [
    ("BW-01", "Harbour Square"),
    ("BW-02", "Millgate"),
    ("BW-03", "Old Exchange"),
    ("BW-04", "Saltmarket"),
    ("BW-05", "North Quay"),
    ("BW-06", "Castle Hill"),
    ("BW-07", "Weirside"),
    ("BW-08", "Foundry Lane"),
    ("BW-09", "Abbey Green"),
    ("BW-10", "Ferry Road"),
    ("BW-11", "Alderbridge"),
    ("BW-12", "Stonecross"),
];
