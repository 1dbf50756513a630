//! The numbers of the city at scale are those of the tables.

use super::*;
use std::io::Write;
use std::path::PathBuf;

/// Invented tables in the form of the published ones: two districts.
fn invented() -> Vec<District> {
    let folder = tempfile::tempdir().expect("a folder");
    for (name, text) in [
        (
            "pai_2014_quartieri_dei_servizi.tsv",
            include_str!("tests/plans.tsv"),
        ),
        (
            "interventi_2014_quartieri_dei_servizi.tsv",
            include_str!("tests/interventions.tsv"),
        ),
        (
            "sportelli_sociali_2014_quartiere_del_nodo.tsv",
            include_str!("tests/contacts.tsv"),
        ),
    ] {
        std::fs::write(folder.path().join(name), text).expect("written");
    }
    read(folder.path()).expect("three tables")
}

/// The published tables, or a word that they are not here.
fn published() -> Option<Vec<District>> {
    let folder = PathBuf::from(env!("CARGO_MANIFEST_DIR"))
        .join("..")
        .join(TABLES);
    if folder.exists() {
        return Some(read(&folder).expect("three tables"));
    }
    let _ = writeln!(std::io::stderr(), "skipped: the tables are not here");
    None
}

fn scale(text: &str) -> Scale {
    text.parse().expect("a scale")
}

/// What one column of a dimension comes to, beside what its table says.
struct Line {
    what: String,
    made: u64,
    counted: u64,
}

fn number<T>(of: impl Iterator<Item = T>, is: impl Fn(&T) -> bool) -> u64 {
    of.filter(is).count() as u64
}

/// Every column of every district.
fn lines(districts: &[District], people: &[Dossier]) -> Vec<Line> {
    let mut lines = Vec::new();
    for (place, district) in districts.iter().enumerate() {
        let here = || {
            people
                .iter()
                .filter(move |dossier| dossier.district == place)
        };
        let plans: Vec<&PlanSheet> = here().filter_map(|dossier| dossier.plan.as_ref()).collect();
        let contacts: Vec<&Contact> = here().flat_map(|dossier| &dossier.contacts).collect();
        let mut line = |column: &str, made: u64, counted: u64| {
            let what = format!("{}, {column}", district.name);
            lines.push(Line {
                what,
                made,
                counted,
            });
        };
        of_plans(&plans, district, &mut line);
        of_contacts(&contacts, &district.contacts, &mut line);
    }
    lines
}

fn of_plans(all: &[&PlanSheet], district: &District, line: &mut impl FnMut(&str, u64, u64)) {
    let counts = &district.plans;
    line("plans", all.len() as u64, counts.total);
    for (kind, (column, _)) in TARGETS.iter().enumerate() {
        line(
            column,
            number(all.iter(), |plan| plan.target == Some(kind)),
            counts.of(column),
        );
    }
    for (kind, (column, _, _)) in AGES.iter().enumerate() {
        line(
            column,
            number(all.iter(), |plan| plan.age == Some(kind)),
            counts.of(column),
        );
    }
    for (column, state) in STATES
        .iter()
        .filter(|(_, state)| *state != PlanState::Draft)
    {
        line(
            column,
            number(all.iter(), |plan| plan.state == *state),
            counts.of(column),
        );
    }
    line(
        "Donne",
        number(all.iter(), |plan| plan.woman),
        counts.of("Donne"),
    );
    for (kind, area) in AREAS.iter().enumerate() {
        let of = |plan: &&PlanSheet| number(plan.interventions.iter(), |one| **one == kind);
        line(
            area.column,
            all.iter().map(of).sum(),
            district.interventions.of(area.column),
        );
    }
}

fn of_contacts(all: &[&Contact], counts: &Counts, line: &mut impl FnMut(&str, u64, u64)) {
    line("contacts", all.len() as u64, counts.total);
    for (kind, (column, _)) in TARGETS.iter().enumerate() {
        line(
            column,
            number(all.iter(), |c| c.target == Some(kind)),
            counts.of(column),
        );
    }
    for (kind, (column, _, _)) in AGES.iter().enumerate() {
        line(
            column,
            number(all.iter(), |c| c.age == Some(kind)),
            counts.of(column),
        );
    }
    for (kind, area) in AREAS.iter().enumerate() {
        line(
            area.column,
            number(all.iter(), |c| c.area == Some(kind)),
            counts.of(area.column),
        );
    }
    for (kind, (column, _)) in CHANNELS.iter().enumerate() {
        line(
            column,
            number(all.iter(), |c| c.channel == Some(kind)),
            counts.of(column),
        );
    }
}

#[test]
fn every_column_of_every_district_is_as_the_tables_have_it_within_rounding() {
    let cities = [Some(invented()), published()];
    for districts in cities.into_iter().flatten() {
        for part in ["1.0", "0.1", "0.02"] {
            let people = population(&districts, scale(part), 1);
            for Line {
                what,
                made,
                counted,
            } in lines(&districts, &people)
            {
                let wanted = scale(part).of(counted);
                // A district and its column may each be rounded; two columns of the tables do not add up to the total.
                assert!(
                    made.abs_diff(wanted) <= 2,
                    "{part}: {what}: {made} instead of {wanted}"
                );
            }
        }
    }
}

#[test]
fn the_published_numbers_are_all_made_at_full_scale() {
    let Some(districts) = published() else { return };
    let people = population(&districts, scale("1.0"), 1);
    let plans = || people.iter().filter_map(|dossier| dossier.plan.as_ref());
    assert_eq!(plans().count(), 13_305);
    assert_eq!(
        plans().map(|plan| plan.interventions.len()).sum::<usize>(),
        34_570
    );
    assert_eq!(
        people
            .iter()
            .map(|dossier| dossier.contacts.len())
            .sum::<usize>(),
        27_375
    );
    assert!(plans().all(|plan| !plan.interventions.is_empty()));
}

#[test]
fn the_same_number_draws_the_same_city_and_another_one_another() {
    let districts = invented();
    let draw = |chance| population(&districts, scale("0.5"), chance);
    assert_eq!(draw(1), draw(1));
    assert_ne!(draw(1), draw(2));
}

#[test]
fn nobody_is_young_and_among_the_old_or_old_and_among_the_children() {
    let people = population(&invented(), scale("1.0"), 1);
    for plan in people.iter().filter_map(|dossier| dossier.plan.as_ref()) {
        let (Some(target), Some(age)) = (plan.target, plan.age) else {
            continue;
        };
        let fits = match TARGETS[target].1 {
            "family-minors" => AGES[age].1 < 65,
            _ => AGES[age].1 >= 18,
        };
        assert!(fits, "{plan:?}");
    }
}
