//! What the audit log is narrowed to: as its address says it, and the form that asks for it.

use super::{texts as t, types::Filter};
use crate::ui::{FieldError, address, lang, raw_query_value};
use leptos::prelude::*;
use leptos_router::components::Form;

pub(super) const HERE: &str = "/staff/audit-log";

impl Filter {
    /// From the page's address, each value decoded once.
    pub(super) fn of_page() -> Self {
        let value = |name: &str| raw_query_value(name).unwrap_or_default();
        Self {
            actor: value("actor"),
            subject: value("subject"),
            company: value("company"),
            kind: value("kind"),
            object: value("object"),
            on_behalf: value("on_behalf"),
            from: value("from"),
            to: value("to"),
            text: value("text"),
        }
    }

    /// The address of the list, or of its export, as it is narrowed.
    pub(super) fn address(&self, path: &str, before: &str) -> String {
        address(
            path,
            &[
                ("actor", &self.actor),
                ("subject", &self.subject),
                ("company", &self.company),
                ("kind", &self.kind),
                ("object", &self.object),
                ("on_behalf", &self.on_behalf),
                ("from", &self.from),
                ("to", &self.to),
                ("text", &self.text),
                ("before", before),
            ],
        )
    }

    /// Whether it is narrowed by what is asked for now and then.
    fn is_particular(&self) -> bool {
        [&self.subject, &self.object, &self.on_behalf, &self.text]
            .iter()
            .any(|value| !value.is_empty())
    }
}

#[component]
pub(super) fn Narrow(filter: Filter, kinds: Vec<(String, String)>, problems: Vec<FieldError>) -> impl IntoView {
    let lang = lang();
    let export = filter.address("/staff/audit-log.csv", "");
    let is_particular = filter.is_particular();
    let export = problems.is_empty().then(|| {
        view! {
            <a class="button button--quiet" href=export rel="external" download="">
                {t::export_csv(lang)}
            </a>
        }
    });
    let field = move |name: &'static str, kind: &'static str, label: &'static str, value: String| {
        let problem = problems.iter().find(|problem| problem.field == name);
        field(name, kind, label, value, problem.map(|problem| problem.message.clone()))
    };
    view! {
        <Form method="GET" action=HERE attr:class="toolbar audit-filter" attr:role="search">
            {field("actor", "text", t::actor_field(lang), filter.actor)}
            {field("company", "text", t::company(lang), filter.company)} <KindField kinds chosen=filter.kind />
            {field("from", "date", t::from_day(lang), filter.from)} {field("to", "date", t::to_day(lang), filter.to)}
            <details class="audit-filter__more" open=is_particular>
                <summary>{t::more_filters(lang)}</summary>
                <div class="toolbar">
                    {field("object", "text", t::object_field(lang), filter.object)}
                    {field("subject", "text", t::subject_field(lang), filter.subject)}
                    {field("on_behalf", "text", t::session_field(lang), filter.on_behalf)}
                    {field("text", "text", t::text_field(lang), filter.text)}
                </div>
            </details>
            <div class="cluster">
                <button class="button button--quiet">{t::filter(lang)}</button>
                {export}
            </div>
        </Form>
    }
}

fn field(
    name: &'static str,
    kind: &'static str,
    label: &'static str,
    value: String,
    problem: Option<String>,
) -> impl IntoView + use<> {
    let wrong = problem.is_some();
    let message = problem.map(|problem| {
        view! {
            <p class="field__error" id=format!("log-{name}-error")>
                {problem}
            </p>
        }
    });
    view! {
        <div class="field" class:field--invalid=wrong>
            <label for=format!("log-{name}")>{label}</label>
            <input
                id=format!("log-{name}")
                name=name
                type=kind
                value=value
                aria-invalid=wrong.then_some("true")
                aria-describedby=wrong.then(|| format!("log-{name}-error"))
            />
            {message}
        </div>
    }
}

#[component]
fn KindField(kinds: Vec<(String, String)>, chosen: String) -> impl IntoView {
    let lang = lang();
    let options = std::iter::once((String::new(), t::any_kind(lang).to_owned()))
        .chain(kinds)
        .map(|(value, name)| {
            let selected = value == chosen;
            view! {
                <option value=value selected=selected>
                    {name}
                </option>
            }
        })
        .collect_view();
    view! {
        <div class="field">
            <label for="log-kind">{t::kind(lang)}</label>
            <select id="log-kind" name="kind">
                {options}
            </select>
        </div>
    }
}
