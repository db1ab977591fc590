//! The section "Shop": name, colour with a preview, logo.

use super::{
    api::{ChangeShop, RemoveLogo},
    fields::{Save, TextSetting},
    palette::{Colour, Palette, Scheme},
    texts as t,
    types::{ShopForm, ShopSettings},
};
use crate::ui::{PostForm, Submitted, check, error_text, lang, sent_once, use_viewer};
use leptos::{ev::Event, prelude::*, server_fn::ServerFn};
use web_sys::HtmlInputElement;

const LOGO: &str = "/staff/settings/logo";
/// The link of the shop's own style sheet, in the document's head.
pub(crate) const LOOK_LINK: &str = "look";
/// What tokens.css has in its place.
const USUAL: Colour = Colour([0x20, 0x33, 0x9b]);

#[component]
pub(super) fn ShopSection(settings: ShopSettings) -> impl IntoView {
    let lang = lang();
    let form = settings.shop.form.clone();
    let version = settings.shop.version;
    let colour = RwSignal::new(form.accent.clone());
    let name = form.name.clone();
    let typed = move |event: Event| {
        let field: HtmlInputElement = event_target(&event);
        if field.name() == "form[accent]" {
            colour.set(field.value());
        }
    };
    follow(&form.accent);
    view! {
        <PostForm to=ChangeShop::PATH check={check::<ShopForm>} class="stack settings-form">
            <div class="fields" on:input=typed>
                <TextSetting name="name" label=t::name(lang) value=form.name required=true />
                <TextSetting name="accent" label=t::accent(lang) value=form.accent hint=t::accent_hint(lang) />
            </div>
            <figure class="look-preview">
                <figcaption>{t::preview(lang)}</figcaption>
                {move || colour.with(|colour| preview(colour, &name))}
            </figure>
            <Save version />
        </PostForm>
        <Logo version logo=settings.face.logo />
    }
}

/// The open page shows a saved colour at once; the next document names its style sheet by itself.
fn follow(accent: &str) {
    let sheet = Colour::read(accent).map(|colour| format!("/look/{}.css", colour.digits()));
    Effect::new(move |_| {
        let link = document().get_element_by_id(LOOK_LINK);
        match (&sheet, link) {
            (Some(sheet), Some(link)) => {
                let _ = link.set_attribute("href", sheet);
            }
            (None, Some(link)) => link.remove(),
            (Some(sheet), None) => {
                if let (Some(head), Ok(link)) = (document().head(), document().create_element("link")) {
                    link.set_id(LOOK_LINK);
                    let _ = link.set_attribute("rel", "stylesheet");
                    let _ = link.set_attribute("href", sheet);
                    let _ = head.append_child(&link);
                }
            }
            (None, None) => {}
        }
    });
}

/// How a colour looks on light and on dark paper. Drawn, since pages take no style but the site's own.
fn preview(typed: &str, name: &str) -> impl IntoView + use<> {
    let lang = lang();
    let name = name.to_owned();
    let colour = if typed.trim().is_empty() {
        Some(USUAL)
    } else {
        Colour::read(typed)
    };
    match colour {
        None => view! { <p class="field__hint">{t::no_colour(lang)}</p> }.into_any(),
        Some(colour) => {
            let palette = Palette::of(colour);
            let said = if palette.keeps(colour) {
                t::colour_kept(lang).to_owned()
            } else {
                t::colour_adjusted(&palette.light.accent.hex(), lang)
            };
            view! {
                <div class="cluster">
                    {drawing(palette.light, "#17191e", t::preview_light(lang), name.clone())}
                    {drawing(palette.dark, "#eceae4", t::preview_dark(lang), name)}
                </div>
                <p class="field__hint">{said}</p>
            }
            .into_any()
        }
    }
}

fn drawing(scheme: Scheme, ink: &'static str, label: &'static str, name: String) -> impl IntoView {
    let accent = scheme.accent.hex();
    view! {
        <svg viewBox="0 0 240 120" width="240" height="120" role="img" aria-label=label>
            <rect width="240" height="120" fill=scheme.sheet.hex()></rect>
            <path d="M12 12h26v8L12 30.6z" fill=accent.clone()></path>
            <text x="46" y="29" font-size="17" font-weight="700" fill=ink>
                {name}
            </text>
            <rect y="42" width="240" height="2" fill=accent.clone()></rect>
            <rect x="12" y="56" width="104" height="20" fill=scheme.tint.hex()></rect>
            <text x="18" y="70" font-size="12" fill=accent.clone()>
                {label}
            </text>
            <rect x="12" y="84" width="116" height="26" rx="2" fill=accent></rect>
            <text x="22" y="101" font-size="12" font-weight="600" fill=scheme.on_accent.hex()>
                {t::preview_button(lang())}
            </text>
        </svg>
    }
}

/// A plain form, with and without scripts: the whole page shows the logo afterwards.
#[component]
fn Logo(version: i64, logo: Option<String>) -> impl IntoView {
    let lang = lang();
    let identity = use_viewer().with_untracked(|viewer| viewer.identity.clone());
    let refused = use_context::<Submitted>()
        .filter(|submitted| submitted.to == LOGO)
        .map(|submitted| error_text(&submitted.error, lang));
    let described = if refused.is_some() {
        "logo-error logo-hint"
    } else {
        "logo-hint"
    };
    let wrong = refused.is_some();
    view! {
        <section class="account">
            <h2>{t::logo(lang)}</h2>
            {match logo {
                Some(logo) => {
                    view! {
                        <p>
                            <img class="logo-now" src=logo alt=t::logo_now(lang) />
                        </p>
                        <PostForm to=RemoveLogo::PATH>
                            <input type="hidden" name="version" value=version.to_string() />
                            <button class="button">{t::remove_logo(lang)}</button>
                        </PostForm>
                    }
                        .into_any()
                }
                None => view! { <p>{t::logo_none(lang)}</p> }.into_any(),
            }}
            <form method="post" action=LOGO enctype="multipart/form-data" class="cluster" on:submit=sent_once()>
                <input type="hidden" name="identity" value=identity />
                <input type="hidden" name="page" value="/staff/settings/shop" />
                <input type="hidden" name="version" value=version.to_string() />
                <div class="field" class:field--invalid=wrong>
                    <label for="logo-file">{t::logo(lang)}</label>
                    <input
                        id="logo-file"
                        type="file"
                        name="file"
                        accept="image/png,image/jpeg,image/webp"
                        aria-invalid=wrong.then_some("true")
                        aria-describedby=described
                    />
                    <p class="field__hint" id="logo-hint">
                        {t::logo_hint(lang)}
                    </p>
                    {refused
                        .map(|text| {
                            view! {
                                <p class="field__error" id="logo-error" role="alert">
                                    {text}
                                </p>
                            }
                        })}
                </div>
                <button class="button">{t::upload(lang)}</button>
            </form>
        </section>
    }
}
