//! Contradictions in a mapping, found before the first row is read.

use std::collections::BTreeSet;

use domain::shared::text::Vocabulary;

use super::Mapping;
use crate::history::row::Kind;

impl Mapping {
    /// Refuses a mapping that cannot mean what it says.
    pub(super) fn check(&self) -> Result<(), String> {
        self.check_source()?;
        self.check_csv()?;
        self.check_case()?;
        self.check_event()?;
        self.check_milestones()?;
        self.time_reader().map(|_| ())
    }

    fn check_source(&self) -> Result<(), String> {
        let plain = |b: u8| b.is_ascii_lowercase() || b.is_ascii_digit() || b".-".contains(&b);
        if self.source.is_empty() || self.source.len() > 64 || !self.source.bytes().all(plain) {
            return Err(
                "`source` must be lower case letters, digits, `.` and `-`, 64 at most".into(),
            );
        }
        let service = self.service.as_deref().map(Vocabulary::parse).transpose();
        service.map_err(|error| format!("`service`: {error}"))?;
        Ok(())
    }

    fn check_csv(&self) -> Result<(), String> {
        let (separator, quote) = (self.csv.separator, self.csv.quote);
        let usable = |c: char| c.is_ascii() && !matches!(c, '\r' | '\n' | '\0');
        if !usable(separator) || !usable(quote) || separator == quote {
            return Err("`csv.separator` and `csv.quote` must be two ASCII characters".into());
        }
        if self.csv.columns.as_ref().is_some_and(Vec::is_empty) {
            return Err("`csv.columns` must name columns or be left out".into());
        }
        if self.csv.rename.iter().any(|(_, to)| to.is_empty()) {
            return Err("`csv.rename` gives a column an empty name".into());
        }
        self.csv.encoding()?;
        if self.time.formats.as_ref().is_some_and(Vec::is_empty) {
            return Err("`time.formats` must name formats or be left out".into());
        }
        Ok(())
    }

    fn check_case(&self) -> Result<(), String> {
        let case = &self.case;
        keep_or_drop("case", case.keep.is_some(), &case.drop)?;
        if case.drop.contains(case.id()) {
            return Err("`case.drop` drops the case id".into());
        }
        for (field, key) in [
            ("received_at", &case.received_at),
            ("closed_at", &case.closed_at),
        ] {
            let Some(key) = key else { continue };
            if key == case.id() || !case.keeps(key) {
                return Err(format!(
                    "`case.{field}` names an attribute that is not kept"
                ));
            }
            if case.types.get(key).is_some_and(|kind| *kind != Kind::Date) {
                return Err(format!(
                    "`case.{field}` names an attribute that is not a date"
                ));
            }
        }
        for key in case.personal.iter().chain(case.types.keys()) {
            if key != case.id() && !case.keeps(key) {
                return Err(format!("`{key}` is declared in `case` but not kept"));
            }
        }
        Ok(())
    }

    fn check_event(&self) -> Result<(), String> {
        let event = &self.event;
        keep_or_drop("event", event.keep.is_some(), &event.drop)?;
        let mut roles = BTreeSet::new();
        for (key, _) in event
            .roles()
            .into_iter()
            .chain(event.order.as_deref().map(|k| (k, true)))
        {
            if key.is_empty() {
                return Err("a key in `event` is empty".into());
            }
            if !roles.insert(key) {
                return Err(format!("`{key}` is used twice in `event`"));
            }
            if event.drop.contains(key) {
                return Err(format!(
                    "`event.drop` drops `{key}`, which has a place of its own"
                ));
            }
            if event.types.contains_key(key) {
                return Err(format!(
                    "`event.types` names `{key}`, which has a place of its own"
                ));
            }
        }
        let free = |label: &String| event.keeps(label) && !roles.contains(label.as_str());
        if !event.label.iter().all(free) {
            return Err("`event.label` must be a kept attribute without another place".into());
        }
        for key in event.personal.iter().chain(event.types.keys()) {
            if !roles.contains(key.as_str()) && !event.keeps(key) {
                return Err(format!("`{key}` is declared in `event` but not kept"));
            }
        }
        Ok(())
    }

    fn check_milestones(&self) -> Result<(), String> {
        let mut settled: BTreeSet<(&str, String)> = BTreeSet::new();
        for rule in &self.milestones {
            if rule.activities.is_empty() || rule.lifecycle.is_empty() {
                return Err("a milestone without activities or steps never happens".into());
            }
            for activity in &rule.activities {
                for step in rule.lifecycle.iter().map(|step| step.to_ascii_lowercase()) {
                    if settled.contains(&(activity.as_str(), step.clone())) {
                        return Err(format!("a milestone for `{activity}` is never reached"));
                    }
                    if rule.is_unconditional() {
                        settled.insert((activity, step));
                    }
                }
            }
            let keys = rule.case.keys().map(|key| (key, self.case.keeps(key)));
            let keys = keys.chain(rule.event.keys().map(|key| (key, self.event.keeps(key))));
            if let Some((key, _)) = keys.into_iter().find(|(_, kept)| !kept) {
                return Err(format!("a milestone asks for `{key}`, which is not kept"));
            }
        }
        Ok(())
    }
}

fn keep_or_drop(table: &str, keeps: bool, drop: &BTreeSet<String>) -> Result<(), String> {
    if keeps && !drop.is_empty() {
        return Err(format!(
            "`{table}` has both `keep` and `drop`; one of them is enough"
        ));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    fn refusal(text: &str) -> String {
        Mapping::parse(text)
            .err()
            .map(|error| error.to_string())
            .unwrap_or_default()
    }

    #[test]
    fn the_shortest_mapping_is_its_source() {
        assert_eq!(refusal("source = \"x\""), "");
    }

    #[test]
    fn unknown_and_missing_fields_are_refused() {
        assert!(refusal("").contains("source"));
        assert!(refusal("source = \"x\"\ncase.identifier = \"id\"").contains("identifier"));
        assert!(refusal("source = \"x\"\nsauce = 1").contains("sauce"));
        assert!(refusal("source = \"x\"\ncase.types.a = \"money\"").contains("money"));
        assert!(
            refusal("source = \"x\"\n[[milestone]]\nis = \"lost\"\nactivities = [\"a\"]")
                .contains("lost")
        );
    }

    #[test]
    fn contradictions_are_refused() {
        for (line, said) in [
            ("csv.separator = \"é\"", "csv.separator"),
            ("csv.separator = '\"'", "csv.separator"),
            ("csv.columns = []", "csv.columns"),
            ("csv.rename = { a = \"\" }", "csv.rename"),
            ("csv.encoding = \"utf-9\"", "utf-9"),
            ("time.zone = \"Europe/Atlantis\"", "Europe/Atlantis"),
            ("time.formats = [\"%Q\"]", "%Q"),
            ("time.formats = []", "time.formats"),
            (
                "case = { keep = [\"a\"], drop = [\"b\"] }",
                "both `keep` and `drop`",
            ),
            ("case.drop = [\"concept:name\"]", "case id"),
            (
                "case = { received_at = \"a\", drop = [\"a\"] }",
                "received_at",
            ),
            (
                "case = { closed_at = \"a\", types = { a = \"int\" } }",
                "not a date",
            ),
            ("case = { personal = [\"a\"], keep = [] }", "not kept"),
            (
                "event = { activity = \"a\", resource = \"a\" }",
                "used twice",
            ),
            ("event.order = \"\"", "empty"),
            ("event.drop = [\"concept:name\"]", "concept:name"),
            (
                "event = { types = { \"org:resource\" = \"int\" } }",
                "org:resource",
            ),
            ("event = { label = \"a\", drop = [\"a\"] }", "label"),
            ("event = { personal = [\"a\"], drop = [\"a\"] }", "not kept"),
            ("service = \"\"", "service"),
            ("x = 1", "line 2"),
            (
                "milestone = [{ is = \"closed\", activities = [] }]",
                "never happens",
            ),
            (
                "milestone = [{ is = \"closed\", activities = [\"a\"] },
                              { is = \"granted\", activities = [\"a\"] }]",
                "never reached",
            ),
            (
                "case.keep = []\n
                 milestone = [{ is = \"closed\", activities = [\"a\"], case = { b = \"c\" } }]",
                "not kept",
            ),
        ] {
            let refused = refusal(&format!("source = \"x\"\n{line}"));
            assert!(refused.contains(said), "{line} gives {refused:?}");
        }
        assert!(refusal("source = \"Big Name\"").contains("source"));
    }

    #[test]
    fn the_standard_mapping_needs_a_source_only() {
        let mapping = Mapping::standard("example").expect("valid");
        assert_eq!(mapping.event.resource(), "org:resource");
        assert!(Mapping::standard("not \" valid").is_err());
    }
}
