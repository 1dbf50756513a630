//! The residents of the demo city: a few hundred invented people with well-formed tax codes.

use chrono::{Datelike, NaiveDate};
use domain::access::{Actor, Role};
use domain::shared::ids::PersonId;
use domain::shared::tax_code::TaxCode;

use super::dice::Dice;
use super::names::{MEN, POSTAL_CODES, STREETS, SURNAMES, WOMEN};
use super::words;

/// How many people live in the demo city.
pub(super) const RESIDENTS: usize = 300;

/// Where everybody in the demo city was born: the cadastral code of Catania.
const BIRTH_PLACE: &str = "C351";

/// The letters of the months.
const MONTHS: &[u8; 12] = b"ABCDEHLMPRST";

/// Residente: somebody who does not exist.
#[derive(Clone, Debug)]
pub(super) struct Resident {
    pub(super) actor: Actor,
    pub(super) id: PersonId,
    pub(super) family_name: String,
    pub(super) given_name: String,
    pub(super) born_on: NaiveDate,
    pub(super) tax_code: TaxCode,
    pub(super) phone: String,
    pub(super) street: String,
    pub(super) number: u32,
    pub(super) postal_code: &'static str,
    /// District, 1 to 6.
    pub(super) district: &'static str,
}

impl Resident {
    /// Name and surname.
    pub(super) fn name(&self) -> String {
        format!("{} {}", self.given_name, self.family_name)
    }
}

/// Everybody, in the order of their codes; the first two are the citizens of the demo.
pub(super) fn residents() -> Vec<Resident> {
    let mut taken = std::collections::BTreeSet::new();
    let mut people = Vec::with_capacity(RESIDENTS);
    let mut attempt = 0;
    while people.len() < RESIDENTS {
        let person = resident(people.len(), attempt);
        attempt += 1;
        // Two people never share a name or a code: then stories can be told apart.
        let key = (person.family_name.clone(), person.given_name.clone());
        if taken.insert(key) {
            people.push(person);
        }
    }
    people
}

/// The first are fixed, so that guides can name them.
const FIXED: &[(&str, &str, bool, i32)] = &[
    ("Leonardi", "Agata", true, 1979),
    ("Torrisi", "Salvatore", false, 1971),
    ("Pulvirenti", "Concetta", true, 1941),
];

fn resident(index: usize, attempt: u32) -> Resident {
    let mut dice = Dice::of(&format!("resident/{attempt}"));
    let (family_name, given_name, woman, year) = match FIXED.get(index) {
        Some(&(family, given, woman, year)) => (family, given, woman, year),
        None => anybody(index, &mut dice),
    };
    let born_on = NaiveDate::from_ymd_opt(year, dice.between(1, 12), dice.between(1, 28))
        .expect("every month has 28 days");
    // The citizens of the demo live where its officers work.
    let (district, postal_codes) = if index < FIXED.len() {
        POSTAL_CODES[0]
    } else {
        *dice.pick(POSTAL_CODES)
    };
    let code = words::actor(&match index {
        0 | 1 => format!("citizen-{}", index + 1),
        _ => format!("resident-{index:03}"),
    });
    let id = Actor::person_for(&code);
    Resident {
        actor: Actor {
            code,
            role: Role::Citizen,
            office: None,
            person: Some(id),
        },
        id,
        family_name: family_name.to_owned(),
        given_name: given_name.to_owned(),
        born_on,
        tax_code: tax_code(family_name, given_name, born_on, woman, BIRTH_PLACE),
        phone: format!("095 0{:06}", 100_000 + index),
        street: (*dice.pick(STREETS)).to_owned(),
        number: dice.between(1, 180),
        postal_code: dice.pick::<&str>(postal_codes),
        district,
    }
}

/// Old people ask for most, then families; every tenth is a child.
fn anybody(index: usize, dice: &mut Dice) -> (&'static str, &'static str, bool, i32) {
    let woman = dice.percent(56);
    let given = dice.pick(if woman { WOMEN } else { MEN });
    let year = if is_child(index) {
        dice.between(2012, 2023)
    } else if dice.percent(45) {
        dice.between(1934, 1959)
    } else {
        dice.between(1960, 2002)
    };
    let year = i32::try_from(year).expect("a year of our time");
    (*dice.pick::<&str>(SURNAMES), given, woman, year)
}

/// The place of the oldest woman beside those who are fixed.
pub(super) fn elder(people: &[Resident]) -> usize {
    let is_woman = |person: &Resident| person.tax_code.as_str()[9..11] > *"40";
    let old = people.iter().enumerate().skip(FIXED.len());
    old.filter(|(_, person)| is_woman(person))
        .min_by_key(|(_, person)| person.born_on)
        .map(|(place, _)| place)
        .expect("more than half are women")
}

/// Whether the resident of this place is a child.
pub(super) fn is_child(index: usize) -> bool {
    index % 10 == 9
}

/// Codice fiscale: fifteen characters by the rules, and the last one that makes it valid.
pub(super) fn tax_code(
    family_name: &str,
    given_name: &str,
    born_on: NaiveDate,
    woman: bool,
    place: &str,
) -> TaxCode {
    let month = MONTHS[born_on.month0() as usize] as char;
    let day = born_on.day() + if woman { 40 } else { 0 };
    let year = born_on.year() % 100;
    let (family, given) = (family_part(family_name), given_part(given_name));
    let start = format!("{family}{given}{year:02}{month}{day:02}{place}");
    ('A'..='Z')
        .find_map(|check| TaxCode::parse(&format!("{start}{check}")).ok())
        .expect("one of the letters is the right one")
}

fn family_part(name: &str) -> String {
    let (consonants, vowels) = letters(name);
    consonants
        .chars()
        .chain(vowels.chars())
        .chain(std::iter::repeat('X'))
        .take(3)
        .collect()
}

/// With four consonants or more the second one is left out.
fn given_part(name: &str) -> String {
    let (consonants, _) = letters(name);
    let consonants: Vec<char> = consonants.chars().collect();
    match consonants.as_slice() {
        [first, _, third, fourth, ..] => [first, third, fourth].into_iter().collect(),
        _ => family_part(name),
    }
}

/// Consonants and vowels in capitals, without accents and spaces.
fn letters(name: &str) -> (String, String) {
    name.chars()
        .map(|letter| match letter {
            'à' => 'A',
            'è' | 'é' => 'E',
            'ì' => 'I',
            'ò' => 'O',
            'ù' => 'U',
            other => other.to_ascii_uppercase(),
        })
        .filter(char::is_ascii_uppercase)
        .partition(|letter| !"AEIOU".contains(*letter))
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::collections::BTreeSet;

    #[test]
    fn no_two_residents_share_a_name_a_code_or_a_phone() {
        let people = residents();
        let distinct =
            |of: &dyn Fn(&Resident) -> String| people.iter().map(of).collect::<BTreeSet<_>>().len();
        assert_eq!(people.len(), RESIDENTS);
        assert_eq!(distinct(&Resident::name), RESIDENTS);
        assert_eq!(distinct(&|p| p.tax_code.as_str().to_owned()), RESIDENTS);
        assert_eq!(distinct(&|p| p.phone.clone()), RESIDENTS);
        assert_eq!(distinct(&|p| p.id.to_string()), RESIDENTS);
    }

    #[test]
    fn a_tax_code_says_when_its_owner_was_born() {
        for person in residents() {
            let hint = person.tax_code.birth_hint().expect("sixteen characters");
            assert_eq!(u32::from(hint.month), person.born_on.month());
            assert_eq!(u32::from(hint.day), person.born_on.day());
            assert_eq!(hint.place, BIRTH_PLACE);
        }
    }

    #[test]
    fn short_and_long_names_are_cut_as_the_tax_office_cuts_them() {
        assert_eq!(family_part("Fo"), "FOX");
        assert_eq!(family_part("Di Bella"), "DBL");
        assert_eq!(given_part("Salvatore"), "SVT");
        assert_eq!(given_part("Rosa"), "RSO");
        assert_eq!(given_part("Agata"), "GTA");
    }
}
