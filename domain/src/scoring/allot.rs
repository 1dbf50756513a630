//! Assegnazione dei posti: lists by preference, reserves within lists, what is left to neighbouring lists.
//!
//! Applicants ask for their lists one after the other; a list keeps the best it can under its reserves and sends the
//! others to the list they ask for next. What comes out does not depend on who asks first, and nobody is passed by
//! somebody behind them in a list they would rather have.

use super::entry::Standing;
use super::model::{Left, Rules, Size};
use super::rules::{ReservedPlaces, RoundingMode};
use super::standings::Standings;
use rust_decimal::Decimal;
use rust_decimal::prelude::ToPrimitive;

/// What an applicant gets in a list.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Given {
    /// Nothing yet: eligible, on the waiting list.
    #[default]
    Waiting,
    /// A place; of a reserve, where one is named.
    Place(Option<usize>),
    /// A place in another list.
    Elsewhere(usize),
    /// Nothing any more: renounced, removed, forfeited.
    Out,
}

/// A place that is taken: by whom, and of which reserve.
type Seat = (usize, Option<usize>);

/// What each applicant of each list gets, in the order of the lists.
pub(super) fn allot(rules: &Rules, all: &Standings) -> Vec<Vec<Given>> {
    let mut seats = matched(rules, all);
    spill(rules, all, &mut seats);
    let mut home: Vec<Option<usize>> = vec![None; all.entries.len()];
    let mut reserve: Vec<Option<usize>> = vec![None; all.entries.len()];
    for (list, seats) in seats.iter().enumerate() {
        for (entry, of) in seats {
            home[*entry] = Some(list);
            reserve[*entry] = *of;
        }
    }
    let given = |list: usize, entry: usize| match (home[entry], all.entries[entry].standing) {
        (_, Standing::Out) => Given::Out,
        (Some(at), _) if at == list => Given::Place(reserve[entry]),
        (Some(at), _) => Given::Elsewhere(at),
        (None, _) => Given::Waiting,
    };
    let lists = all.lists.iter().enumerate();
    lists
        .map(|(list, listed)| {
            listed
                .order
                .iter()
                .map(|entry| given(list, *entry))
                .collect()
        })
        .collect()
}

fn places(rules: &Rules, all: &Standings, list: usize) -> u32 {
    let said = all.supply.places.get(list).copied().flatten();
    said.or(rules.lists[list].places).unwrap_or_default()
}

/// Whoever holds a place comes first, then everybody in the order of the list.
fn ranks(all: &Standings, list: usize) -> Vec<Option<usize>> {
    let mut ranks = vec![None; all.entries.len()];
    let holds = |entry: usize| all.entries[entry].standing == Standing::Holds(list);
    let order = &all.lists[list].order;
    let first = order.iter().filter(|entry| holds(**entry));
    let rest = order.iter().filter(|entry| !holds(**entry));
    for (rank, entry) in first.chain(rest).enumerate() {
        ranks[*entry] = Some(rank);
    }
    ranks
}

fn matched(rules: &Rules, all: &Standings) -> Vec<Vec<Seat>> {
    let ranks: Vec<_> = (0..rules.lists.len())
        .map(|list| ranks(all, list))
        .collect();
    let wishes: Vec<Vec<usize>> = (0..all.entries.len())
        .map(|entry| wishes(all, &ranks, entry))
        .collect();
    let mut next = vec![0; all.entries.len()];
    let mut seats: Vec<Vec<Seat>> = vec![Vec::new(); rules.lists.len()];
    let mut asking: Vec<usize> = (0..all.entries.len()).collect();
    while !asking.is_empty() {
        let mut asked: Vec<Vec<usize>> = vec![Vec::new(); rules.lists.len()];
        for entry in asking.drain(..) {
            if let Some(list) = wishes[entry].get(next[entry]) {
                next[entry] += 1;
                asked[*list].push(entry);
            }
        }
        for (list, mut pool) in asked.into_iter().enumerate() {
            if pool.is_empty() {
                continue;
            }
            pool.extend(seats[list].iter().map(|(entry, _)| *entry));
            pool.sort_unstable_by_key(|entry| ranks[list][*entry]);
            seats[list] = chosen(rules, all, list, &pool);
            let mut kept: Vec<usize> = seats[list].iter().map(|(entry, _)| *entry).collect();
            kept.sort_unstable();
            asking.extend(
                pool.into_iter()
                    .filter(|entry| kept.binary_search(entry).is_err()),
            );
        }
    }
    seats
}

/// The lists an applicant asks for, the dearest first.
fn wishes(all: &Standings, ranks: &[Vec<Option<usize>>], entry: usize) -> Vec<usize> {
    let applicant = &all.entries[entry];
    let stands = |list: &usize| ranks[*list][entry].is_some();
    match applicant.standing {
        Standing::Out => Vec::new(),
        Standing::Holds(list) => vec![list].into_iter().filter(stands).collect(),
        Standing::Open if applicant.preferences.is_empty() || ranks.len() == 1 => {
            (0..ranks.len()).filter(stands).collect()
        }
        Standing::Open => applicant
            .preferences
            .iter()
            .copied()
            .filter(stands)
            .collect(),
    }
}

/// Whom a list gives its places, of those that ask, who stand in its order.
fn chosen(rules: &Rules, all: &Standings, list: usize, pool: &[usize]) -> Vec<Seat> {
    let places = places(rules, all, list);
    let quotas = quotas(rules, list, places);
    let mut seats = Seats {
        taken: Vec::new(),
        free: vec![true; pool.len()],
    };
    let reserved: u32 = top(rules, list).map(|n| quotas[n].whole).sum();
    let mut open = places.saturating_sub(reserved);
    if rules.reserved_places == ReservedPlaces::Last {
        open = seats.take(pool, open, None, |_| true);
    }
    let mut own: Vec<u32> = quotas.iter().map(|quota| quota.own).collect();
    for n in inner_first(rules, list) {
        let who = |entry: usize| {
            rules.in_list_holds(&rules.reserves[n].when, &all.entries[entry], list, all.on)
        };
        let left = seats.take(pool, own[n], Some(n), who);
        match rules.reserves[n].unfilled {
            Left::Vacant => {}
            Left::To(other) => own[other] += left,
            Left::Return => match rules.reserves[n].within {
                Some(parent) => own[parent] += left,
                None => open += left,
            },
        }
    }
    seats.take(pool, open, None, |_| true);
    seats.taken
}

struct Seats {
    taken: Vec<Seat>,
    free: Vec<bool>,
}

impl Seats {
    /// Gives up to so many places to the first who may have them; tells how many nobody took.
    fn take(
        &mut self,
        pool: &[usize],
        places: u32,
        reserve: Option<usize>,
        who: impl Fn(usize) -> bool,
    ) -> u32 {
        let mut left = places;
        for (n, entry) in pool.iter().enumerate() {
            if left == 0 {
                break;
            }
            if self.free[n] && who(*entry) {
                self.free[n] = false;
                self.taken.push((*entry, reserve));
                left -= 1;
            }
        }
        left
    }
}

/// The places of a reserve: in all, and without those of the reserves within it.
#[derive(Clone, Copy, Default)]
struct Quota {
    whole: u32,
    own: u32,
}

fn applies(rules: &Rules, list: usize, reserve: usize) -> bool {
    rules.reserves[reserve].list.is_none_or(|only| only == list)
}

fn top(rules: &Rules, list: usize) -> impl Iterator<Item = usize> + '_ {
    (0..rules.reserves.len())
        .filter(move |n| applies(rules, list, *n) && rules.reserves[*n].within.is_none())
}

/// A part of a place is rounded as the reserve says; no reserve passes what is left of the whole.
fn quotas(rules: &Rules, list: usize, places: u32) -> Vec<Quota> {
    let mut quotas = vec![Quota::default(); rules.reserves.len()];
    let mut open = places;
    for (n, reserve) in rules.reserves.iter().enumerate() {
        if !applies(rules, list, n) {
            continue;
        }
        let base = reserve.within.map_or(places, |parent| quotas[parent].whole);
        let left = reserve.within.map_or(open, |parent| quotas[parent].own);
        let size = match reserve.size {
            Size::Places(places) => places,
            Size::Percent(percent, mode) => share(base, percent, mode),
        };
        let whole = size.min(left);
        quotas[n] = Quota { whole, own: whole };
        match reserve.within {
            Some(parent) => quotas[parent].own -= whole,
            None => open -= whole,
        }
    }
    quotas
}

fn share(base: u32, percent: Decimal, mode: RoundingMode) -> u32 {
    let exact = Decimal::from(base) * percent / Decimal::ONE_HUNDRED;
    let round = super::model::Round { decimals: 0, mode };
    super::evaluate::rounded(exact, round)
        .to_u32()
        .unwrap_or(base)
}

/// Reserves so that those within another come before it.
fn inner_first(rules: &Rules, list: usize) -> Vec<usize> {
    fn visit(rules: &Rules, list: usize, n: usize, out: &mut Vec<usize>) {
        for inner in n + 1..rules.reserves.len() {
            if rules.reserves[inner].within == Some(n) && applies(rules, list, inner) {
                visit(rules, list, inner, out);
            }
        }
        out.push(n);
    }
    let mut out = Vec::new();
    for n in top(rules, list) {
        visit(rules, list, n, &mut out);
    }
    out
}

/// What a list has left goes to those who wait in the lists it fills from.
fn spill(rules: &Rules, all: &Standings, seats: &mut [Vec<Seat>]) {
    let mut placed = vec![false; all.entries.len()];
    for (entry, _) in seats.iter().flatten() {
        placed[*entry] = true;
    }
    for (list, rule) in rules.lists.iter().enumerate() {
        let vacant = vacant_for_ever(rules, all, list, &seats[list]);
        let taken = u32::try_from(seats[list].len()).unwrap_or(u32::MAX);
        let mut left = places(rules, all, list)
            .saturating_sub(taken)
            .saturating_sub(vacant);
        for (other, when) in &rule.fills_from {
            for entry in &all.lists[*other].order {
                if left == 0 {
                    break;
                }
                let applicant = &all.entries[*entry];
                let who = when.as_ref();
                let may = applicant.standing == Standing::Open
                    && who.is_none_or(|when| rules.in_list_holds(when, applicant, *other, all.on));
                if may && !placed[*entry] {
                    placed[*entry] = true;
                    seats[list].push((*entry, None));
                    left -= 1;
                }
            }
        }
    }
}

/// The places of reserves that stay vacant by the rule set.
fn vacant_for_ever(rules: &Rules, all: &Standings, list: usize, seats: &[Seat]) -> u32 {
    let quotas = quotas(rules, list, places(rules, all, list));
    let kept = |n: &usize| applies(rules, list, *n) && rules.reserves[*n].unfilled == Left::Vacant;
    let vacant = |n: usize| {
        let taken = seats.iter().filter(|(_, of)| *of == Some(n)).count();
        quotas[n]
            .own
            .saturating_sub(u32::try_from(taken).unwrap_or(u32::MAX))
    };
    (0..rules.reserves.len()).filter(kept).map(vacant).sum()
}
