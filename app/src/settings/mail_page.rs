//! The section "Mail": sender, addresses, relay, and a mail that shows whether they work.

use super::{
    api::{ChangeMail, SendTestMail},
    fields::{ChoiceSetting, FixedField, Save, TextSetting, fixed},
    texts as t,
    types::{MailForm, ShopSettings, TestForm},
};
use crate::ui::{Field, PostForm, check, lang};
use leptos::{prelude::*, server_fn::ServerFn};

#[component]
pub(super) fn MailSection(settings: ShopSettings) -> impl IntoView {
    let lang = lang();
    let form = settings.mail.form.clone();
    let sender = fixed(&settings, "from_address");
    view! {
        <PostForm to=ChangeMail::PATH check={check::<MailForm>} class="stack settings-form">
            <div class="fields">
                <TextSetting
                    name="from_name"
                    label=t::from_name(lang)
                    value=form.from_name.clone()
                    hint=t::from_name_hint(lang)
                    place=sender.clone()
                />
                <TextSetting
                    name="from_address"
                    label=t::from_address(lang)
                    value=form.from_address.clone()
                    kind="email"
                    required=true
                    place=sender
                />
                <TextSetting
                    name="fallback"
                    label=t::fallback(lang)
                    value=form.fallback.clone()
                    kind="email"
                    place=fixed(&settings, "fallback")
                />
                <TextSetting
                    name="operators"
                    label=t::operators(lang)
                    value=form.operators.clone()
                    kind="email"
                    place=fixed(&settings, "operators")
                />
            </div>
            <fieldset>
                <legend>{t::relay(lang)}</legend>
                {match fixed(&settings, "relay_host") {
                    Some(place) => view! { <FixedRelay form place /> }.into_any(),
                    None => view! { <Relay form has_password=settings.has_password /> }.into_any(),
                }}
            </fieldset>
            <Save version=settings.mail.version />
        </PostForm>
        <section class="account">
            <h2>{t::test_mail(lang)}</h2>
            <p>{t::test_text(lang)}</p>
            <PostForm to=SendTestMail::PATH check={check::<TestForm>} class="cluster">
                <Field name="form[to]" label=t::test_to(lang) kind="email" autocomplete="email" required=true />
                <button class="button">{t::send_test(lang)}</button>
            </PostForm>
        </section>
    }
}

#[component]
fn FixedRelay(form: MailForm, place: String) -> impl IntoView {
    view! {
        <FixedField name="relay_host" label=t::relay_host(lang()) value=form.relay_host place />
        <input type="hidden" name="form[relay_security]" value=form.relay_security />
    }
}

#[component]
fn Relay(form: MailForm, has_password: bool) -> impl IntoView {
    let lang = lang();
    let securities = [
        ("tls", t::security_tls(lang)),
        ("starttls", t::security_starttls(lang)),
        ("none", t::security_none(lang)),
    ];
    let securities = securities
        .into_iter()
        .map(|(value, text)| (value.to_owned(), text.to_owned()))
        .collect();
    let known = if has_password { t::password_known(lang) } else { "" };
    view! {
        <div class="fields">
            <TextSetting
                name="relay_host"
                label=t::relay_host(lang)
                value=form.relay_host
                hint=t::relay_host_hint(lang)
            />
            <TextSetting
                name="relay_port"
                label=t::relay_port(lang)
                value=form.relay_port
                hint=t::relay_port_hint(lang)
                inputmode="numeric"
            />
            <ChoiceSetting
                name="relay_security"
                label=t::relay_security(lang)
                value=form.relay_security
                options=securities
            />
            <TextSetting name="relay_user" label=t::relay_user(lang) value=form.relay_user />
            <Field
                name="form[relay_password]"
                label=t::relay_password(lang)
                kind="password"
                hint=known
                autocomplete="new-password"
            />
        </div>
    }
}
