//! The receipt as an accessible, archival PDF.
//!
//! The layout is the template `receipt.typ`, compiled into the program. The same receipt always gives the same bytes, so
//! its digest can be registered.

use bytes::Bytes;
use chrono::{Datelike, Timelike};
use typst::foundations::{Dict, Value};

use super::Receipt;
use super::page::{Page, Row, Section};
#[cfg(test)]
use crate::press::Care;
use crate::press::{self, Draw, Paper, PrintError, dict, list, texts};

/// The typesetter of receipts. Make one, share it, clone it freely.
#[derive(Clone, Debug)]
pub struct Typesetter(press::Typesetter);

impl Default for Typesetter {
    fn default() -> Self {
        Self::new()
    }
}

impl Typesetter {
    /// Reads the template and the fonts once.
    pub fn new() -> Self {
        Self(press::Typesetter::of(include_str!("receipt.typ")))
    }

    /// Prints a receipt, off the threads that answer requests.
    pub async fn print(&self, receipt: Receipt) -> Result<Bytes, PrintError> {
        self.0.print(receipt).await
    }
}

impl Paper for Receipt {
    fn ident(&self) -> String {
        ident(self)
    }

    fn inputs(&self, draw: &Draw<'_>) -> Dict {
        inputs(self, draw)
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

#[cfg(test)]
mod tests;
