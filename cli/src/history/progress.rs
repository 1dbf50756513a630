//! How far long work has come: a bar on a terminal, plain lines everywhere else.

use std::{
    io::{self, IsTerminal, Write},
    time::Duration,
};

use indicatif::{ProgressBar, ProgressStyle};

/// Avanzamento: shown on the error output, so that results can be piped.
pub struct Progress {
    shown: Shown,
    label: String,
    total: u64,
}

enum Shown {
    Bar(ProgressBar),
    Lines {
        out: Box<dyn Write + Send>,
        next: u64,
    },
}

impl Progress {
    /// A bar when the error output is a terminal, plain lines otherwise. `total` is in the unit
    /// of [`Self::advance`]; 0 where it is not known.
    pub fn start(label: &str, total: u64) -> Self {
        if io::stderr().is_terminal() {
            Self {
                shown: Shown::Bar(bar(label, total)),
                label: label.to_owned(),
                total,
            }
        } else {
            Self::lines(Box::new(io::stderr()), label, total)
        }
    }

    /// Plain lines to `out`, one for each tenth of the work.
    pub fn lines(out: Box<dyn Write + Send>, label: &str, total: u64) -> Self {
        Self {
            shown: Shown::Lines { out, next: 1 },
            label: label.to_owned(),
            total,
        }
    }

    /// `done` of the total is done, and `rows` rows with it. A line that cannot be written is
    /// lost: the work goes on.
    pub fn advance(&mut self, done: u64, rows: u64) {
        match &mut self.shown {
            Shown::Bar(bar) => {
                bar.set_position(done);
                bar.set_message(format!("{rows} rows"));
            }
            Shown::Lines { out, next } => {
                let Some(tenth) = done.saturating_mul(10).checked_div(self.total) else {
                    return;
                };
                let tenth = tenth.min(10);
                if tenth >= *next {
                    *next = tenth + 1;
                    let _ = writeln!(out, "{}: {}% ({rows} rows)", self.label, tenth * 10);
                }
            }
        }
    }

    /// The work is over; `summary` is the last line.
    pub fn finish(mut self, summary: &str) {
        match &mut self.shown {
            Shown::Bar(bar) => {
                bar.finish_and_clear();
                let _ = writeln!(io::stderr(), "{}: {summary}", self.label);
            }
            Shown::Lines { out, .. } => {
                let _ = writeln!(out, "{}: {summary}", self.label);
            }
        }
    }
}

fn bar(label: &str, total: u64) -> ProgressBar {
    let bar = if total == 0 {
        ProgressBar::new_spinner()
    } else {
        ProgressBar::new(total)
    };
    let template = if total == 0 {
        "{prefix} {spinner} {msg} {elapsed}"
    } else {
        "{prefix} {wide_bar} {percent}% {msg} {eta}"
    };
    let style = ProgressStyle::with_template(template).expect("the templates above are valid");
    bar.set_style(style);
    bar.set_prefix(label.to_owned());
    bar.enable_steady_tick(Duration::from_millis(200));
    bar
}

#[cfg(test)]
mod tests {
    use std::sync::{Arc, Mutex};

    use super::*;

    #[derive(Clone, Default)]
    struct Paper(Arc<Mutex<Vec<u8>>>);

    impl Write for Paper {
        fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
            self.0.lock().expect("not poisoned").write(bytes)
        }

        fn flush(&mut self) -> io::Result<()> {
            Ok(())
        }
    }

    fn written(total: u64, steps: &[u64]) -> String {
        let paper = Paper::default();
        let mut progress = Progress::lines(Box::new(paper.clone()), "import", total);
        for step in steps {
            progress.advance(*step, *step);
        }
        progress.finish("done");
        String::from_utf8(paper.0.lock().expect("not poisoned").clone()).expect("text")
    }

    #[test]
    fn plain_lines_come_once_for_each_tenth() {
        let lines = written(100, &[1, 5, 10, 11, 12, 55, 100, 100]);
        let expected = "import: 10% (10 rows)\nimport: 50% (55 rows)\nimport: 100% (100 rows)\n\
                        import: done\n";
        assert_eq!(lines, expected);
    }

    #[test]
    fn unknown_length_gives_the_summary_only() {
        assert_eq!(written(0, &[1, 2, 3]), "import: done\n");
    }

    #[test]
    fn every_bar_template_is_valid() {
        drop((bar("a", 0), bar("a", 1)));
    }
}
