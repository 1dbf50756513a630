//! Every refusal and failure with a stable code, read from the sources.

use crate::house::source;
use proc_macro2::TokenTree;
use std::collections::BTreeMap;
use syn::{Attribute, Expr, ExprMatch, ImplItem, Item, ItemImpl, Lit, Meta, Pat, Stmt, Type};

/// One refusal or failure.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Refusal {
    /// The stable code.
    pub(crate) code: String,
    /// What sort of "no"; empty for failures of the machinery.
    pub(crate) kind: String,
    /// What people read.
    pub(crate) sentence: String,
    /// The enum.
    pub(crate) owner: String,
    /// The variant.
    pub(crate) variant: String,
}

impl Refusal {
    /// `Enum::Variant`.
    pub(crate) fn path(&self) -> String {
        format!("{}::{}", self.owner, self.variant)
    }
}

/// Everything with a code under a folder, in the order of the codes.
pub(crate) fn all(folder: &str) -> Vec<Refusal> {
    let mut sentences = BTreeMap::new();
    let mut coded = Vec::new();
    let mut found = Vec::new();
    for file in source::sources_under(folder) {
        for item in file.parse().items {
            match item {
                Item::Enum(item) => {
                    for variant in &item.variants {
                        let path = format!("{}::{}", item.ident, variant.ident);
                        sentences.extend(sentence(&variant.attrs).map(|text| (path, text)));
                    }
                }
                Item::Impl(item) => coded.extend(codes(&item)),
                Item::Macro(item)
                    if item
                        .mac
                        .path
                        .segments
                        .last()
                        .is_some_and(|s| s.ident == "refusals") =>
                {
                    found.extend(declared(item.mac.tokens));
                }
                _ => {}
            }
        }
    }
    for mut refusal in coded {
        refusal.sentence = sentences.get(&refusal.path()).cloned().unwrap_or_default();
        found.push(refusal);
    }
    found.sort();
    found
}

/// The sentence of `#[error("…")]`.
fn sentence(attributes: &[Attribute]) -> Option<String> {
    attributes
        .iter()
        .find_map(|attribute| match &attribute.meta {
            // Only the first literal counts: what follows are its arguments.
            Meta::List(list) if list.path.is_ident("error") => {
                let first = list.tokens.clone().into_iter().next()?;
                syn::parse_str::<syn::LitStr>(&first.to_string())
                    .ok()
                    .map(|text| text.value())
            }
            _ => None,
        })
}

/// The codes an implementation gives, with their kinds.
fn codes(block: &ItemImpl) -> Vec<Refusal> {
    let owner = match &*block.self_ty {
        Type::Path(path) => path.path.segments.last().map(|s| s.ident.to_string()),
        _ => None,
    };
    let function = |name: &str| {
        block.items.iter().find_map(|item| match item {
            ImplItem::Fn(function) if function.sig.ident == name => function.block.stmts.last(),
            _ => None,
        })
    };
    let (Some(owner), Some(Stmt::Expr(Expr::Match(codes), _))) = (owner, function("code")) else {
        return Vec::new();
    };
    let kinds = match function("kind") {
        Some(Stmt::Expr(expression, _)) => Some(expression),
        _ => None,
    };
    answers(codes, &text)
        .into_iter()
        .map(|(variant, code)| Refusal {
            kind: kinds
                .map(|kinds| kind_of(kinds, &variant))
                .unwrap_or_default(),
            code,
            sentence: String::new(),
            owner: owner.clone(),
            variant,
        })
        .collect()
}

/// What each variant answers, where the answer can be read.
fn answers(
    expression: &ExprMatch,
    read: &dyn Fn(&Expr) -> Option<String>,
) -> Vec<(String, String)> {
    expression
        .arms
        .iter()
        .filter_map(|arm| read(&arm.body).map(|answer| (arm, answer)))
        .flat_map(|(arm, answer)| {
            variants(&arm.pat)
                .into_iter()
                .map(move |v| (v, answer.clone()))
        })
        .collect()
}

fn variants(pattern: &Pat) -> Vec<String> {
    let path = match pattern {
        Pat::Or(pattern) => return pattern.cases.iter().flat_map(variants).collect(),
        Pat::TupleStruct(pattern) => &pattern.path,
        Pat::Struct(pattern) => &pattern.path,
        Pat::Path(pattern) => &pattern.path,
        Pat::Wild(_) => return vec!["_".to_owned()],
        _ => return Vec::new(),
    };
    path.segments
        .last()
        .map(|s| s.ident.to_string())
        .into_iter()
        .collect()
}

fn text(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Lit(literal) => match &literal.lit {
            Lit::Str(text) => Some(text.value()),
            _ => None,
        },
        _ => None,
    }
}

fn last_word(expression: &Expr) -> Option<String> {
    match expression {
        Expr::Path(path) => path.path.segments.last().map(|s| s.ident.to_string()),
        _ => None,
    }
}

fn kind_of(kinds: &Expr, variant: &str) -> String {
    match kinds {
        Expr::Match(kinds) => {
            let answers = answers(kinds, &last_word);
            let own = answers.iter().find(|(name, _)| name == variant);
            let rest = || answers.iter().find(|(name, _)| name == "_");
            own.or_else(rest)
                .map(|(_, kind)| kind.clone())
                .unwrap_or_default()
        }
        other => last_word(other).unwrap_or_default(),
    }
}

/// The lines of `refusals! { Name { Variant = "code", Kind, "sentence"; … } }`.
fn declared(tokens: proc_macro2::TokenStream) -> Vec<Refusal> {
    let trees: Vec<TokenTree> = tokens.into_iter().collect();
    let Some(TokenTree::Group(body)) = trees.last() else {
        return Vec::new();
    };
    let owner = trees[..trees.len() - 1]
        .last()
        .map(ToString::to_string)
        .unwrap_or_default();
    let body: Vec<TokenTree> = body.stream().into_iter().collect();
    body.split(|tree| tree.to_string() == ";")
        .filter_map(|line| {
            let equals = line.iter().position(|tree| tree.to_string() == "=")?;
            let literal = |at: usize| {
                let tree = line.get(equals + at)?;
                syn::parse_str::<syn::LitStr>(&tree.to_string())
                    .ok()
                    .map(|text| text.value())
            };
            Some(Refusal {
                code: literal(1)?,
                kind: line.get(equals + 3)?.to_string(),
                sentence: literal(5)?,
                owner: owner.clone(),
                variant: line.get(equals.checked_sub(1)?)?.to_string(),
            })
        })
        .collect()
}

#[test]
fn declared_refusals_are_read() {
    let tokens =
        "/// All.\nXError { /// A.\n NotOpen = \"x.not-open\", Refused, \"it is not open\"; }";
    let found = declared(tokens.parse().expect("Rust"));
    assert_eq!(found.len(), 1, "{found:?}");
    assert_eq!(found[0].path(), "XError::NotOpen");
    assert_eq!(
        (found[0].code.as_str(), found[0].kind.as_str()),
        ("x.not-open", "Refused")
    );
}
