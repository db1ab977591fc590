//! Books and reports, priced by copies and pages.

use super::{
    parts::{each_with_pages, range},
    products::{Category, Product},
};
use pricing::{Between, Micros, PageRule, Spec};

pub(super) fn category() -> Category {
    Category {
        slug: "books-and-reports",
        name: ("Books and reports", "冊子・報告書"),
        products: vec![brochure(), report()],
    }
}

/// A stitched sheet has four pages; the first eight are in the price of the copy.
fn brochure() -> Product {
    Product {
        slug: "brochure-a4",
        name: ("Stitched brochure A4", "A4中綴じパンフレット"),
        summary: ("8 to 48 pages, saddle-stitched.", "8～48ページの中綴じ製本。"),
        picture: "brochure",
        spec: Spec {
            setup: Micros::cents(4_500),
            quantity: range(50, 1_000, 10),
            between: Between::Linear,
            breaks: each_with_pages(&[(50, 310, 160_000), (100, 245, 120_000), (250, 180, 90_000)]),
            pages: Some(PageRule {
                min: 8,
                max: 48,
                multiple: 4,
                included: 8,
                per: 4,
            }),
            ..Spec::default()
        },
    }
}

/// Every page counts, and a leaf has two of them.
fn report() -> Product {
    Product {
        slug: "report-a4",
        name: ("Perfect-bound report A4", "A4無線綴じ報告書"),
        summary: (
            "40 to 200 pages with a glued spine.",
            "40～200ページ、背を糊で固めた無線綴じ製本。",
        ),
        picture: "report",
        spec: Spec {
            setup: Micros::cents(6_000),
            quantity: range(50, 1_000, 10),
            between: Between::Linear,
            breaks: each_with_pages(&[(50, 220, 35_000), (100, 190, 29_000), (250, 160, 24_000)]),
            pages: Some(PageRule {
                min: 40,
                max: 200,
                multiple: 2,
                included: 0,
                per: 1,
            }),
            ..Spec::default()
        },
    }
}
