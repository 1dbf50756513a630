//! Forms that code of one kind must have.

use super::source;
use std::collections::BTreeSet;
use syn::visit::Visit;
use syn::{ExprMatch, FnArg, ImplItem, Item, Pat, Signature, Type, Visibility};

/// `_viewer` says that everybody gets the same answer, because it is public.
fn first_is_viewer(signature: &Signature) -> bool {
    let first = signature.inputs.iter().find_map(|input| match input {
        FnArg::Typed(argument) => Some(argument),
        FnArg::Receiver(_) => None,
    });
    first.is_some_and(|argument| {
        let named = matches!(&*argument.pat, Pat::Ident(name) if name.ident == "viewer" || name.ident == "_viewer");
        let typed = match &*argument.ty {
            Type::Reference(reference) => match &*reference.elem {
                Type::Path(path) => path
                    .path
                    .segments
                    .last()
                    .is_some_and(|s| s.ident == "Viewer"),
                _ => false,
            },
            _ => false,
        };
        named && typed
    })
}

#[test]
fn every_question_says_who_asks() {
    let mut faults = Vec::new();
    for file in source::sources_under("projections/src") {
        if !file.path.ends_with("/query.rs") && !file.path.contains("/query/") {
            continue;
        }
        for item in file.parse().items {
            match &item {
                Item::Fn(function)
                    if !matches!(function.vis, Visibility::Inherited)
                        && !first_is_viewer(&function.sig) =>
                {
                    faults.push(format!("{}: {}", file.path, function.sig.ident));
                }
                Item::Impl(block) if block.trait_.is_none() => {
                    for item in &block.items {
                        if let ImplItem::Fn(function) = item
                            && function.sig.asyncness.is_some()
                            && !matches!(function.vis, Visibility::Inherited)
                            && !first_is_viewer(&function.sig)
                        {
                            faults.push(format!("{}: {}", file.path, function.sig.ident));
                        }
                    }
                }
                _ => {}
            }
        }
    }
    source::assert_none(
        &faults,
        "A function that answers a question takes `viewer: &Viewer` first and bounds its answer by it: \
         the right to read is checked where the rows are chosen, or it is forgotten.",
    );
}

#[test]
fn staff_and_citizens_are_served_apart() {
    let mut faults = Vec::new();
    for (folder, other) in [("rest", "portal"), ("portal", "rest")] {
        for file in source::sources_under(&format!("api/src/{folder}")) {
            let tokens = file.tokens().code;
            for four in tokens.windows(4) {
                let texts: Vec<&str> = four.iter().map(|token| token.text.as_str()).collect();
                if matches!(texts[0], "crate" | "super") && texts[1] == ":" && texts[3] == other {
                    faults.push(format!("{}:{}", file.path, four[0].line));
                }
            }
        }
    }
    source::assert_none(
        &faults,
        "The surfaces for staff and for citizens share api/src/http and nothing else: \
         a helper made for one would slip into the other with the wrong rights.",
    );
}

/// Finds matches over events with an arm that takes whatever is left.
#[derive(Default)]
struct CatchAll {
    found: Vec<usize>,
}

fn names_an_event(pattern: &Pat) -> bool {
    let path = match pattern {
        Pat::TupleStruct(pattern) => &pattern.path,
        Pat::Struct(pattern) => &pattern.path,
        Pat::Path(pattern) => &pattern.path,
        Pat::Or(pattern) => return pattern.cases.iter().any(names_an_event),
        Pat::Tuple(pattern) => return pattern.elems.iter().any(names_an_event),
        Pat::Reference(pattern) => return names_an_event(&pattern.pat),
        _ => return false,
    };
    path.segments.len() > 1
        && path.segments.iter().any(|segment| {
            let name = segment.ident.to_string();
            name.ends_with("Event") && name != "Event"
        })
}

fn takes_the_rest(pattern: &Pat) -> bool {
    match pattern {
        Pat::Wild(_) => true,
        Pat::Ident(pattern) => pattern.subpat.is_none(),
        _ => false,
    }
}

/// Whether an item is compiled for tests only.
fn for_tests(attributes: &[syn::Attribute]) -> bool {
    attributes.iter().any(|attribute| {
        attribute.path().is_ident("cfg")
            && attribute
                .parse_args::<syn::Path>()
                .is_ok_and(|path| path.is_ident("test"))
    })
}

impl<'ast> Visit<'ast> for CatchAll {
    fn visit_item_mod(&mut self, module: &'ast syn::ItemMod) {
        if !for_tests(&module.attrs) {
            syn::visit::visit_item_mod(self, module);
        }
    }

    fn visit_expr_match(&mut self, expression: &'ast ExprMatch) {
        let over_events = expression.arms.iter().any(|arm| names_an_event(&arm.pat));
        if over_events {
            let rest = expression
                .arms
                .iter()
                .filter(|arm| takes_the_rest(&arm.pat));
            let line = expression.match_token.span.start().line;
            self.found.extend(rest.map(|_| line));
        }
        syn::visit::visit_expr_match(self, expression);
    }
}

#[test]
fn no_match_over_events_has_an_arm_for_the_rest() {
    let sources = source::sources();
    let tests = source::test_files(&sources);
    let mut faults = Vec::new();
    for file in sources.iter().filter(|file| !tests.contains(&file.path)) {
        let mut visitor = CatchAll::default();
        visitor.visit_file(&file.parse());
        faults.extend(
            visitor
                .found
                .iter()
                .map(|line| format!("{}:{line}", file.path)),
        );
    }
    source::assert_none(
        &faults,
        "A match over events names every event (tests may pick one): when a new one is added, the compiler must list what it touches.",
    );
}

#[test]
fn an_arm_for_the_rest_is_recognised() {
    let file = syn::parse_file(
        "fn f(e: OfficeEvent) { match e { OfficeEvent::Opened(_) => {}, _ => {} } match 1 { _ => {} } }",
    )
    .expect("Rust");
    let mut visitor = CatchAll::default();
    visitor.visit_file(&file);
    assert_eq!(visitor.found.len(), 1);
}

#[test]
fn the_compiler_forbids_an_arm_for_the_rest_where_events_are_read() {
    let without: Vec<String> = ["domain/src/lib.rs", "projections/src/lib.rs"]
        .into_iter()
        .filter(|path| !source::read(path).contains("#![deny(clippy::wildcard_enum_match_arm)]"))
        .map(str::to_owned)
        .collect();
    source::assert_none(
        &without,
        "These crates match over events everywhere, so they deny clippy::wildcard_enum_match_arm.",
    );
}

#[test]
fn every_file_is_named_in_lower_case_with_underscores() {
    let odd: BTreeSet<String> = source::sources()
        .into_iter()
        .map(|file| file.path)
        .filter(|path| path.bytes().any(|b| b.is_ascii_uppercase() || b == b'-'))
        .collect();
    source::assert_none(
        &odd.into_iter().collect::<Vec<_>>(),
        "The same noun stands in the same place in every crate, spelled the same way.",
    );
}

#[test]
fn a_question_that_hides_who_asks_is_recognised() {
    for (text, says) in [
        ("fn a(viewer: &Viewer, id: u8)", true),
        ("fn a(&self, viewer: &crate::Viewer)", true),
        ("fn a(id: u8, viewer: &Viewer)", false),
        ("fn a(viewer: Viewer)", false),
        ("fn a()", false),
    ] {
        let signature: Signature = syn::parse_str(text).expect("a signature");
        assert_eq!(first_is_viewer(&signature), says, "{text}");
    }
}
