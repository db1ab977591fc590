//! The sections of the account in which one changes one's own.

use super::{
    api::{ChangeEmail, ChangePassword, ChangeProfile, EndOtherSessions, EndSession, SetNews},
    texts as t,
    types::{EmailForm, News, Own, OwnSession, PasswordForm, ProfileForm},
};
use crate::{
    passwords::NewPassword,
    ui::{Field, Lang, PostForm, SelectField, check, lang},
};
use leptos::{prelude::*, server_fn::ServerFn};

#[component]
pub(super) fn ProfileForms(name: String, own: Own) -> impl IntoView {
    let lang = lang();
    let languages = [(Lang::En, "English"), (Lang::Ja, "日本語")]
        .map(|(lang, name)| (lang.code().to_owned(), name.to_owned()))
        .to_vec();
    let mut zones = vec![(String::new(), t::as_browser_says(lang).to_owned())];
    zones.extend(own.time_zones.into_iter().map(|name| {
        let text = name.replace('_', " ");
        (name, text)
    }));
    view! {
        <PostForm to=ChangeProfile::PATH class="stack" check={check::<ProfileForm>} label=t::profile(lang)>
            <input type="hidden" name="form[was]" value=name.clone() />
            <Field name="form[name]" label=t::name(lang) value=name autocomplete="name" required=true />
            <SelectField
                name="form[language]"
                label=t::language(lang)
                options=languages
                value=own.lang.code()
            />
            <SelectField name="form[time_zone]" label=t::time_zone(lang) options=zones value=own.time_zone />
            <button class="button button--primary">{t::save(lang)}</button>
        </PostForm>
    }
}

#[component]
pub(super) fn EmailSection(email: String, asked: Option<String>) -> impl IntoView {
    let lang = lang();
    view! {
        <section class="account">
            <h2>{t::email(lang)}</h2>
            <p>
                <strong>{email}</strong>
            </p>
            {asked
                .map(|asked| {
                    view! {
                        <p class="notice">
                            {t::asked_email(lang)} " " <strong>{asked}</strong>
                        </p>
                    }
                })}
            <PostForm to=ChangeEmail::PATH class="stack" clears=true check={check::<EmailForm>} label=t::change_email(lang)>
                <Field
                    name="form[email]"
                    kind="email"
                    label=t::new_email(lang)
                    hint=t::new_email_hint(lang)
                    autocomplete="email"
                    required=true
                />
                <Field
                    name="form[password]"
                    kind="password"
                    label=t::your_password(lang)
                    autocomplete="current-password"
                    required=true
                />
                <button class="button">{t::send_link(lang)}</button>
            </PostForm>
        </section>
    }
}

#[component]
pub(super) fn PasswordSection() -> impl IntoView {
    let lang = lang();
    view! {
        <section class="account">
            <h2>{t::password(lang)}</h2>
            <p>{t::change_password_text(lang)}</p>
            <PostForm to=ChangePassword::PATH class="stack" clears=true check={check::<PasswordForm>} label=t::change_password(lang)>
                <Field
                    name="form[old]"
                    kind="password"
                    label=t::your_password(lang)
                    autocomplete="current-password"
                    required=true
                />
                <NewPassword />
                <button class="button">{t::change_password(lang)}</button>
            </PostForm>
        </section>
    }
}

#[component]
pub(super) fn SessionsSection(sessions: Vec<OwnSession>) -> impl IntoView {
    let lang = lang();
    let others = sessions.iter().any(|session| !session.is_this);
    view! {
        <section class="account">
            <h2>{t::sessions(lang)}</h2>
            <div class="table-scroll">
                <table class="table">
                    <thead>
                        <tr>
                            <th scope="col">{t::browser(lang)}</th>
                            <th scope="col">{t::address(lang)}</th>
                            <th scope="col">{t::started(lang)}</th>
                            <th scope="col">{t::seen(lang)}</th>
                            <th scope="col">{t::session(lang)}</th>
                        </tr>
                    </thead>
                    <tbody>{sessions.into_iter().map(|session| row(session, lang)).collect_view()}</tbody>
                </table>
            </div>
            {others
                .then(|| {
                    view! {
                        <PostForm to=EndOtherSessions::PATH>
                            <button class="button">{t::end_others(lang)}</button>
                        </PostForm>
                    }
                })}
        </section>
    }
}

fn row(session: OwnSession, lang: Lang) -> impl IntoView {
    let browser = if session.browser.is_empty() {
        t::unknown_browser(lang).to_owned()
    } else {
        session.browser
    };
    let end = if session.is_this {
        t::this_one(lang).into_any()
    } else {
        view! {
            <PostForm to=EndSession::PATH only=("id", session.id)>
                <button class="link-button">{t::end(lang)}</button>
            </PostForm>
        }
        .into_any()
    };
    view! {
        <tr>
            <th scope="row" data-label=t::browser(lang)>
                {browser}
            </th>
            <td data-label=t::address(lang)>{session.address}</td>
            <td data-label=t::started(lang)>{session.started.view()}</td>
            <td data-label=t::seen(lang)>{session.seen.view()}</td>
            <td data-label=t::session(lang)>{end}</td>
        </tr>
    }
}

#[component]
pub(super) fn MailsSection(news: Option<News>) -> impl IntoView {
    let lang = lang();
    let choice = |name: &'static str, text: &'static str, checked: bool| {
        view! {
            <label class="choice">
                <input type="checkbox" name=name value="yes" checked=checked />
                <span class="choice__name">{text}</span>
            </label>
        }
    };
    let inner = match news {
        Some(news) => view! {
            <p>{t::mails_text(lang)}</p>
            <PostForm to=SetNews::PATH class="stack" label=t::mails(lang)>
                {choice("orders", t::order_news(lang), news.orders)} {choice("jobs", t::job_news(lang), news.jobs)}
                <button class="button">{t::save(lang)}</button>
            </PostForm>
        }
        .into_any(),
        None => view! {
            <p>
                {t::staff_mails_text(lang)} " "
                <a href="/staff/preferences">{t::staff_mails(lang)}</a>
            </p>
        }
        .into_any(),
    };
    view! {
        <section class="account">
            <h2>{t::mails(lang)}</h2>
            {inner}
        </section>
    }
}
