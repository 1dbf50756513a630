//! docs/reference/openapi.json and routes.md: what programs may ask, and who may ask it.

use super::golden;
use crate::house::source;
use serde_json::Value;
use std::collections::BTreeMap;
use std::fmt::Write;

const DESCRIPTION: &str = "docs/reference/openapi.json";
const PAGE: &str = "docs/reference/routes.md";

const INTRODUCTION: &str = "# Routes

Generated from the description of the interface; `make golden` writes it again.
The permission of a command is looked up in [permissions.md](permissions.md); questions are bounded by what the caller may see.
The full description is [openapi.json](openapi.json).
";

fn page(api: &Value) -> String {
    let mut nouns: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for (path, item) in api["paths"].as_object().expect("paths") {
        for (method, operation) in item.as_object().expect("operations") {
            let noun = operation["tags"][0].as_str().unwrap_or("other").to_owned();
            let text = |name: &str| operation[name].as_str().unwrap_or_default().to_owned();
            let permission = match text("x-permission").as_str() {
                "" => String::new(),
                permission => format!("`{permission}`"),
            };
            nouns.entry(noun).or_default().push(format!(
                "| {} | `{path}` | {} | {permission} |",
                method.to_uppercase(),
                text("summary").replace('|', "\\|"),
            ));
        }
    }
    let mut page = INTRODUCTION.to_owned();
    for (noun, lines) in nouns {
        write!(
            page,
            "\n## {noun}\n\n| method | path | what | permission |\n|---|---|---|---|\n{}\n",
            lines.join("\n")
        )
        .expect("writes to a string");
    }
    page
}

#[test]
fn the_page_of_routes_says_what_the_interface_offers() {
    golden::assert_same(PAGE, &page(&api::openapi()));
}

/// What a client relies on: path, method and the names of what is answered.
fn promises(api: &Value) -> Vec<String> {
    let mut found = Vec::new();
    for (path, item) in api["paths"].as_object().into_iter().flatten() {
        for (method, operation) in item.as_object().into_iter().flatten() {
            found.push(format!("{} {path}", method.to_uppercase()));
            let statuses = operation["responses"].as_object().into_iter().flatten();
            found.extend(
                statuses.map(|(status, _)| format!("{} {path} {status}", method.to_uppercase())),
            );
        }
    }
    found
}

#[test]
fn the_description_of_the_interface_is_kept_and_nothing_goes_away_unnoticed() {
    let api = api::openapi();
    let kept: Value = serde_json::from_str(&golden::read(DESCRIPTION)).unwrap_or_default();
    let now = promises(&api);
    let faults: Vec<String> = promises(&kept)
        .into_iter()
        .filter(|promise| !now.contains(promise))
        .collect();
    source::assert_none(
        &faults,
        "A route or an answer that clients may rely on is gone. Keep it, or, before the first release, \
         remove it from docs/reference/openapi.json by hand so that the diff shows the intent.",
    );
    let text = serde_json::to_string_pretty(&api).expect("JSON can be written");
    golden::assert_same(DESCRIPTION, &format!("{text}\n"));
}

#[test]
fn no_two_shapes_have_one_name() {
    let mut shapes: BTreeMap<String, Vec<String>> = BTreeMap::new();
    for file in source::sources_under("api/src") {
        for item in file.parse().items {
            let (name, attributes) = match &item {
                syn::Item::Struct(item) => (&item.ident, &item.attrs),
                syn::Item::Enum(item) => (&item.ident, &item.attrs),
                _ => continue,
            };
            let text = |attribute: &syn::Attribute| match &attribute.meta {
                syn::Meta::List(list) => {
                    format!("{}({})", list.path.segments[0].ident, list.tokens)
                }
                syn::Meta::Path(_) | syn::Meta::NameValue(_) => String::new(),
            };
            let attributes: Vec<String> = attributes.iter().map(text).collect();
            if !attributes.iter().any(|text| text.contains("ToSchema")) {
                continue;
            }
            let told = attributes
                .iter()
                .filter(|text| text.starts_with("schema("))
                .find_map(|text| text.split_once("as = ").map(|(_, rest)| rest));
            let told = told.map(|rest| rest.split([',', ')']).next().unwrap_or_default().trim());
            let name = told.map_or_else(|| name.to_string(), str::to_owned);
            shapes.entry(name).or_default().push(file.path.clone());
        }
    }
    assert!(shapes.len() > 100, "the sources are read");
    let faults: Vec<String> = shapes
        .into_iter()
        .filter(|(_, files)| files.len() > 1)
        .map(|(name, files)| format!("{name}: {}", files.join(", ")))
        .collect();
    source::assert_none(
        &faults,
        "The description keeps one shape of each name: give the other another name with #[schema(as = …)].",
    );
}
