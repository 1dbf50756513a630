//! What holds for every ranking, whoever applies: it is computed again to the byte, no two are equal, and what each is
//! told adds up.

use super::{
    EnterApplicant, GivePoints, Ranking, RankingCommand, RankingEvent, canonical, recompute,
    samples,
};
use crate::decider::Decider;
use crate::scoring::Number;
use crate::scoring::rules::Code;
use crate::shared::ids::{ApplicationId, PersonId};
use proptest::prelude::*;
use rust_decimal::Decimal;
use serde_json::json;
use std::collections::BTreeSet;
use uuid::Uuid;

/// Resident, both work, siblings, ISEE in cents, points of the commission.
type Declared = (bool, bool, u8, u32, u8);

fn code(n: usize) -> Code {
    Code::parse(&format!("code{n:04}")).expect("valid")
}

fn enter(n: usize, (resident, both_work, siblings, isee, _): Declared) -> EnterApplicant {
    let mut command = samples::enter_applicant();
    command.code = code(n);
    let number = n as u128;
    command.application.application_id = ApplicationId(Uuid::from_u128(0x1000 + number));
    command.application.person = PersonId(Uuid::from_u128(0x2000 + number));
    let isee = Decimal::new(i64::from(isee), 2).to_string();
    let facts =
        json!({"resident": resident, "both_work": both_work, "siblings": siblings, "isee": isee});
    command.known.facts = facts.as_object().expect("an object").clone();
    command
}

fn give(n: usize, points: u8) -> GivePoints {
    let mut command = samples::give_points();
    command.code = code(n);
    command.assessed.points = Number::parse(&points.to_string()).expect("valid");
    command
}

/// The history of a ranking of these applicants up to the places that are offered.
fn history(all: &[Declared]) -> Vec<RankingEvent> {
    let mut commands: Vec<RankingCommand> = vec![samples::open_ranking().into()];
    commands.extend(all.iter().enumerate().map(|(n, one)| enter(n, *one).into()));
    commands.extend(all.iter().enumerate().map(|(n, one)| give(n, one.4).into()));
    commands.push(samples::approve_provisional().into());
    commands.push(samples::approve_final().into());
    commands.push(samples::offer_places().into());
    let mut ranking = Ranking::default();
    let mut history = Vec::new();
    for command in commands {
        for event in ranking.decide(&command).expect("accepted in order") {
            ranking.evolve(&event);
            history.push(event);
        }
    }
    history
}

fn applicants() -> impl Strategy<Value = Vec<Declared>> {
    // Few different values, so that many are equal and the draw decides.
    let one = (any::<bool>(), any::<bool>(), 0..4_u8, 0..4_u32, 0..=4_u8);
    proptest::collection::vec(one, 1..30)
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn what_is_published_is_computed_again_to_the_byte_whoever_applies(all in applicants()) {
        let history = history(&all);
        let versions = recompute(&history).expect("computed");
        prop_assert_eq!(versions.len(), 2);
        prop_assert!(versions.iter().all(|version| version.same));
    }

    #[test]
    fn no_two_stand_in_the_same_place_and_nobody_is_lost(all in applicants()) {
        for event in history(&all) {
            let RankingEvent::FinalRankingApproved(approved) = event else { continue };
            let codes: BTreeSet<_> = approved.rows.iter().map(|row| &row.code).collect();
            prop_assert_eq!(codes.len(), all.len());
            let positions: Vec<_> = approved.rows.iter().filter_map(|row| row.position).collect();
            let counted: Vec<_> = (1..=positions.len()).collect();
            prop_assert_eq!(positions, counted);
            prop_assert_eq!(&canonical(&approved.rows).1, &approved.rows_digest);
        }
    }

    #[test]
    fn what_each_is_told_adds_up_to_what_is_published(all in applicants()) {
        let history = history(&all);
        for event in &history {
            let RankingEvent::EntryPlaced(placed) = event else { continue };
            let told = placed.placed.reveal().expect("in clear");
            for list in &told.explanation.lists {
                let sum: Decimal = list.lines.iter().map(|line| line.counted.decimal()).sum();
                prop_assert_eq!(sum, list.points.decimal());
            }
        }
    }

    #[test]
    fn no_more_places_are_offered_than_there_are_and_nobody_is_skipped(all in applicants()) {
        let history = history(&all);
        let mut offered = BTreeSet::new();
        for event in &history {
            if let RankingEvent::PlaceOffered(event) = event {
                offered.insert(event.code.clone());
            }
        }
        for event in &history {
            let RankingEvent::FinalRankingApproved(approved) = event else { continue };
            let first = approved.rows.iter().filter(|row| row.position.is_some()).take(2);
            let first: BTreeSet<_> = first.map(|row| row.code.clone()).collect();
            prop_assert_eq!(&offered, &first);
        }
    }
}
