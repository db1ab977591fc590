//! The pages "Settings": one for each section, and their list.

use super::{
    Section,
    api::get_settings,
    list_pages::{ShippingSection, TaxSection},
    mail_page::MailSection,
    section_pages::{LimitsSection, RegionSection, SessionsSection},
    shop_page::ShopSection,
    texts as t,
};
use crate::ui::{NotFoundPage, lang, loaded, reading, refresh};
use leptos::prelude::*;
use leptos_meta::Title;
use leptos_router::{
    components::A,
    hooks::{use_params_map, use_query_map},
};

const HERE: &str = "/staff/settings";

#[component]
pub fn SettingsPage() -> impl IntoView {
    let params = use_params_map();
    let key = Memo::new(move |_| params.with(|params| params.get("section").unwrap_or_default()));
    let refresh = refresh();
    let settings = reading(move || refresh.get(), |_| get_settings());
    let lang = lang();
    move || {
        let key = key.get();
        let section = Section::from_key(&key);
        if section.is_none() && !key.is_empty() {
            return view! { <NotFoundPage /> }.into_any();
        }
        let title = match section {
            Some(section) => format!("{} · {}", t::section(section, lang).0, t::title(lang)),
            None => t::title(lang).to_owned(),
        };
        let page = move |settings| match section {
            Some(Section::Shop) => view! { <ShopSection settings /> }.into_any(),
            Some(Section::Region) => view! { <RegionSection settings /> }.into_any(),
            Some(Section::Tax) => view! { <TaxSection settings /> }.into_any(),
            Some(Section::Shipping) => view! { <ShippingSection settings /> }.into_any(),
            Some(Section::Mail) => view! { <MailSection settings /> }.into_any(),
            Some(Section::Limits) => view! { <LimitsSection settings /> }.into_any(),
            Some(Section::Sessions) => view! { <SessionsSection settings /> }.into_any(),
            None => view! { <Cards /> }.into_any(),
        };
        view! {
            <Title text=title />
            <div class="page-head">
                <h1>{t::title(lang)}</h1>
            </div>
            {section.map(|_| view! { <Others /> })}
            <Saved />
            {loaded(settings, page)}
        }
        .into_any()
    }
}

/// All sections, with what each is for.
#[component]
fn Cards() -> impl IntoView {
    let lang = lang();
    let cards = Section::ALL
        .map(|section| {
            let (name, about) = t::section(section, lang);
            view! {
                <li class="section-card">
                    <h2>
                        <a href=format!("{HERE}/{}", section.key())>{name}</a>
                    </h2>
                    <p>{about}</p>
                </li>
            }
        })
        .collect_view();
    view! { <ul class="section-cards">{cards}</ul> }
}

#[component]
fn Others() -> impl IntoView {
    let lang = lang();
    let links = Section::ALL
        .map(|section| {
            view! { <A href=format!("{HERE}/{}", section.key())>{t::section(section, lang).0}</A> }
        })
        .collect_view();
    view! {
        <nav class="tabs" aria-label=t::title(lang)>
            {links}
        </nav>
    }
}

/// What came of the form that led here.
#[component]
fn Saved() -> impl IntoView {
    let query = use_query_map();
    let lang = lang();
    let text = move || {
        query.with(|query| match (query.get("saved"), query.get("sent")) {
            (Some(_), _) => Some(t::saved(lang).to_owned()),
            (None, Some(to)) => Some(t::test_sent(&to, lang)),
            (None, None) => None,
        })
    };
    view! {
        <div role="status">
            {move || text().map(|text| view! { <p class="notice notice--success">{text}</p> })}
        </div>
    }
}
