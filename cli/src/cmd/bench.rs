//! `bench`: the benchmarks, on a scratch database of their own.

use std::path::PathBuf;

use clap::Args;

use super::Context;
use crate::bench::{self, Figure, Ground};
use crate::failure::Failure;

/// Measure, beside peers, on a scratch database
#[derive(Debug, Args)]
pub struct Bench {
    /// Which benchmarks; all when none is named. With --json, a last word that names none is the
    /// file the figures go to
    #[arg(value_name = "NAME")]
    names: Vec<String>,
}

impl Bench {
    pub(super) async fn run(mut self, context: Context) -> Result<(), Failure> {
        let file = self.file(context.output.is_json());
        let chosen = self.chosen()?;
        let ground = Ground::start().await?;
        let mut figures: Vec<Figure> = Vec::new();
        for bench in chosen {
            context
                .output
                .line(&format!("{}: {}", bench.name, bench.measures))?;
            figures.extend(bench.run(&ground).await?);
        }
        match file {
            Some(path) => {
                let text = serde_json::to_string_pretty(&figures)
                    .map_err(|error| Failure::new("bench.unwritable", &error))?;
                std::fs::write(&path, text)
                    .map_err(|error| Failure::new("bench.unwritable", &error))
            }
            None => context
                .output
                .result(&figures, &format!("\n{}", bench::table(&figures))),
        }
    }

    /// Takes the file off the names.
    fn file(&mut self, json: bool) -> Option<PathBuf> {
        let names_none = |word: &String| bench::ALL.iter().all(|bench| bench.name != word);
        let at = self.names.iter().position(names_none).filter(|_| json)?;
        Some(PathBuf::from(self.names.remove(at)))
    }

    fn chosen(&self) -> Result<Vec<&'static bench::Bench>, Failure> {
        if self.names.is_empty() {
            return Ok(bench::ALL.iter().collect());
        }
        let find = |name: &String| {
            let found = bench::ALL.iter().find(|bench| bench.name == name);
            found.ok_or_else(|| {
                let known: Vec<&str> = bench::ALL.iter().map(|bench| bench.name).collect();
                Failure::told(
                    "bench.unknown",
                    &format!(
                        "no benchmark is named {name}; there are {}",
                        known.join(", ")
                    ),
                )
            })
        };
        self.names.iter().map(find).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn words(words: &[&str]) -> Bench {
        Bench {
            names: words.iter().map(|&word| word.to_owned()).collect(),
        }
    }

    #[test]
    fn with_json_a_word_that_names_no_benchmark_is_the_file() {
        let mut bench = words(&["out.json", "append"]);
        assert_eq!(bench.file(true), Some(PathBuf::from("out.json")));
        assert_eq!(bench.names, ["append"]);
    }

    #[test]
    fn without_json_an_unknown_name_is_refused() {
        let mut bench = words(&["appendix"]);
        assert_eq!(bench.file(false), None);
        let refused = bench.chosen().map(|_| ()).unwrap_err();
        assert_eq!(refused.code(), "bench.unknown");
    }
}
