//! Papers as accessible, archival PDF: PDF/A-2a and PDF/UA-1 in one file.
//!
//! A layout is a template that is compiled into the program. What people wrote reaches it as values, never as source, so
//! no text can become a command. The same paper always gives the same bytes, so its digest can be registered.

mod printable;

use std::sync::Arc;

use bytes::Bytes;
use tokio::sync::Semaphore;
use typst::foundations::{Array, Dict, Smart, Value};
use typst::text::Font;
use typst_as_lib::{TypstEngine, TypstTemplateMainFile};
use typst_layout::PagedDocument;
use typst_pdf::{PdfOptions, PdfStandard, PdfStandards};

pub(crate) use printable::Care;
use printable::printable;

/// Papers of a kind being set in type at the same time; each takes one core.
const AT_ONCE: usize = 2;

/// Why a paper could not be printed. The paper itself is not touched by it.
#[derive(Debug, thiserror::Error)]
pub enum PrintError {
    /// The typesetter refused the document. The details name no content.
    #[error("the paper could not be set in type ({problems} problems)")]
    NotRendered {
        /// How many problems it found.
        problems: usize,
    },
    /// The typesetter broke off.
    #[error("the paper could not be finished")]
    BrokenOff,
}

impl PrintError {
    /// The stable name of the problem.
    pub fn code(&self) -> &'static str {
        match self {
            Self::NotRendered { .. } => "receipt.not-rendered",
            Self::BrokenOff => "receipt.broken-off",
        }
    }
}

/// Makes a value of a text, of which every character can be drawn.
pub(crate) type Draw<'a> = dyn Fn(&str) -> Value + 'a;

/// Something that can be printed.
pub(crate) trait Paper: Send + Sync + 'static {
    /// What tells this document from every other, always the same for the same paper.
    fn ident(&self) -> String;

    /// What the template finds in `sys.inputs`.
    fn inputs(&self, draw: &Draw<'_>) -> Dict;
}

/// The typesetter: holds a template and the fonts. Make one, share it, clone it freely.
#[derive(Clone)]
pub(crate) struct Typesetter {
    press: Arc<Press>,
    turns: Arc<Semaphore>,
}

struct Press {
    engine: TypstEngine<TypstTemplateMainFile>,
    fonts: Vec<Font>,
    standards: PdfStandards,
}

impl std::fmt::Debug for Typesetter {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        f.debug_struct("Typesetter").finish_non_exhaustive()
    }
}

impl Typesetter {
    /// Reads the template and the fonts once. Only fonts inside the program are used, so the
    /// result does not depend on the machine.
    pub(crate) fn of(template: &'static str) -> Self {
        let fonts: Vec<Font> = typst_assets::fonts()
            .flat_map(|data| Font::iter(typst::foundations::Bytes::new(data)))
            .filter(|font| {
                let family = font.info().family.as_str();
                family == "Libertinus Serif" || family == "DejaVu Sans Mono"
            })
            .collect();
        let engine = TypstEngine::builder()
            .main_file(template)
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

    /// Prints a paper, off the threads that answer requests.
    pub(crate) async fn print(&self, paper: impl Paper) -> Result<Bytes, PrintError> {
        let turn = Arc::clone(&self.turns).acquire_owned().await;
        let turn = turn.map_err(|_| PrintError::BrokenOff)?;
        let press = Arc::clone(&self.press);
        let printed = tokio::task::spawn_blocking(move || {
            let printed = press.print(&paper);
            drop(turn);
            printed
        });
        printed.await.map_err(|_| PrintError::BrokenOff)?
    }

    /// One attempt with so much care.
    #[cfg(test)]
    pub(crate) fn attempt(&self, paper: &impl Paper, care: Care) -> Result<Bytes, PrintError> {
        self.press.attempt(paper, care)
    }
}

impl Press {
    /// Prints with the usual care and, should a rare combination of characters have no shape
    /// after all, once more with the utmost.
    fn print(&self, paper: &impl Paper) -> Result<Bytes, PrintError> {
        self.attempt(paper, Care::Usual).or_else(|error| {
            tracing::warn!(
                code = error.code(),
                "a paper is printed with Latin letters only"
            );
            self.attempt(paper, Care::Utmost)
        })
    }

    fn attempt(&self, paper: &impl Paper, care: Care) -> Result<Bytes, PrintError> {
        let draw = |text: &str| {
            let covered = |c: char| {
                let covers = |font: &Font| font.info().coverage.contains(c.into());
                self.fonts.iter().any(covers)
            };
            Value::Str(printable(text, care, covered).into())
        };
        let inputs = paper.inputs(&draw);
        let compiled = self.engine.compile_with_input::<_, PagedDocument>(inputs);
        let document = compiled
            .output
            .map_err(|_| PrintError::NotRendered { problems: 1 })?;
        let options = PdfOptions {
            ident: Smart::Custom(paper.ident()),
            creator: Smart::Custom(Some("Policentrica".to_owned())),
            standards: self.standards.clone(),
            ..PdfOptions::default()
        };
        typst_pdf::pdf(&document, &options)
            .map(Bytes::from)
            .map_err(|problems| PrintError::NotRendered {
                problems: problems.len(),
            })
    }
}

/// Texts, drawn.
pub(crate) fn texts(texts: &[String], draw: &Draw<'_>) -> Value {
    list(texts, |text| draw(text))
}

/// One value for each.
pub(crate) fn list<T>(items: &[T], value: impl Fn(&T) -> Value) -> Value {
    Value::Array(items.iter().map(value).collect::<Array>())
}

/// Values by name.
pub(crate) fn dict<const N: usize>(entries: [(&str, Value); N]) -> Dict {
    entries
        .into_iter()
        .map(|(key, value)| (key.into(), value))
        .collect()
}
