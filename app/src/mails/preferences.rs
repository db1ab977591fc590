//! The page "My mails": how somebody of the staff wants what their customers do to be mailed.

use super::{
    staff_api::{SetMailWish, get_mail_wish},
    texts as t,
    types::Wish,
};
use crate::ui::{PostForm, SelectField, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

#[component]
pub fn PreferencesPage() -> impl IntoView {
    let refresh = refresh();
    let wish = reading(move || refresh.get(), |_| get_mail_wish());
    loaded(wish, |wish| view! { <Preferences wish /> }.into_any()).into_any()
}

#[component]
fn Preferences(wish: Wish) -> impl IntoView {
    let lang = lang();
    let options = Wish::ALL
        .map(|wish| (wish.key().to_owned(), t::wish(wish, lang).to_owned()))
        .to_vec();
    view! {
        <Title text=t::preferences(lang) />
        <div class="page-head">
            <h1>{t::preferences(lang)}</h1>
            <p class="lede">{t::wish_text(lang)}</p>
        </div>
        <PostForm to=SetMailWish::PATH class="stack form-column">
            <SelectField name="wish" label=t::wish_label(lang) options value=wish.key() />
            <button class="button button--primary">{t::save(lang)}</button>
        </PostForm>
    }
}
