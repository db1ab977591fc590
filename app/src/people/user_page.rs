//! The pages of one user: added, and changed.

use super::{
    api::{AddUser, ChangeUser, DeactivateUser, ReactivateUser, SendPasswordLink, get_user, get_user_choices},
    form::{NewUserForm, UserForm},
    page::{HERE, by_audience},
    texts as t,
    types::{Choices, CompanyChoice, UserDetail},
};
use crate::{
    auth::Page,
    groups::Audience,
    ui::{
        CheckBox, CheckBoxes, CheckField, Field, GroupedSelectField, Leads, PostForm, SelectField, check, lang, loaded,
        reading, refresh,
    },
};
use leptos::{prelude::*, server_fn::ServerFn};
use leptos_meta::Title;
use leptos_router::hooks::{use_params_map, use_query_map};

const COMPANIES: &str = "company-names";

#[component]
pub fn NewUserPage() -> impl IntoView {
    let query = use_query_map();
    let company = Memo::new(move |_| query.with(|query| query.get("company").unwrap_or_default()));
    let choices = reading(move || company.get(), get_user_choices);
    let lang = lang();
    view! {
        <Title text=t::add_user(lang) />
        <BackToUsers />
        <div class="page-head">
            <h1>{t::add_user(lang)}</h1>
        </div>
        {loaded(
            choices,
            move |choices| {
                let company = company.get_untracked();
                view! { <NewUser choices company /> }.into_any()
            },
        )}
    }
    .into_any()
}

#[component]
fn BackToUsers() -> impl IntoView {
    let lang = lang();
    view! {
        <nav class="breadcrumbs" aria-label=t::title(lang)>
            <a href=HERE>{t::title(lang)}</a>
        </nav>
    }
}

#[component]
fn NewUser(
    choices: Choices,
    /// The id of the company that is entered already.
    company: String,
) -> impl IntoView {
    let lang = lang();
    let company = choices
        .companies
        .iter()
        .find(|choice| choice.id == company)
        .map(|choice| choice.name.clone())
        .unwrap_or_default();
    view! {
        <PostForm to=AddUser::PATH check={check::<NewUserForm>}>
            <div class="fields">
                <Field name="form[name]" label=t::name(lang) autocomplete="off" required=true />
                <Field
                    name="form[email]"
                    label=t::email(lang)
                    kind="email"
                    hint=t::email_hint(lang)
                    autocomplete="off"
                    required=true
                />
                <GroupedSelectField
                    name="form[group]"
                    label=t::group(lang)
                    empty=t::choose(lang)
                    options=by_audience(choices.groups, lang)
                    hint=t::group_hint(lang)
                    required=true
                />
                <Field
                    name="form[company]"
                    label=t::company(lang)
                    value=company
                    list=COMPANIES
                    hint=t::company_hint(lang)
                    autocomplete="off"
                />
                <Language value="en" />
            </div>
            <CompanyNames companies=choices.companies />
            <CheckField name="form[send]" label=t::send_now(lang) checked=true hint=t::send_hint(lang) />
            <div class="form-actions">
                <button class="button button--primary">{t::add_user(lang)}</button>
            </div>
        </PostForm>
    }
    .into_any()
}

#[component]
fn Language(value: &'static str) -> impl IntoView {
    let options = [("en", "English"), ("ja", "日本語")].map(|(code, name)| (code.to_owned(), name.to_owned()));
    view! { <SelectField name="form[language]" label=t::language(lang()) options=options.to_vec() value=value required=true /> }
}

#[component]
fn CompanyNames(companies: Vec<CompanyChoice>) -> impl IntoView {
    let names = companies
        .into_iter()
        .map(|company| view! { <option value=company.name></option> })
        .collect_view();
    view! { <datalist id=COMPANIES>{names}</datalist> }
}

#[component]
pub fn UserPage() -> impl IntoView {
    let params = use_params_map();
    let id = Memo::new(move |_| params.with(|params| params.get("id").unwrap_or_default()));
    let refresh = refresh();
    let user = reading(move || (id.get(), refresh.get()), |(id, _)| get_user(id));
    loaded(user, |user| view! { <UserView user /> }.into_any()).into_any()
}

#[component]
fn UserView(user: UserDetail) -> impl IntoView {
    let lang = lang();
    let tags = [
        (!user.active).then(|| t::deactivated(lang)),
        (!user.has_password).then(|| t::no_password(lang)),
        user.company
            .as_ref()
            .filter(|company| !company.active)
            .map(|_| t::company_inactive(lang)),
    ]
    .into_iter()
    .flatten()
    .map(|text| view! { <span class="tag">{text}</span> })
    .collect_view();
    view! {
        <Title text=user.name.clone() />
        <BackToUsers />
        <div class="page-head">
            <h1>{user.name.clone()}</h1>
            {tags}
        </div>
        <Facts user=user.clone() />
        <section class="account">
            <h2>{t::details(lang)}</h2>
            {match user.locked.clone() {
                Some(reason) => view! { <p class="notice notice--warning">{reason}</p> }.into_any(),
                None => view! { <Change user=user.clone() /> }.into_any(),
            }}
        </section>
        <section class="account">
            <h2>{t::access(lang)}</h2>
            <Access user />
        </section>
    }
    .into_any()
}

#[component]
fn Facts(user: UserDetail) -> impl IntoView {
    let lang = lang();
    let company = user.company.map(|company| {
        let path = format!("/staff/companies/{}", company.id);
        view! {
            <div>
                <dt>{t::company(lang)}</dt>
                <dd>
                    <Leads to=Page::Companies path name=company.name />
                </dd>
            </div>
        }
    });
    let signed_in = match user.signed_in {
        Some(at) => at.view().into_any(),
        None => t::never(lang).into_any(),
    };
    let approves = (!user.approves.is_empty()).then(|| {
        view! {
            <div>
                <dt>{t::approves(lang)}</dt>
                <dd>{t::levels(&user.approves, lang)}</dd>
            </div>
        }
    });
    view! {
        <dl class="facts">
            <div>
                <dt>{t::email(lang)}</dt>
                <dd>{user.email}</dd>
            </div>
            {company}
            <div>
                <dt>{t::added(lang)}</dt>
                <dd>{user.added.view()}</dd>
            </div>
            <div>
                <dt>{t::signed_in(lang)}</dt>
                <dd>{signed_in}</dd>
            </div>
            {approves}
        </dl>
    }
    .into_any()
}

#[component]
fn Change(user: UserDetail) -> impl IntoView {
    let lang = lang();
    let audience = if user.company.is_some() {
        Audience::Customer
    } else {
        Audience::Staff
    };
    let groups = user
        .choices
        .groups
        .into_iter()
        .filter(|group| group.audience == audience)
        .map(|group| CheckBox {
            checked: user.groups.contains(&group.id),
            fixed: !group.may_add,
            value: group.id,
            text: group.name,
        })
        .collect();
    // Made where the form is: a field needs it around itself.
    let given = user.company;
    let company = move || {
        given.map(|company| match company.stays {
        Some(reason) => view! {
            <div class="field">
                <span class="field__label">{t::company(lang)}</span>
                <input type="hidden" name="form[company]" value=company.name.clone() />
                <p>{company.name}</p>
                <p class="field__hint">{reason}</p>
            </div>
        }
        .into_any(),
        None => view! {
            <Field name="form[company]" label=t::company(lang) value=company.name list=COMPANIES autocomplete="off" required=true />
            <CompanyNames companies=user.choices.companies />
        }
        .into_any(),
    })
    };
    view! {
        <PostForm to=ChangeUser::PATH check={check::<UserForm>}>
            <input type="hidden" name="id" value=user.id />
            <input type="hidden" name="form[seen]" value=user.seen />
            <div class="fields">
                <Field name="form[name]" label=t::name(lang) value=user.name autocomplete="off" required=true />
                <Field
                    name="form[email]"
                    label=t::email(lang)
                    kind="email"
                    value=user.email
                    hint=t::email_hint(lang)
                    autocomplete="off"
                    required=true
                />
                {company()}
                <Language value=user.lang.code() />
            </div>
            <CheckBoxes name="form[groups]" label=t::groups(lang) boxes=groups hint=t::group_hint(lang) />
            <div class="form-actions">
                <button class="button button--primary">{t::save(lang)}</button>
            </div>
        </PostForm>
    }
    .into_any()
}

#[component]
fn Access(user: UserDetail) -> impl IntoView {
    let lang = lang();
    if !user.active {
        return view! {
            <p>{t::reactivate_text(lang)}</p>
            <PostForm to=ReactivateUser::PATH label=t::reactivate(lang)>
                <input type="hidden" name="id" value=user.id />
                <button class="button">{t::reactivate(lang)}</button>
            </PostForm>
        }
        .into_any();
    }
    let (id, to_deactivate) = (user.id.clone(), user.id);
    let deactivate = if user.oneself {
        view! { <p>{t::oneself(lang)}</p> }.into_any()
    } else if user.locked.is_some() {
        ().into_any()
    } else {
        view! {
            <p>{t::deactivate_text(lang)}</p>
            <PostForm to=DeactivateUser::PATH label=t::deactivate(lang)>
                <input type="hidden" name="id" value=to_deactivate />
                <button class="button button--quiet">{t::deactivate(lang)}</button>
            </PostForm>
        }
        .into_any()
    };
    view! {
        <p>{t::send_link_text(lang)}</p>
        <PostForm to=SendPasswordLink::PATH label=t::send_link(lang)>
            <input type="hidden" name="id" value=id />
            <button class="button button--quiet">{t::send_link(lang)}</button>
        </PostForm>
        {deactivate}
    }
    .into_any()
}
