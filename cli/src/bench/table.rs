//! The table a run ends with.

use super::figure::{Figure, Target, Verdict};

const HEAD: [&str; 7] = ["bench", "ours", "peer", "score", "target", "", "what"];

/// The figures as lines for people.
pub fn table(figures: &[Figure]) -> String {
    let rows: Vec<[String; 7]> = figures.iter().map(row).collect();
    let mut widths = HEAD.map(|title| title.chars().count());
    for row in &rows {
        for (width, cell) in widths.iter_mut().zip(row) {
            *width = (*width).max(cell.chars().count());
        }
    }
    let head = HEAD.map(ToOwned::to_owned);
    std::iter::once(&head)
        .chain(&rows)
        .map(|row| line(row, &widths))
        .collect::<Vec<_>>()
        .join("\n")
}

fn line(row: &[String; 7], widths: &[usize; 7]) -> String {
    let cells: Vec<String> = row
        .iter()
        .zip(widths)
        .map(|(cell, &width)| format!("{cell:width$}"))
        .collect();
    cells.join("  ").trim_end().to_owned()
}

fn row(figure: &Figure) -> [String; 7] {
    let target = match figure.target {
        Target::AtLeast(bound) => format!("≥ {}", short(bound)),
        Target::AtMost(bound) => format!("≤ {}", short(bound)),
        Target::Told => String::new(),
    };
    let verdict = match figure.verdict() {
        Verdict::Kept => "kept",
        Verdict::Missed => "MISSED",
        Verdict::None => "",
    };
    let note = match figure.note.as_str() {
        "" => String::new(),
        note => format!(" ({note})"),
    };
    [
        figure.bench.to_owned(),
        format!("{} {}", short(figure.ours), figure.unit),
        figure.peer.map(short).unwrap_or_default(),
        match figure.peer {
            Some(_) => format!("{}x", short(figure.score)),
            None => String::new(),
        },
        target,
        verdict.to_owned(),
        format!("{}{note}, load {:.1}", figure.what, figure.load),
    ]
}

/// Three figures that count, no more.
fn short(figure: f64) -> String {
    match figure.abs() {
        large if large >= 100.0 => format!("{figure:.0}"),
        middle if middle >= 10.0 => format!("{figure:.1}"),
        _ => format!("{figure:.2}"),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_missed_promise_stands_out() {
        let figure = Figure::beside("append", "w", "/s", (10.0, 5.0), Target::AtLeast(4.0));
        let table = table(&[figure]);
        assert!(table.contains("MISSED"), "{table}");
        assert!(table.contains("2.00x"), "{table}");
    }
}
