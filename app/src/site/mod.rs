//! The site map: which page is at which address.

mod chunks;
#[cfg(feature = "ssr")]
mod shell;

use crate::{
    auth::{Page, Role, SignInPage},
    cart::CartPage,
    catalogue::{CataloguePage, ProductPage},
    orders::{CheckoutPage, OrderPage, OrdersPage},
    ui::{ADMINISTRATION, AppError, ErrorPage, Frame, NotFoundPage, provide_view, title, use_viewer},
};
use chunks::{CustomerRoute, StaffRoute};
use leptos::prelude::*;
use leptos_meta::{Title, provide_meta_context};
use leptos_router::{
    Lazy,
    components::{FlatRoutes, Redirect, Route, Router},
    path,
};

#[cfg(feature = "ssr")]
pub use shell::{Assets, shell};

#[component]
pub fn App() -> impl IntoView {
    provide_meta_context();
    provide_view();
    let shop = use_viewer().with_untracked(|viewer| viewer.shop.name.clone());
    view! {
        <Title formatter=move |page: String| {
            title(if page.is_empty() { shop.clone() } else { format!("{page} · {shop}") })
        } />
        <Router>
            <Frame>
                <FlatRoutes fallback=NotFoundPage>
                    <Route path=path!("/") view=Home />
                    <Route path=path!("/sign-in") view=SignInPage />
                    <Route path=path!("/catalogue") view=CataloguePage />
                    <Route path=path!("/product/:slug") view=ProductPage />
                    <Route path=path!("/cart") view=CartPage />
                    <Route path=path!("/checkout") view=CheckoutPage />
                    <Route path=path!("/orders") view=OrdersPage />
                    <Route path=path!("/orders/:number") view=OrderPage />
                    <Route path=path!("/jobs") view={Lazy::<CustomerRoute>::new()} />
                    <Route path=path!("/jobs/new") view={Lazy::<CustomerRoute>::new()} />
                    <Route path=path!("/jobs/:number") view={Lazy::<CustomerRoute>::new()} />
                    <Route path=path!("/account") view={Lazy::<CustomerRoute>::new()} />
                    <Route path=path!("/password") view={Lazy::<CustomerRoute>::new()} />
                    <Route path=path!("/password/:token") view={Lazy::<CustomerRoute>::new()} />
                    <Route path=path!("/email/:token") view={Lazy::<CustomerRoute>::new()} />
                    <Route path=path!("/welcome/:token") view={Lazy::<CustomerRoute>::new()} />
                    <Route path=path!("/on-behalf") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/orders") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/orders/:number") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/jobs") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/jobs/:number") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/on-behalf-sessions") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/on-behalf-sessions/:id") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/administration") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/users") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/users/new") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/users/import") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/users/import/:id") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/users/:id") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/groups") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/groups/new") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/groups/access") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/groups/:id") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/companies") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/companies/new") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/companies/price-sheets") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/companies/price-sheets/:id") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/companies/:id") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/companies/:id/:section") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/catalogue") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/catalogue/new") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/catalogue/categories") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/catalogue/import") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/catalogue/import/:id") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/catalogue/:id") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/settings") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/settings/:section") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/production") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/production/list") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/audit-log") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/audit-log/:id") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/preferences") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/mails") view={Lazy::<StaffRoute>::new()} />
                    <Route path=path!("/staff/mails/:id") view={Lazy::<StaffRoute>::new()} />
                </FlatRoutes>
            </Frame>
        </Router>
    }
}

/// The start page is whatever one does first.
#[component]
fn Home() -> impl IntoView {
    let role = use_viewer().with_untracked(|viewer| viewer.role.clone());
    match role {
        Role::Guest => view! { <ErrorPage error=AppError::SignIn /> }.into_any(),
        Role::Ended { ending } => view! { <ErrorPage error=AppError::Ended(ending) /> }.into_any(),
        Role::Buyer { .. } | Role::Acting { .. } => view! { <Redirect path="/catalogue" /> }.into_any(),
        Role::Staff { pages, .. } => view! { <Redirect path=first_of(&pages) /> }.into_any(),
    }
}

/// Where somebody of the staff begins: with what they do most.
fn first_of(pages: &[Page]) -> &'static str {
    let work = [
        (Page::OrderOnBehalf, "/on-behalf"),
        (Page::Orders, "/staff/orders"),
        (Page::Jobs, "/staff/jobs"),
        (Page::Production, "/staff/production"),
        (Page::OnBehalfSessions, "/staff/on-behalf-sessions"),
    ];
    let administers = pages.iter().any(|page| page.is_administration());
    work.into_iter()
        .find(|(page, _)| pages.contains(page))
        .map(|(_, path)| path)
        .or(administers.then_some(ADMINISTRATION))
        .unwrap_or("/account")
}
