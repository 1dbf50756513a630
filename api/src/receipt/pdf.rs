//! The receipt as an accessible, archival PDF: PDF/A-2a and PDF/UA-1 in one file.
//!
//! The layout is the template `receipt.typ`, compiled into the program. What people wrote
//! reaches it as values, never as source, so no text can become a command. The same receipt
//! always gives the same bytes, so its digest can be registered.

use std::sync::Arc;

use bytes::Bytes;
use chrono::{Datelike, Timelike};
use tokio::sync::Semaphore;
use typst::foundations::{Array, Dict, Smart, Value};
use typst::text::Font;
use typst_as_lib::{TypstEngine, TypstTemplateMainFile};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

use super::Receipt;
use super::page::{Page, Row, Section};
use super::printable::{Care, printable};

/// Receipts being set in type at the same time; each takes one core.
const AT_ONCE: usize = 2;

/// Why a receipt could not be printed. The receipt itself is not touched by it.
#[derive(Debug, thiserror::Error)]
pub enum ReceiptError {
    /// The typesetter refused the document. The details name no content.
    #[error("the receipt could not be set in type ({problems} problems)")]
    NotRendered {
        /// How many problems it found.
        problems: usize,
    },
    /// The typesetter broke off.
    #[error("the receipt could not be finished")]
    BrokenOff,
}

impl ReceiptError {
    /// The stable name of the problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotRendered { .. } => "receipt.not-rendered",
            Self::BrokenOff => "receipt.broken-off",
        }
    }
}

/// The typesetter: holds the template and the fonts. Make one, share it, clone it freely.
#[derive(Clone)]
pub struct Typesetter {
    press: Arc<Press>,
    turns: Arc<Semaphore>,
}

struct Press {
    engine: TypstEngine<TypstTemplateMainFile>,
    fonts: Vec<Font>,
    standards: PdfStandards,
}

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typesetter").finish_non_exhaustive()
    }
}

impl Typesetter {
    /// Reads the template and the fonts once. Only fonts inside the program are used, so the
    /// result does not depend on the machine.
    pub fn new() -> Self {
        let fonts: Vec<Font> = typst_assets::fonts()
            .flat_map(|data| Font::iter(typst::foundations::Bytes::new(data)))
            .filter(|font| {
                let family = font.info().family.as_str();
                family == "Libertinus Serif" || family == "DejaVu Sans Mono"
            })
            .collect();
        let engine = TypstEngine::builder()
            .main_file(include_str!("receipt.typ"))
            .fonts(fonts.iter().cloned())
            .build();
        let standards = PdfStandards::new(&[PdfStandard::A_2a, PdfStandard::Ua_1])
            .expect("the two standards can be met together");
        Self {
            press: Arc::new(Press {
                engine,
                fonts,
                standards,
            }),
            turns: Arc::new(Semaphore::new(AT_ONCE)),
        }
    }

    /// Prints a receipt, off the threads that answer requests.
    pub async fn print(&self, receipt: Receipt) -> Result<Bytes, ReceiptError> {
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        let turn = turn.map_err(|_| ReceiptError::BrokenOff)?;
        let press = Arc::clone(&self.press);
        let printed = tokio::task::spawn_blocking(move || {
            let printed = press.print(&receipt);
            drop(turn);
            printed
        });
        printed.await.map_err(|_| ReceiptError::BrokenOff)?
    }
}

impl Press {
    /// Prints with the usual care and, should a rare combination of characters have no shape
    /// after all, once more with the utmost.
    fn print(&self, receipt: &Receipt) -> Result<Bytes, ReceiptError> {
        self.attempt(receipt, Care::Usual).or_else(|error| {
            tracing::warn!(
                code = error.code(),
                "a receipt is printed with Latin letters only"
            );
            self.attempt(receipt, Care::Utmost)
        })
    }

    fn attempt(&self, receipt: &Receipt, care: Care) -> Result<Bytes, ReceiptError> {
        let draw = |text: &str| {
            let covered = |c: char| {
                let covers = |font: &Font| font.info().coverage.contains(c.into());
                self.fonts.iter().any(covers)
            };
            Value::Str(printable(text, care, covered).into())
        };
        let inputs = inputs(receipt, &draw);
        let compiled = self.engine.compile_with_input::<_, PagedDocument>(inputs);
        let document = compiled
            .output
            .map_err(|_| ReceiptError::NotRendered { problems: 1 })?;
        let options = PdfOptions {
            ident: Smart::Custom(ident(receipt)),
            creator: Smart::Custom(Some("Policentrica".to_owned())),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options)
            .map(Bytes::from)
            .map_err(|problems| ReceiptError::NotRendered {
                problems: problems.len(),
            })
    }
}

/// What tells this document from every other, always the same for the same receipt.
fn ident(receipt: &Receipt) -> String {
    let stamp = &receipt.registration;
    let administration = &receipt.administration.ipa_code;
    format!(
        "{administration}/{}/{}/{}",
        stamp.aoo, stamp.register, stamp.number
    )
}

type Draw<'a> = dyn Fn(&str) -> Value + 'a;

fn inputs(receipt: &Receipt, draw: &Draw<'_>) -> Dict {
    let page = receipt.page();
    let mut inputs = dict([
        ("title", draw(&page.title)),
        ("subtitle", draw(&page.subtitle)),
        ("number", draw(&page.number)),
        ("opening", draw(&page.opening)),
        ("attachments-title", draw(&page.attachments_title)),
        ("attachments-note", draw(&page.attachments_note)),
        ("issuer", texts(&page.issuer, draw)),
        ("closing", texts(&page.closing, draw)),
        ("stamp", rows(&page.stamp, draw)),
        (
            "sections",
            list(&page.sections, |section| one_section(section, draw)),
        ),
        ("attachments", attachments(&page, draw)),
    ]);
    let at = receipt.registration.registered_at;
    for (part, value) in [
        ("year", i64::from(at.year())),
        ("month", i64::from(at.month())),
        ("day", i64::from(at.day())),
        ("hour", i64::from(at.hour())),
        ("minute", i64::from(at.minute())),
        ("second", i64::from(at.second())),
    ] {
        inputs.insert(part.into(), Value::Int(value));
    }
    inputs
}

fn one_section(section: &Section, draw: &Draw<'_>) -> Value {
    Value::Dict(dict([
        ("title", draw(&section.title)),
        ("rows", rows(&section.rows, draw)),
        ("paragraphs", texts(&section.paragraphs, draw)),
    ]))
}

fn attachments(page: &Page, draw: &Draw<'_>) -> Value {
    list(&page.attachments, |file| {
        Value::Dict(dict([
            ("name", draw(&file.name)),
            ("size", draw(&file.size)),
            ("sha256", digest(&file.sha256, draw)),
        ]))
    })
}

/// A digest is printed in one piece, so that it can be copied; anything else is just text.
fn digest(text: &str, draw: &Draw<'_>) -> Value {
    let is_digest = text.len() == 64 && text.bytes().all(|b| b.is_ascii_hexdigit());
    if is_digest {
        Value::Str(text.into())
    } else {
        draw(text)
    }
}

fn rows(rows: &[Row], draw: &Draw<'_>) -> Value {
    list(rows, |row| {
        Value::Dict(dict([
            ("label", draw(&row.label)),
            ("value", draw(&row.value)),
            ("weighty", Value::Bool(row.weighty)),
        ]))
    })
}

fn texts(texts: &[String], draw: &Draw<'_>) -> Value {
    list(texts, |text| draw(text))
}

fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Value {
    Value::Array(items.iter().map(value).collect::<Array>())
}

fn dict<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    entries
        .into_iter()
        .map(|(key, value)| (key.into(), value))
        .collect()
}

#[cfg(test)]
mod tests;
