use super::{
    rules::{Cell, Giver, Group, Refusal, may_be_in},
    types::{Audience, BuiltIn, Lock},
};
use crate::auth::Page;
use proptest::{prelude::*, sample::subsequence};

/// Any group that the store could hold, its built-in pages as the migrations made them.
fn group() -> impl Strategy<Value = Group> {
    let built_in = prop_oneof![
        3 => Just(None),
        1 => proptest::sample::select(&BuiltIn::ALL[..]).prop_map(Some),
    ];
    (
        built_in,
        any::<bool>(),
        subsequence(&Page::ALL[..], 0..=Page::ALL.len()),
    )
        .prop_map(|(built_in, staff, pages)| {
            let audience = match built_in {
                Some(BuiltIn::Buyers) => Audience::Customer,
                Some(_) => Audience::Staff,
                None if staff => Audience::Staff,
                None => Audience::Customer,
            };
            let mut group = Group {
                id: "id".to_owned(),
                name: "name".to_owned(),
                audience,
                built_in,
                pages: Vec::new(),
            };
            let nobody = Giver::default();
            group.pages = pages
                .into_iter()
                .filter(|page| !matches!(group.cell(*page, &nobody), Cell::Foreign | Cell::Locked(Lock::Never)))
                .collect();
            for page in Page::ALL {
                if group.cell(page, &nobody) == Cell::Locked(Lock::Kept) && !group.pages.contains(&page) {
                    group.pages.push(page);
                }
            }
            group
        })
}

fn giver() -> impl Strategy<Value = Giver> {
    (subsequence(&Page::ALL[..], 0..=Page::ALL.len()), any::<bool>())
        .prop_map(|(pages, administrator)| Giver { pages, administrator })
}

proptest! {
    #[test]
    fn nobody_ever_orders_on_behalf_and_administers(groups in proptest::collection::vec(group(), 0..6)) {
        let mut mine: Vec<Group> = Vec::new();
        // What one group opens, page access keeps apart; see the matrix.
        for group in groups.into_iter().filter(|group| !group.excludes(group)) {
            if may_be_in(&group, Audience::Staff, &mine).is_ok() {
                mine.push(group);
            }
        }
        let pages: Vec<Page> = mine.iter().flat_map(|group| group.pages.clone()).collect();
        prop_assert!(!pages.contains(&Page::OrderOnBehalf) || !pages.iter().any(|page| page.is_administration()));
        prop_assert!(!pages.contains(&Page::Storefront));
    }

    #[test]
    fn a_group_takes_its_own_kind_only(group in group(), staff in any::<bool>()) {
        let audience = if staff { Audience::Staff } else { Audience::Customer };
        let expected = if group.audience == audience { Ok(()) } else { Err(Refusal::For(group.audience)) };
        prop_assert_eq!(may_be_in(&group, audience, &[]), expected);
    }

    #[test]
    fn nobody_gives_what_they_lack(group in group(), giver in giver()) {
        if giver.may_fill(&group).is_ok() && !(giver.administrator && group.built_in.is_some()) {
            for page in &group.pages {
                prop_assert!(page.is_for_customers() || giver.pages.contains(page));
            }
        }
        for page in Page::ALL {
            if group.cell(page, &giver) == Cell::Free {
                prop_assert!(page.is_for_customers() || giver.pages.contains(&page));
                prop_assert_eq!(page.is_for_customers(), group.audience == Audience::Customer);
            }
        }
    }

    #[test]
    fn built_in_groups_keep_what_they_are_for(giver in giver(), group in group()) {
        let kept = |page| group.cell(page, &giver) == Cell::Locked(Lock::Kept);
        match group.built_in {
            Some(BuiltIn::Administrators) => {
                prop_assert!(Page::ALL.into_iter().filter(|page| page.is_administration()).all(kept));
                prop_assert_eq!(group.cell(Page::OrderOnBehalf, &giver), Cell::Locked(Lock::Never));
            }
            Some(BuiltIn::Csr) => {
                prop_assert!(kept(Page::OrderOnBehalf));
                prop_assert_eq!(group.cell(Page::Groups, &giver), Cell::Locked(Lock::Never));
            }
            Some(BuiltIn::Buyers) => prop_assert!(kept(Page::Storefront)),
            Some(BuiltIn::Operators) | None => prop_assert!(!Page::ALL.into_iter().any(kept)),
        }
    }
}

#[test]
fn an_administrator_makes_a_csr_though_the_page_is_not_theirs() {
    let csr = Group {
        id: "id".to_owned(),
        name: "CSR".to_owned(),
        audience: Audience::Staff,
        built_in: Some(BuiltIn::Csr),
        pages: vec![Page::OrderOnBehalf],
    };
    let all_but_that = Giver {
        pages: Page::ALL
            .into_iter()
            .filter(|page| *page != Page::OrderOnBehalf)
            .collect(),
        administrator: false,
    };
    assert_eq!(
        all_but_that.may_fill(&csr),
        Err(Refusal::Lacks(vec![Page::OrderOnBehalf]))
    );
    let administrator = Giver {
        administrator: true,
        ..all_but_that
    };
    assert_eq!(administrator.may_fill(&csr), Ok(()));
    let own = Group { built_in: None, ..csr };
    assert_eq!(
        administrator.may_fill(&own),
        Err(Refusal::Lacks(vec![Page::OrderOnBehalf]))
    );
}
