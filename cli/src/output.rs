//! The only place that writes to standard output and standard error.
//!
//! Results go to standard output: lines for people, or one JSON value with `--json`. A failure is
//! one line on standard error, in JSON `{"code":…,"message":…}`. The log goes to standard error
//! too, through `tracing`.

use std::io::{self, Write};

use serde::Serialize;

use crate::failure::Failure;

/// For whom a verb writes.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub struct Output {
    json: bool,
}

impl Output {
    /// Lines for people, or JSON for machines.
    pub fn new(json: bool) -> Self {
        Self { json }
    }

    /// Whether machines read.
    pub fn is_json(self) -> bool {
        self.json
    }

    /// The result of a verb: the value for machines, the text for people.
    pub fn result(self, value: &impl Serialize, text: &str) -> Result<(), Failure> {
        if self.json {
            self.value(value)
        } else {
            write_line(&mut io::stdout(), text)
        }
    }

    /// A result that is JSON for everybody.
    pub fn value(self, value: &impl Serialize) -> Result<(), Failure> {
        let text = if self.json {
            serde_json::to_string(value)
        } else {
            serde_json::to_string_pretty(value)
        };
        write_line(
            &mut io::stdout(),
            &text.map_err(|error| Failure::new("output", &error))?,
        )
    }

    /// A line for people; machines wait for the result.
    pub fn line(self, text: &str) -> Result<(), Failure> {
        if self.json {
            Ok(())
        } else {
            write_line(&mut io::stdout(), text)
        }
    }

    /// A remark beside the result, on standard error.
    pub fn remark(self, text: &str) {
        // With standard error closed there is nobody left to tell.
        drop(writeln!(io::stderr(), "policentrica: {text}"));
    }

    /// The one line on why it did not work.
    pub fn failure(self, failure: &Failure) {
        let line = if self.json {
            serde_json::json!({ "code": failure.code(), "message": failure.message() }).to_string()
        } else {
            format!("policentrica: {}", failure.message())
        };
        // With standard error closed there is nobody left to tell.
        drop(writeln!(io::stderr(), "{line}"));
    }
}

/// A reader that went away (`policentrica … | head`) is no failure of ours.
fn write_line(out: &mut impl Write, text: &str) -> Result<(), Failure> {
    match writeln!(out, "{text}").and_then(|()| out.flush()) {
        Err(error) if error.kind() != io::ErrorKind::BrokenPipe => {
            Err(Failure::new("output", &error))
        }
        _ => Ok(()),
    }
}
