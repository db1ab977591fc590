//! The page on which the first administrator of an empty shop is made.

use super::{
    api::{MakeFirstAdministrator, get_first_run},
    page::{NewPassword, Over, token},
    texts as t,
    types::FirstForm,
};
use crate::ui::{Field, PostForm, SelectField, check, lang, loaded, reading, refresh};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;

#[component]
pub fn FirstAdministratorPage() -> impl IntoView {
    let (token, refresh) = (token(), refresh());
    let good = reading(move || (token.get(), refresh.get()), |(token, _)| get_first_run(token));
    let lang = lang();
    view! {
        <section class="sign-in">
            {loaded(
                good,
                move |good| {
                    if good {
                        view! { <Make token=token.get_untracked() /> }.into_any()
                    } else {
                        view! {
                            <Over text=t::over(true, false, lang) />
                            <p>
                                <a href="/sign-in">{t::to_sign_in(lang)}</a>
                            </p>
                        }
                            .into_any()
                    }
                },
            )}
        </section>
    }
    .into_any()
}

#[component]
fn Make(token: String) -> impl IntoView {
    let lang = lang();
    let languages = [("en", "English"), ("ja", "日本語")]
        .map(|(code, name)| (code.to_owned(), name.to_owned()))
        .to_vec();
    view! {
        <Title text=t::welcome(lang) />
        <h1>{t::welcome(lang)}</h1>
        <p class="lede">{t::welcome_text(lang)}</p>
        <PostForm to=MakeFirstAdministrator::PATH class="stack" check={check::<FirstForm>}>
            <input type="hidden" name="token" value=token />
            <Field name="form[name]" label=t::name(lang) autocomplete="name" required=true />
            <Field name="form[email]" kind="email" label=t::email(lang) autocomplete="username" required=true />
            <SelectField
                name="form[language]"
                label=t::language(lang)
                options=languages
                value=lang.code()
                required=true
            />
            <NewPassword />
            <button class="button button--primary">{t::make(lang)}</button>
        </PostForm>
    }
}
