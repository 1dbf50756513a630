//! The sources of the workspace as text and as tokens, with the tests told apart from the rest.

use proc_macro2::{Delimiter, TokenStream, TokenTree};
use std::collections::BTreeSet;
use std::fs;
use std::path::{Path, PathBuf};

/// The crates, from left to right.
pub(crate) const CRATES: &[&str] = &["domain", "store", "projections", "api", "cli", "tests"];

/// One source file.
pub(crate) struct Source {
    /// Its path from the root of the repository.
    pub(crate) path: String,
    /// Its text.
    pub(crate) text: String,
}

/// The tokens of a file without its documentation, in two parts.
#[derive(Default)]
pub(crate) struct Tokens {
    /// What is compiled into the product.
    pub(crate) code: Vec<Token>,
    /// What is compiled for tests only.
    pub(crate) test: Vec<Token>,
}

/// One token; a group is its opening, its content and its closing.
#[derive(Clone, Debug)]
pub(crate) struct Token {
    /// As written.
    pub(crate) text: String,
    /// The line it begins on, from 1.
    pub(crate) line: usize,
    /// The line it ends on.
    pub(crate) last_line: usize,
}

/// The root of the repository.
pub(crate) fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
        .parent()
        .expect("the crate of the tests lies in the workspace")
}

/// The text of a file, by its path from the root.
pub(crate) fn read(path: &str) -> String {
    fs::read_to_string(root().join(path)).unwrap_or_else(|error| panic!("{path}: {error}"))
}

/// Every Rust file of every crate, in the order of their paths.
pub(crate) fn sources() -> Vec<Source> {
    CRATES.iter().flat_map(|name| sources_under(name)).collect()
}

/// Every Rust file under a folder of the repository, in the order of their paths.
pub(crate) fn sources_under(folder: &str) -> Vec<Source> {
    files_under(folder, "rs")
        .into_iter()
        .map(|path| Source {
            text: read(&path),
            path,
        })
        .collect()
}

/// Every file with this extension under a folder of the repository, as paths from the root.
pub(crate) fn files_under(folder: &str, extension: &str) -> Vec<String> {
    let mut found = Vec::new();
    collect(&root().join(folder), extension, &mut found);
    let mut paths: Vec<String> = found
        .iter()
        .map(|path| {
            let inside = path.strip_prefix(root()).expect("found under the root");
            inside.to_string_lossy().replace('\\', "/")
        })
        .collect();
    paths.sort();
    paths
}

fn collect(folder: &Path, extension: &str, found: &mut Vec<PathBuf>) {
    let Ok(entries) = fs::read_dir(folder) else {
        return;
    };
    for entry in entries {
        let path = entry.expect("a readable folder").path();
        let name = path.file_name().unwrap_or_default().to_string_lossy();
        if path.is_dir() && name != "target" && name != "node_modules" {
            collect(&path, extension, found);
        } else if path.extension().is_some_and(|ext| ext == extension) {
            found.push(path);
        }
    }
}

impl Source {
    /// The file as a syntax tree.
    pub(crate) fn parse(&self) -> syn::File {
        syn::parse_file(&self.text).unwrap_or_else(|error| panic!("{}: {error}", self.path))
    }

    /// The tokens of the file, those of tests apart.
    pub(crate) fn tokens(&self) -> Tokens {
        let stream: TokenStream = self
            .text
            .parse()
            .unwrap_or_else(|error| panic!("{}: {error}", self.path));
        let mut tokens = Tokens::default();
        split(stream, &mut tokens);
        tokens
    }
}

/// The files that hold tests only: by their place, or because their parent declares them for tests.
pub(crate) fn test_files(sources: &[Source]) -> BTreeSet<String> {
    let mut found = BTreeSet::new();
    for source in sources {
        if source.path.starts_with("tests/")
            || source.path.contains("/tests/")
            || source.path.contains("/benches/")
            || source.path.ends_with("/tests.rs")
        {
            found.insert(source.path.clone());
        }
        let test = source.tokens().test;
        for three in test.windows(3) {
            if three[0].text == "mod" && three[2].text == ";" {
                let folder = folder_of_modules(&source.path);
                let name = &three[1].text;
                let file = format!("{folder}{name}.rs");
                let inside = format!("{folder}{name}/");
                found.extend(
                    sources
                        .iter()
                        .map(|other| other.path.clone())
                        .filter(|path| *path == file || path.starts_with(&inside)),
                );
            }
        }
    }
    found
}

/// Where the modules declared in a file live: beside `mod.rs`, `lib.rs` and `main.rs`, below any other.
fn folder_of_modules(path: &str) -> String {
    let (folder, name) = path.rsplit_once('/').unwrap_or(("", path));
    match name {
        "mod.rs" | "lib.rs" | "main.rs" => format!("{folder}/"),
        other => format!("{folder}/{}/", other.trim_end_matches(".rs")),
    }
}

fn split(stream: TokenStream, into: &mut Tokens) {
    let trees: Vec<TokenTree> = stream.into_iter().collect();
    let mut at = 0;
    while at < trees.len() {
        match attribute(&trees, at) {
            Some((length, text)) if text.starts_with("doc") => at += length,
            Some((length, text)) if text == "cfg(test)" => {
                at += length;
                while at < trees.len() {
                    let last = ends_item(&trees[at]);
                    flatten(trees[at].clone(), &mut into.test);
                    at += 1;
                    if last {
                        break;
                    }
                }
            }
            _ => {
                match &trees[at] {
                    TokenTree::Group(group) => {
                        push_edge(group, true, &mut into.code);
                        split(group.stream(), into);
                        push_edge(group, false, &mut into.code);
                    }
                    other => flatten(other.clone(), &mut into.code),
                }
                at += 1;
            }
        }
    }
}

/// The attribute that begins here: how many trees it takes, and what it says without spaces.
fn attribute(trees: &[TokenTree], at: usize) -> Option<(usize, String)> {
    let is = |tree: Option<&TokenTree>, mark: char| matches!(tree, Some(TokenTree::Punct(p)) if p.as_char() == mark);
    if !is(trees.get(at), '#') {
        return None;
    }
    let length = if is(trees.get(at + 1), '!') { 3 } else { 2 };
    match trees.get(at + length - 1) {
        Some(TokenTree::Group(group)) if group.delimiter() == Delimiter::Bracket => {
            let text = group.stream().to_string().replace(char::is_whitespace, "");
            Some((length, text))
        }
        _ => None,
    }
}

fn ends_item(tree: &TokenTree) -> bool {
    match tree {
        TokenTree::Group(group) => group.delimiter() == Delimiter::Brace,
        TokenTree::Punct(punct) => punct.as_char() == ';',
        TokenTree::Ident(_) | TokenTree::Literal(_) => false,
    }
}

fn flatten(tree: TokenTree, into: &mut Vec<Token>) {
    if let TokenTree::Group(group) = tree {
        push_edge(&group, true, into);
        for inner in group.stream() {
            flatten(inner, into);
        }
        push_edge(&group, false, into);
    } else {
        let span = tree.span();
        into.push(Token {
            text: tree.to_string(),
            line: span.start().line,
            last_line: span.end().line,
        });
    }
}

fn push_edge(group: &proc_macro2::Group, opening: bool, into: &mut Vec<Token>) {
    let (open, close) = match group.delimiter() {
        Delimiter::Parenthesis => ("(", ")"),
        Delimiter::Brace => ("{", "}"),
        Delimiter::Bracket => ("[", "]"),
        Delimiter::None => return,
    };
    let (text, span) = if opening {
        (open, group.span_open())
    } else {
        (close, group.span_close())
    };
    into.push(Token {
        text: text.to_owned(),
        line: span.start().line,
        last_line: span.end().line,
    });
}

/// How many lines carry at least one of these tokens.
pub(crate) fn lines(tokens: &[Token]) -> usize {
    let lines: BTreeSet<usize> = tokens
        .iter()
        .flat_map(|token| token.line..=token.last_line)
        .collect();
    lines.len()
}

/// Fails with one line per fault, under the reason of the rule.
pub(crate) fn assert_none(faults: &[String], reason: &str) {
    assert!(faults.is_empty(), "{reason}\n  {}\n", faults.join("\n  "));
}

#[test]
fn tests_are_told_apart_from_code() {
    let source = Source {
        path: "domain/src/x.rs".to_owned(),
        text: "//! X.\n\n/// Doc.\nfn a() {\n    b();\n}\n\n#[cfg(test)]\nmod tests {\n    fn c() {}\n}\n"
            .to_owned(),
    };
    let tokens = source.tokens();
    assert_eq!(lines(&tokens.code), 3, "{:?}", tokens.code);
    assert!(tokens.test.iter().any(|token| token.text == "c"));
    assert!(!tokens.code.iter().any(|token| token.text == "c"));
}
