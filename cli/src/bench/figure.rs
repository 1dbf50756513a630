//! What a benchmark found: a figure of ours, the same of a peer, and what was promised.

use serde::Serialize;

/// One line of the table.
#[derive(Clone, Debug, Serialize)]
pub struct Figure {
    /// The benchmark it belongs to.
    pub bench: &'static str,
    /// What was counted, and of whom it is compared with.
    pub what: String,
    /// Our figure.
    pub ours: f64,
    /// The peer's figure; absent where a fixed bound is the measure.
    pub peer: Option<f64>,
    /// The unit of both.
    pub unit: &'static str,
    /// Ours to the peer's, or ours alone, as the target counts it.
    pub score: f64,
    /// What was promised.
    pub target: Target,
    /// Anything a reader must know: percentiles, sizes, what limits it.
    pub note: String,
    /// Load average of the machine when it was taken.
    pub load: f64,
}

/// What was promised of a score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Target {
    /// At least this.
    AtLeast(f64),
    /// At most this.
    AtMost(f64),
    /// Nothing: it is told so that others can be understood.
    Told,
}

/// Whether the promise is kept.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize)]
#[serde(rename_all = "snake_case")]
pub enum Verdict {
    /// It is.
    Kept,
    /// It is not.
    Missed,
    /// There was none.
    None,
}

impl Figure {
    /// A figure beside a peer's; `score` is the quotient.
    pub fn beside(
        bench: &'static str,
        what: impl Into<String>,
        unit: &'static str,
        (ours, peer): (f64, f64),
        target: Target,
    ) -> Self {
        Self {
            bench,
            what: what.into(),
            ours,
            peer: Some(peer),
            unit,
            score: ours / peer,
            target,
            note: String::new(),
            load: load_average(),
        }
    }

    /// A figure against a fixed bound.
    pub fn alone(
        bench: &'static str,
        what: impl Into<String>,
        unit: &'static str,
        ours: f64,
        target: Target,
    ) -> Self {
        Self {
            bench,
            what: what.into(),
            ours,
            peer: None,
            unit,
            score: ours,
            target,
            note: String::new(),
            load: load_average(),
        }
    }

    /// With something a reader must know.
    #[must_use]
    pub fn note(mut self, note: impl Into<String>) -> Self {
        self.note = note.into();
        self
    }

    /// Whether the promise is kept.
    pub fn verdict(&self) -> Verdict {
        let kept = match self.target {
            Target::AtLeast(bound) => self.score >= bound,
            Target::AtMost(bound) => self.score <= bound,
            Target::Told => return Verdict::None,
        };
        if kept { Verdict::Kept } else { Verdict::Missed }
    }
}

/// Load average of the last minute; 0 where the system does not tell.
fn load_average() -> f64 {
    std::fs::read_to_string("/proc/loadavg")
        .ok()
        .and_then(|text| text.split_whitespace().next()?.parse().ok())
        .unwrap_or_default()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_promise_is_kept_by_the_quotient_where_there_is_a_peer() {
        let figure = Figure::beside("b", "w", "/s", (10.0, 2.0), Target::AtLeast(5.0));
        assert_eq!(figure.verdict(), Verdict::Kept);
        let figure = Figure::beside("b", "w", "/s", (10.0, 2.1), Target::AtLeast(5.0));
        assert_eq!(figure.verdict(), Verdict::Missed);
    }

    #[test]
    fn a_promise_without_a_peer_is_kept_by_the_figure_itself() {
        let figure = Figure::alone("b", "w", "ms", 3.0, Target::AtMost(3.0));
        assert_eq!(figure.verdict(), Verdict::Kept);
        let figure = Figure::alone("b", "w", "ms", 3.1, Target::AtMost(3.0));
        assert_eq!(figure.verdict(), Verdict::Missed);
    }
}
