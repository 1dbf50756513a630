//! Who lives in the city at scale: people, their contacts and their plans, in the proportions of the tables.
//!
//! Every column of the tables is kept on its own; how columns fall together the tables do not say. Ages and areas go
//! with areas of users in their order, young to old; everything else falls by chance that follows from a number.

use crate::seed::dice::Dice;

use super::kinds::{AGES, AREAS, CHANNELS, PlanState, STATES, TARGETS, weights};
use super::quota::{Scale, share};
use super::tables::{Counts, District};

/// A place in a list of kinds; nothing where the tables do not say.
pub(super) type Kind = Option<usize>;

/// Contatto: somebody asks for something.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Contact {
    /// Of [`TARGETS`].
    pub target: Kind,
    /// Of [`AGES`].
    pub age: Kind,
    /// Of [`AREAS`].
    pub area: Kind,
    /// Of [`CHANNELS`].
    pub channel: Kind,
}

/// Piano: what the tables say of one.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct PlanSheet {
    /// Of [`TARGETS`].
    pub target: Kind,
    /// Of [`AGES`].
    pub age: Kind,
    /// Whether it is a woman's.
    pub woman: bool,
    /// How it stands.
    pub state: PlanState,
    /// Its interventions, of [`AREAS`].
    pub interventions: Vec<usize>,
}

/// Somebody who came in contact with the service.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dossier {
    /// The place of their district.
    pub district: usize,
    /// Their number in it.
    pub number: usize,
    /// The first is how the service came to know of them.
    pub contacts: Vec<Contact>,
    /// Their plan.
    pub plan: Option<PlanSheet>,
}

/// Everybody, district by district.
pub fn population(districts: &[District], scale: Scale, chance: u64) -> Vec<Dossier> {
    let totals = |of: fn(&District) -> &Counts| {
        let each: Vec<u64> = districts
            .iter()
            .map(|district| of(district).total)
            .collect();
        share(&each, scale.of(each.iter().sum()))
    };
    let plans = totals(|district| &district.plans);
    let interventions = totals(|district| &district.interventions);
    let contacts = totals(|district| &district.contacts);
    let mut all = Vec::new();
    for (place, district) in districts.iter().enumerate() {
        let mut dice = Dice::of(&format!("scale/{chance}/{}", district.id));
        let mut sheets = plan_sheets(&district.plans, plans[place], &mut dice);
        give_interventions(
            &mut sheets,
            &district.interventions,
            interventions[place],
            &mut dice,
        );
        let contacts = drawn_contacts(&district.contacts, contacts[place], &mut dice);
        all.extend(together(place, sheets, contacts, &mut dice));
    }
    all
}

/// So many of each kind, kinds in their order; those of no kind come first.
fn in_order(weights: &[u64], total: u64) -> Vec<Kind> {
    let shares = share(weights, total);
    let last = weights.len() - 1;
    let kinds = std::iter::once(None).chain((0..last).map(Some));
    let amounts = std::iter::once(shares[last]).chain(shares[..last].iter().copied());
    let mut all = Vec::new();
    for (kind, amount) in kinds.zip(amounts) {
        all.extend((0..amount).map(|_| kind));
    }
    // Where a table has no number in any column of a dimension, nothing is known of anybody.
    while (all.len() as u64) < total {
        all.push(None);
    }
    all
}

fn by_chance(weights: &[u64], total: u64, dice: &mut Dice) -> Vec<Kind> {
    let mut all = in_order(weights, total);
    dice.shuffle(&mut all);
    all
}

fn targets(counts: &Counts) -> Vec<u64> {
    weights(counts, TARGETS.iter().map(|(column, _)| *column))
}

fn ages(counts: &Counts) -> Vec<u64> {
    weights(counts, AGES.iter().map(|(column, _, _)| *column))
}

fn areas(counts: &Counts) -> Vec<u64> {
    weights(counts, AREAS.iter().map(|area| area.column))
}

fn plan_sheets(counts: &Counts, total: u64, dice: &mut Dice) -> Vec<PlanSheet> {
    let sexes = weights(counts, ["Donne", "Uomini"].into_iter());
    let states = weights(counts, STATES.iter().map(|(column, _)| *column));
    let women = by_chance(&sexes, total, dice);
    let states = by_chance(&states, total, dice);
    let lives = in_order(&targets(counts), total)
        .into_iter()
        .zip(in_order(&ages(counts), total));
    let mut sheets: Vec<PlanSheet> = lives
        .zip(women.into_iter().zip(states))
        .map(|((target, age), (sex, state))| PlanSheet {
            target,
            age,
            woman: sex == Some(0),
            state: state.map_or(PlanState::Draft, |place| STATES[place].1),
            interventions: Vec::new(),
        })
        .collect();
    dice.shuffle(&mut sheets);
    sheets
}

/// Each plan gets one of its own area of users where there is one, the rest falls by chance within the area.
fn give_interventions(sheets: &mut [PlanSheet], counts: &Counts, total: u64, dice: &mut Dice) {
    if sheets.is_empty() {
        return;
    }
    let pairs = in_order(&targets(counts), total)
        .into_iter()
        .zip(in_order(&areas(counts), total));
    let mut pairs: Vec<(Kind, usize)> = pairs
        .map(|(target, area)| (target, area.unwrap_or(0)))
        .collect();
    dice.shuffle(&mut pairs);
    let mut left = Vec::new();
    for (target, area) in pairs {
        let empty = sheets
            .iter()
            .position(|sheet| sheet.target == target && sheet.interventions.is_empty());
        match empty {
            Some(place) => sheets[place].interventions.push(area),
            None => left.push((target, area)),
        }
    }
    for (target, area) in left {
        let theirs: Vec<usize> = (0..sheets.len())
            .filter(|place| sheets[*place].target == target)
            .collect();
        let bare = (0..sheets.len()).find(|place| sheets[*place].interventions.is_empty());
        let place = match bare {
            Some(place) => place,
            None if theirs.is_empty() => dice.below(sheets.len()),
            None => *dice.pick(&theirs),
        };
        sheets[place].interventions.push(area);
    }
}

fn drawn_contacts(counts: &Counts, total: u64, dice: &mut Dice) -> Vec<Contact> {
    let channels = weights(counts, CHANNELS.iter().map(|(column, _)| *column));
    let asked = by_chance(&areas(counts), total, dice);
    let channels = by_chance(&channels, total, dice);
    let lives = in_order(&targets(counts), total)
        .into_iter()
        .zip(in_order(&ages(counts), total));
    let mut contacts: Vec<Contact> = lives
        .zip(asked.into_iter().zip(channels))
        .map(|((target, age), (area, channel))| Contact {
            target,
            age,
            area,
            channel,
        })
        .collect();
    dice.shuffle(&mut contacts);
    contacts
}

/// Whoever has a plan had a first contact, of the same area of users where there is one; every third of the other
/// contacts is one more of somebody with a plan, the others are people who asked once.
fn together(
    district: usize,
    sheets: Vec<PlanSheet>,
    contacts: Vec<Contact>,
    dice: &mut Dice,
) -> Vec<Dossier> {
    let mut by_target: Vec<Vec<Contact>> = vec![Vec::new(); TARGETS.len() + 1];
    for contact in contacts {
        by_target[contact.target.map_or(TARGETS.len(), |place| place)].push(contact);
    }
    let mut dossiers: Vec<Dossier> = Vec::new();
    for sheet in sheets {
        let of_theirs = sheet.target.map_or(TARGETS.len(), |place| place);
        let first = by_target[of_theirs].pop();
        let number = dossiers.len();
        dossiers.push(Dossier {
            district,
            number,
            contacts: first.into_iter().collect(),
            plan: Some(sheet),
        });
    }
    let mut left: Vec<Contact> = by_target.into_iter().flatten().collect();
    dice.shuffle(&mut left);
    for dossier in dossiers
        .iter_mut()
        .filter(|dossier| dossier.contacts.is_empty())
    {
        dossier.contacts.extend(left.pop());
    }
    let with_plan = dossiers.len();
    for (place, contact) in left.into_iter().enumerate() {
        if place % 3 == 0 && with_plan > 0 {
            let whose = dice.below(with_plan);
            dossiers[whose].contacts.push(contact);
        } else {
            let number = dossiers.len();
            dossiers.push(Dossier {
                district,
                number,
                contacts: vec![contact],
                plan: None,
            });
        }
    }
    dossiers
}
