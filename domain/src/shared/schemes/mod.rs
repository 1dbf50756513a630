//! Nomenclatori: which lists of codes are known and what stands in them; the lists are data beside this file.
//!
//! A code of a closed list is one of its lines. Of an open list, whose lines nobody has published, every code is taken
//! as it is, and a line that is known counts on its days only. What begins with `municipal.` is the municipality's own.

use chrono::NaiveDate;
use std::collections::BTreeMap;
use std::sync::LazyLock;

/// Lists of the municipality itself.
const OWN: &str = "municipal.";

static CATALOGUE: LazyLock<Catalogue> = LazyLock::new(|| {
    let read = Catalogue::read(include_str!("schemes.csv"), include_str!("codes.csv"));
    read.expect("the lists are read in a test")
});

/// Why a code cannot be used.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Unfit {
    /// Nobody knows this list.
    SchemeUnknown,
    /// It is not a line of the list, or not on that day.
    CodeNotValid,
}

/// Whether a code may be used on a day.
pub fn check(scheme: &str, code: &str, on: NaiveDate) -> Result<(), Unfit> {
    CATALOGUE.check(scheme, code, on)
}

/// The days on which a line counts.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Line {
    from_on: Option<NaiveDate>,
    until_on: Option<NaiveDate>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct List {
    closed: bool,
    lines: BTreeMap<String, Line>,
}

#[derive(Clone, Debug, Default, PartialEq, Eq)]
struct Catalogue {
    lists: BTreeMap<String, List>,
}

impl Catalogue {
    /// Reads both tables, each with a line of headings; nothing where one of their lines is not as it should be.
    fn read(schemes: &str, codes: &str) -> Option<Self> {
        let mut catalogue = Self::default();
        for line in schemes.lines().skip(1) {
            let [scheme, closed, _source] = fields(line)?;
            let closed = match closed {
                "yes" => true,
                "no" => false,
                _ => return None,
            };
            let lines = BTreeMap::new();
            let list = List { closed, lines };
            catalogue.lists.insert(scheme.to_owned(), list);
        }
        for line in codes.lines().skip(1) {
            let [scheme, code, _name, from, until] = fields(line)?;
            let line = Line {
                from_on: day(from).ok()?,
                until_on: day(until).ok()?,
            };
            let list = catalogue.lists.get_mut(scheme)?;
            if list.lines.insert(code.to_owned(), line).is_some() {
                return None;
            }
        }
        Some(catalogue)
    }

    fn check(&self, scheme: &str, code: &str, on: NaiveDate) -> Result<(), Unfit> {
        let Some(list) = self.lists.get(scheme) else {
            let is_own = scheme.starts_with(OWN);
            return if is_own {
                Ok(())
            } else {
                Err(Unfit::SchemeUnknown)
            };
        };
        match list.lines.get(code) {
            Some(line) if line.holds(on) => Ok(()),
            None if !list.closed => Ok(()),
            Some(_) | None => Err(Unfit::CodeNotValid),
        }
    }
}

impl Line {
    fn holds(self, on: NaiveDate) -> bool {
        self.from_on.is_none_or(|from| from <= on) && self.until_on.is_none_or(|until| on <= until)
    }
}

fn fields<const N: usize>(line: &str) -> Option<[&str; N]> {
    line.split(';').collect::<Vec<_>>().try_into().ok()
}

/// A day, or none where the field is empty.
fn day(field: &str) -> Result<Option<NaiveDate>, chrono::ParseError> {
    if field.is_empty() {
        return Ok(None);
    }
    field.parse().map(Some)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::day;

    #[test]
    fn the_lists_can_be_read_and_no_closed_one_is_empty() {
        for (scheme, list) in &CATALOGUE.lists {
            assert!(!list.closed || !list.lines.is_empty(), "{scheme}");
        }
    }

    #[test]
    fn a_code_of_a_closed_list_is_one_of_its_lines() {
        let on = day("2026-03-02");
        assert_eq!(check("sinba.report-source", "14", on), Ok(()));
        for code in ["0", "15", "x"] {
            let refused = check("sinba.report-source", code, on);
            assert_eq!(refused, Err(Unfit::CodeNotValid), "{code}");
        }
        assert_eq!(check("siso.diary", "2", on), Err(Unfit::CodeNotValid));
    }

    #[test]
    fn an_open_list_takes_every_code_and_an_unknown_one_none() {
        let on = day("2026-03-02");
        for scheme in ["cisis", "siuss", "municipal.need"] {
            assert_eq!(check(scheme, "b11", on), Ok(()), "{scheme}");
        }
        for scheme in ["sinba.report-sources", "municipal", "x"] {
            assert_eq!(
                check(scheme, "1", on),
                Err(Unfit::SchemeUnknown),
                "{scheme}"
            );
        }
    }

    #[test]
    fn a_line_counts_from_its_first_to_its_last_day_in_open_and_closed_lists() {
        for closed in ["yes", "no"] {
            let schemes = format!("scheme;closed;source\na;{closed};x\n");
            let codes = "scheme;code;name;from;until\na;1;one;2026-01-01;2026-12-31\n";
            let catalogue = Catalogue::read(&schemes, codes).expect("it is read");
            for (on, expected) in [
                ("2025-12-31", Err(Unfit::CodeNotValid)),
                ("2026-01-01", Ok(())),
                ("2026-12-31", Ok(())),
                ("2027-01-01", Err(Unfit::CodeNotValid)),
            ] {
                assert_eq!(
                    catalogue.check("a", "1", day(on)),
                    expected,
                    "{closed} {on}"
                );
            }
        }
    }

    #[test]
    fn a_table_with_a_line_too_long_twice_or_of_no_list_is_not_read() {
        let schemes = "scheme;closed;source\na;yes;x\n";
        for codes in [
            "a;1;one;;;",
            "a;1;one;tomorrow;",
            "b;1;one;;",
            "a;1;one;;\na;1;two;;",
        ] {
            let codes = format!("scheme;code;name;from;until\n{codes}\n");
            assert_eq!(Catalogue::read(schemes, &codes), None, "{codes}");
        }
        assert_eq!(
            Catalogue::read("scheme;closed;source\na;maybe;x\n", ""),
            None
        );
    }
}
