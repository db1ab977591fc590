//! Pages around passwords. A link's page changes nothing by being looked at.

use super::{
    api::{AskForLink, ConfirmEmail, SetPassword, get_email_link, get_password_link},
    texts as t,
    types::{AskForm, GoodLink, NewPasswordForm},
};
use crate::ui::{Field, PostForm, check, lang, loaded, reading, refresh, set_status, use_viewer};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::{
    components::Redirect,
    hooks::{use_params_map, use_query_map},
};

/// Where a confirmed address is said to be confirmed: no token.
const DONE: &str = "done";

#[component]
pub fn ForgotPasswordPage() -> impl IntoView {
    let lang = lang();
    if use_viewer().with_untracked(|viewer| viewer.name().is_some()) {
        return view! { <Redirect path="/account" /> }.into_any();
    }
    let asked = use_query_map();
    let asked = Memo::new(move |_| asked.with(|query| query.get("asked").is_some()));
    view! {
        <section class="sign-in">
            {move || {
                if asked.get() {
                    view! {
                        <Title text=t::asked(lang) />
                        <h1>{t::asked(lang)}</h1>
                        <p class="lede">{t::asked_text(lang)}</p>
                        <p>{t::asked_no_mail(lang)}</p>
                        <p>
                            <a href="/password">{t::ask_again(lang)}</a>
                        </p>
                    }
                        .into_any()
                } else {
                    view! {
                        <Title text=t::forgot(lang) />
                        <h1>{t::forgot(lang)}</h1>
                        <p class="lede">{t::forgot_text(lang)}</p>
                        <AskFor button=t::send_link(lang) />
                    }
                        .into_any()
                }
            }}
            <p>
                <a href="/sign-in">{t::to_sign_in(lang)}</a>
            </p>
        </section>
    }
    .into_any()
}

#[component]
fn AskFor(button: &'static str) -> impl IntoView {
    let lang = lang();
    view! {
        <PostForm to=AskForLink::PATH class="stack" check={check::<AskForm>}>
            <Field name="form[email]" kind="email" label=t::email(lang) autocomplete="username" required=true />
            <button class="button button--primary">{button}</button>
        </PostForm>
    }
}

/// The token in the page's address.
pub(super) fn token() -> Memo<String> {
    let params = use_params_map();
    Memo::new(move |_| params.with(|params| params.get("token").unwrap_or_default()))
}

#[component]
pub fn SetPasswordPage() -> impl IntoView {
    let (token, refresh) = (token(), refresh());
    let link = reading(
        move || (token.get(), refresh.get()),
        |(token, _)| get_password_link(token),
    );
    let lang = lang();
    view! {
        <section class="sign-in">
            {loaded(
                link,
                move |link| match link {
                    Some(link) => view! { <Choose link token=token.get_untracked() /> }.into_any(),
                    None => {
                        view! {
                            <Over text=t::over(false, false, lang) />
                            <AskFor button=t::new_link(lang) />
                        }
                            .into_any()
                    }
                },
            )}
        </section>
    }
    .into_any()
}

/// Says that a link is over.
#[component]
pub(super) fn Over(text: &'static str) -> impl IntoView {
    let lang = lang();
    set_status(404);
    view! {
        <Title text=t::link_over(lang) />
        <h1>{t::link_over(lang)}</h1>
        <p class="lede">{text}</p>
    }
}

#[component]
fn Choose(link: GoodLink, token: String) -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t::choose(lang) />
        <h1>{t::choose(lang)}</h1>
        <p class="lede">{t::choose_text(lang)}</p>
        <PostForm to=SetPassword::PATH class="stack" check={check::<NewPasswordForm>}>
            <input type="hidden" name="token" value=token />
            <div class="field">
                <label for="account">{t::account(lang)}</label>
                <input id="account" type="email" value=link.email autocomplete="username" readonly />
            </div>
            <NewPassword />
            <button class="button button--primary">{t::save(lang)}</button>
        </PostForm>
    }
}

/// The two fields of a new password.
#[component]
pub(crate) fn NewPassword() -> impl IntoView {
    let lang = lang();
    view! {
        <Field
            name="form[new]"
            kind="password"
            label=t::new_password(lang)
            hint=t::choose_text(lang)
            autocomplete="new-password"
            required=true
        />
        <Field name="form[again]" kind="password" label=t::again(lang) autocomplete="new-password" required=true />
    }
}

#[component]
pub fn ConfirmEmailPage() -> impl IntoView {
    let (token, refresh) = (token(), refresh());
    let lang = lang();
    if token.get_untracked() == DONE {
        return view! {
            <section class="sign-in">
                <Title text=t::email_confirmed(lang) />
                <h1>{t::email_confirmed(lang)}</h1>
                <p class="lede">{t::email_confirmed_text(lang)}</p>
                <p>
                    <a href="/account">{t::to_account(lang)}</a>
                </p>
            </section>
        }
        .into_any();
    }
    let link = reading(move || (token.get(), refresh.get()), |(token, _)| get_email_link(token));
    view! {
        <section class="sign-in">
            {loaded(
                link,
                move |link| match link {
                    Some(link) => view! { <Confirm link token=token.get_untracked() /> }.into_any(),
                    None => {
                        view! {
                            <Over text=t::over(false, true, lang) />
                            <p>
                                <a href="/account">{t::to_account(lang)}</a>
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
fn Confirm(link: GoodLink, token: String) -> impl IntoView {
    let lang = lang();
    view! {
        <Title text=t::confirm_email(lang) />
        <h1>{t::confirm_email(lang)}</h1>
        <p class="lede">
            <strong>{link.email}</strong>
        </p>
        <p>{t::confirm_email_text(lang)}</p>
        <PostForm to=ConfirmEmail::PATH class="stack">
            <input type="hidden" name="token" value=token />
            <button class="button button--primary">{t::confirm(lang)}</button>
        </PostForm>
    }
}
