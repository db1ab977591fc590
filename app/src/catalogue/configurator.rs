//! The form of a product and the price that follows every choice.

use super::{form::ConfigurationForm, texts as t, texts::problem_text, types::Product};
use crate::{
    cart::AddToCart,
    on_behalf::UnlessLooking,
    ui::{Field, Lang, PostForm, SelectField, count, label, lang, shop_money},
};
use leptos::{prelude::*, server_fn::ServerFn};
use pricing::{Configuration, Money, OptionGroup, PriceSheet, Quote, Size, Spec, effective_quantities, price};
use web_sys::{FormData, HtmlFormElement, HtmlInputElement, wasm_bindgen::JsCast};

/// What the parts of the form share: the product's prices and what is chosen now.
#[derive(Clone, Copy)]
struct Chosen {
    spec: StoredValue<Spec>,
    sheet: PriceSheet,
    form: RwSignal<ConfigurationForm>,
}

impl Chosen {
    fn configuration(self) -> Configuration {
        self.spec
            .with_value(|spec| self.form.with(|form| form.configuration(spec)))
    }
}

#[component]
pub(super) fn Configurator(product: Product) -> impl IntoView {
    let lang = lang();
    let start = product.spec.default_configuration();
    let spec = product.spec.clone();
    let chosen = Chosen {
        spec: StoredValue::new(product.spec),
        sheet: product.sheet,
        form: RwSignal::new(form_of(&start)),
    };
    let listed = effective_quantities(&spec);
    let suggestions = listed
        .iter()
        .map(|quantity| view! { <option value=quantity.to_string()></option> })
        .collect_view();
    view! {
        <PostForm to=AddToCart::PATH class="stack">
            <input type="hidden" name="product" value=product.slug />
            <div class="fields" on:input=move |event| read_form(&event, chosen)>
                <Field
                    name="form[quantity]"
                    label=t::quantity(lang)
                    value=start.quantity.to_string()
                    inputmode="numeric"
                    autocomplete="off"
                    list="quantities"
                    required=true
                />
                <datalist id="quantities">{suggestions}</datalist>
                {number_fields(&spec, &start, lang)}
                {spec.groups.iter().map(|group| group_field(group, lang)).collect_view()}
                {spec.rush.then(|| speed_field(lang))}
            </div>
            <PriceBreaks chosen quantities=listed />
            <QuotePanel chosen />
            <UnlessLooking>
                <button class="button button--primary">{t::add_to_cart(lang)}</button>
            </UnlessLooking>
        </PostForm>
    }
}

fn form_of(configuration: &Configuration) -> ConfigurationForm {
    let text = |number: Option<u32>| number.map(|n| n.to_string()).unwrap_or_default();
    ConfigurationForm {
        quantity: configuration.quantity.to_string(),
        options: configuration.options.clone(),
        pages: text(configuration.pages),
        width: text(configuration.width_mm),
        height: text(configuration.height_mm),
        speed: String::new(),
    }
}

fn number_fields(spec: &Spec, start: &Configuration, lang: Lang) -> Vec<AnyView> {
    let mut fields = Vec::new();
    let mut field = |name: &str, label: &str, value: Option<u32>| {
        let value = value.map(|n| n.to_string()).unwrap_or_default();
        fields
            .push(view! { <Field name label value inputmode="numeric" autocomplete="off" required=true /> }.into_any());
    };
    if spec.pages.is_some() {
        field("form[pages]", t::pages(lang), start.pages);
    }
    if let Size::Free { .. } = spec.size {
        field("form[width]", t::width(lang), start.width_mm);
        field("form[height]", t::height(lang), start.height_mm);
    }
    fields
}

fn group_field(group: &OptionGroup, lang: Lang) -> impl IntoView + use<> {
    let options: Vec<_> = group
        .options
        .iter()
        .map(|choice| (choice.key.clone(), label(&choice.label, lang)))
        .collect();
    let value = options.first().map(|(key, _)| key.clone()).unwrap_or_default();
    view! { <SelectField name=format!("form[options][{}]", group.key) label=label(&group.label, lang) options value /> }
}

fn speed_field(lang: Lang) -> impl IntoView {
    let options = vec![
        ("standard".to_owned(), t::standard(lang).to_owned()),
        ("rush".to_owned(), t::rush(lang).to_owned()),
    ];
    view! { <SelectField name="form[speed]" label=t::speed(lang) options value="standard" /> }
}

/// Reads the whole form again after any of its fields changed.
fn read_form(event: &web_sys::Event, chosen: Chosen) {
    let form = event
        .target()
        .and_then(|target| target.dyn_into::<web_sys::Element>().ok())
        .and_then(|field| field.closest("form").ok().flatten())
        .and_then(|form| form.dyn_into::<HtmlFormElement>().ok());
    let Some(data) = form.and_then(|form| FormData::new_with_form(&form).ok()) else {
        return;
    };
    let get = |name: &str| data.get(&format!("form{name}")).as_string().unwrap_or_default();
    let options = chosen.spec.with_value(|spec| {
        spec.groups
            .iter()
            .map(|group| (group.key.clone(), get(&format!("[options][{}]", group.key))))
            .collect()
    });
    chosen.form.set(ConfigurationForm {
        quantity: get("[quantity]"),
        options,
        pages: get("[pages]"),
        width: get("[width]"),
        height: get("[height]"),
        speed: get("[speed]"),
    });
}

/// What other quantities of the same choice cost.
#[component]
fn PriceBreaks(chosen: Chosen, quantities: Vec<u32>) -> impl IntoView {
    let lang = lang();
    if quantities.is_empty() {
        return ().into_any();
    }
    let rows = quantities
        .into_iter()
        .map(|quantity| {
            let total = move || {
                let configuration = Configuration {
                    quantity,
                    ..chosen.configuration()
                };
                chosen
                    .spec
                    .with_value(|spec| price(spec, &configuration, chosen.sheet))
                    .ok()
            };
            let current = move || (chosen.configuration().quantity == quantity).then_some("true");
            view! {
                <tr aria-current=current>
                    <th scope="row" class="num">
                        <button type="button" class="link-button" on:click=move |_| choose_quantity(quantity, chosen)>
                            {count(quantity)}
                        </button>
                    </th>
                    <td class="num">{move || total().map(|quote| shop_money(quote.total))}</td>
                    <td class="num">{move || total().map(|quote| each(&quote))}</td>
                </tr>
            }
        })
        .collect_view();
    view! {
        <table class="breaks">
            <caption>{t::breaks(lang)}</caption>
            <thead>
                <tr>
                    <th scope="col" class="num">{t::quantity(lang)}</th>
                    <th scope="col" class="num">{t::price(lang)}</th>
                    <th scope="col" class="num">{t::each(lang)}</th>
                </tr>
            </thead>
            <tbody>{rows}</tbody>
        </table>
    }
    .into_any()
}

fn choose_quantity(quantity: u32, chosen: Chosen) {
    let field = document()
        .query_selector("input[name='form[quantity]']")
        .ok()
        .flatten()
        .and_then(|field| field.dyn_into::<HtmlInputElement>().ok());
    if let Some(field) = field {
        field.set_value(&quantity.to_string());
    }
    chosen.form.update(|form| form.quantity = quantity.to_string());
}

/// The price of what is chosen now, or what is wrong with it.
#[component]
fn QuotePanel(chosen: Chosen) -> impl IntoView {
    let lang = lang();
    let quote = Memo::new(move |_| {
        let configuration = chosen.configuration();
        chosen.spec.with_value(|spec| price(spec, &configuration, chosen.sheet))
    });
    view! {
        <section class="quote" aria-label=t::price(lang) aria-live="polite">
            {move || match quote.get() {
                Ok(quote) => chosen.spec.with_value(|spec| quote_lines(&quote, spec, lang)).into_any(),
                Err(problem) => view! { <p class="notice notice--warning">{problem_text(&problem, lang)}</p> }.into_any(),
            }}
        </section>
    }
}

/// A price in its parts.
pub(super) fn quote_lines(quote: &Quote, spec: &Spec, lang: Lang) -> impl IntoView + use<> {
    let named = |name: String, amount: Money| (amount != Money::default()).then_some((name, amount));
    let mut lines = vec![
        named(t::price_of_product(lang).to_owned(), quote.base),
        named(t::setup(lang).to_owned(), quote.setup),
    ];
    for (key, amount) in &quote.options {
        if let Some(group) = spec.groups.iter().find(|group| &group.key == key) {
            lines.push(named(label(&group.label, lang), *amount));
        }
    }
    lines.push(named(t::rush(lang).to_owned(), quote.rush));
    lines.push(named(t::sheet(lang).to_owned(), quote.sheet));
    let lines = lines
        .into_iter()
        .flatten()
        .map(|(name, amount)| {
            view! {
                <dt>{name}</dt>
                <dd class="num">{shop_money(amount)}</dd>
            }
        })
        .collect_view();
    view! {
        <dl>{lines}</dl>
        {quote.minimum_applied.then(|| view! { <p>{t::minimum(lang)}</p> })}
        <p class="quote__total">{t::total(lang)} " " <strong>{shop_money(quote.total)}</strong></p>
        <p class="quote__each">{t::each_costs(&each(quote), lang)}</p>
    }
}

/// The price of one piece, to a tenth of a cent where pieces are cheap.
pub(super) fn each(quote: &Quote) -> String {
    let whole = shop_money(Money::from_minor(quote.unit_micros / 10_000));
    let tenth = quote.unit_micros % 10_000 / 1_000;
    if quote.unit_micros < 1_000_000 && tenth > 0 {
        format!("{whole}{tenth}")
    } else {
        whole
    }
}
