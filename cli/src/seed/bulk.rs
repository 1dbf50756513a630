//! The everyday of the demo city: a few hundred applications that fill lists, deadlines and registers.

use domain::application::{
    ArchiveReason, Capacity, DeclarationOutcome, InadmissibleKind, ListPlace, Outcome,
};
use std::collections::{BTreeMap, BTreeSet};

use super::case::{Case, GroundText};
use super::dice::Dice;
use super::mandates::parenthood;
use super::people::{elder, is_child};
use super::script::{CAST, CHILD, SECOND_CHILD, Script};
use super::services::{Sheet, sheets};
use super::timeline::SPAN;

/// How many applications.
pub(super) const APPLICATIONS: u32 = 300;

/// Days between the end of a call and its ranking.
const TO_RANKING: u32 = 75;

const GROUNDS: &[GroundText] = &[
    (
        "isee-over-limit",
        "L'ISEE attestato supera la soglia del regolamento.",
    ),
    (
        "not-resident",
        "Dall'anagrafe non risulta la residenza nel Comune.",
    ),
    (
        "requirements-missing",
        "Manca uno dei requisiti fissati dall'avviso.",
    ),
];

/// Writes them all. `stories` is the number of stories, whose people are left alone.
pub(super) fn write(script: &mut Script, stories: usize) {
    script.begin("everyday", stories);
    let offered: Vec<_> = sheets().collect();
    let (children, adults) = crowd(script, stories);
    let mut asked = BTreeSet::new();
    let mut positions = BTreeMap::new();
    for index in 0..APPLICATIONS {
        let mut dice = Dice::of(&format!("everyday/{index}"));
        let sheet = *dice.pick(&offered);
        let beneficiaries = if sheet.for_children {
            &children
        } else {
            &adults
        };
        let beneficiary = *dice.pick(beneficiaries);
        // Nobody asks twice for the same thing.
        if !asked.insert((sheet.code, beneficiary)) {
            continue;
        }
        let people = &script.world.people;
        let beneficiary = &people[beneficiary];
        let applicant = if sheet.for_children {
            &people[*dice.pick(&adults)]
        } else {
            beneficiary
        };
        let ago = filed_ago(sheet, &mut dice);
        let mut case = script.case(sheet.code, applicant, ago);
        if sheet.for_children {
            case.for_whom(beneficiary, Capacity::Parent, parenthood(beneficiary));
        }
        case.without_letters();
        if dice.percent(25) {
            case.at_the_desk();
        }
        case.filed(0);
        if let Some((_, until)) = sheet.call {
            let position = positions.entry(sheet.code).or_insert(0);
            competes(&mut case, ago, until, position, &mut dice);
        } else {
            goes_on(&mut case, sheet, ago, &mut dice);
        }
    }
}

/// The places of the children and adults that no story uses.
fn crowd(script: &Script, stories: usize) -> (Vec<usize>, Vec<usize>) {
    let people = &script.world.people;
    let elder = elder(people);
    let everybody = (3..people.len()).filter(|index| *index != elder);
    let (children, adults): (Vec<_>, Vec<_>) = everybody.partition(|index| is_child(*index));
    let used = stories * CAST;
    (
        children
            .into_iter()
            .filter(|index| ![CHILD, SECOND_CHILD].contains(index))
            .collect(),
        adults.into_iter().skip(used).collect(),
    )
}

/// More of them lately than long ago; a call takes them only in its window.
fn filed_ago(sheet: &Sheet, dice: &mut Dice) -> u32 {
    match sheet.call {
        Some((from, until)) => dice.between(until + 1, from - 1),
        None if dice.percent(45) => dice.between(0, 45),
        None => dice.between(46, SPAN - 10),
    }
}

fn competes(case: &mut Case, ago: u32, until: u32, position: &mut u32, dice: &mut Dice) {
    case.assigned(dice.between(2, 6));
    if dice.percent(40) {
        case.checked("residence", DeclarationOutcome::Confirmed, 9);
    }
    let ranking = ago - (until - TO_RANKING);
    let (place, at) = if dice.percent(10) {
        (ListPlace::Excluded, None)
    } else {
        *position += 1;
        let place = match *position {
            1..=12 => ListPlace::Ranked,
            _ => ListPlace::WaitingList,
        };
        (place, Some(*position))
    };
    let is_granted = dice.percent(60);
    let after = dice.between(20, 50);
    if case.ranked(place, at, ranking) == ListPlace::Ranked && is_granted {
        case.granted(ranking + after);
    }
}

/// One of the ways an ordinary procedure goes, as far as it has come by now.
fn goes_on(case: &mut Case, sheet: &Sheet, ago: u32, dice: &mut Dice) {
    let assigned = dice.between(1, 5);
    if ago < assigned {
        return;
    }
    case.assigned(assigned);
    let term = sheet.term_days;
    match dice.between(1, 100) {
        1..=58 => is_granted(case, term, ago, dice),
        59..=74 => is_refused(case, ago, dice),
        75..=84 => is_completed(case, ago, dice),
        85..=90 if ago > 9 => case.withdrawn("Non ne ho più bisogno", 9),
        91..=93 if ago > 12 => {
            let why = "L'istanza non è firmata e il richiedente non è identificabile.";
            case.inadmissible(InadmissibleKind::Irreceivable, why, 12);
        }
        94 if ago > 14 => {
            case.archived(ArchiveReason::MovedAway, "Trasferito in altro Comune.", 14);
        }
        // Nobody has got round to it.
        _ => {}
    }
}

fn is_granted(case: &mut Case, term: u32, ago: u32, dice: &mut Dice) {
    let late = dice.percent(12);
    let day = if late {
        term + dice.between(3, 25)
    } else {
        dice.between(term / 2, term)
    };
    if ago >= 7 && dice.percent(60) {
        case.checked(case.first_declaration(), DeclarationOutcome::Confirmed, 6);
    }
    if ago >= day {
        case.proposed_and_granted(day);
    } else if ago + 3 >= day {
        case.proposed(
            Outcome::Grant,
            "Requisiti posseduti.",
            ago.min(day.saturating_sub(3)),
        );
    }
}

fn is_refused(case: &mut Case, ago: u32, dice: &mut Dice) {
    let ground = *dice.pick(GROUNDS);
    let notice = dice.between(8, 16);
    if ago < notice {
        return;
    }
    case.refusal_announced(&[ground], notice);
    let mut closing = notice + 20;
    if ago >= notice + 6 && dice.percent(40) {
        case.observed(
            "Chiedo di rivedere la decisione, allego i documenti",
            notice + 6,
        );
        closing = notice + 30;
    }
    if ago >= closing {
        case.observations_closed(closing);
    }
    if ago >= closing + 4 {
        case.rejected(&[ground], closing + 4);
    }
}

fn is_completed(case: &mut Case, ago: u32, dice: &mut Dice) {
    let (asked, supplied) = (dice.between(6, 10), dice.between(16, 26));
    if ago < asked {
        return;
    }
    case.papers_asked("Copia di un documento d'identità valido.", 30, asked);
    if ago >= supplied {
        case.papers_supplied("Documento d'identità", supplied);
    }
    if ago >= supplied + 14 {
        case.proposed_and_granted(supplied + 14);
    }
}
