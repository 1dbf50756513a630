//! Assegnazione e scorrimento: what is free is offered to the next, and each answers within the term.
//!
//! Who is next follows from the ranking computed anew without those who left and with those who hold a place, so that
//! reserves stay what they are. One stream decides alone: no place is offered twice, however many ask at once.

use super::{Decided, content, days_after, entry, in_force};
use crate::call::RefusalRule;
use crate::ranking::compute::Basis;
use crate::ranking::{
    AcceptOffer, ChangeSupply, DeclineOffer, EntryRenounced, ExpireOffers, Offer, OfferAccepted,
    OfferDeclined, OfferExpired, OfferPlaces, OfferState, PlaceOffered, Ranking, RankingError,
    RenounceEntry, SupplyChanged,
};
use crate::scoring::rules::Code;
use crate::scoring::{Given, Number, Standing, Standings};
use crate::shared::time::rome_day;

pub(super) fn supply(state: &Ranking, command: &ChangeSupply) -> Decided {
    let content = content(state)?;
    let listed = |code: &Code| {
        let lists = &content.rules.lists;
        lists.iter().any(|list| list.code == *code) || lists.is_empty() && code.as_str() == "all"
    };
    if !command
        .places
        .keys()
        .chain(command.funds.keys())
        .all(listed)
    {
        return Err(RankingError::ListUnknown);
    }
    if state.places == command.places && state.funds == command.funds {
        return Ok(Vec::new());
    }
    Ok(vec![
        SupplyChanged {
            places: command.places.clone(),
            funds: command.funds.clone(),
            reason: command.reason.clone(),
            changed_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn offer(state: &Ranking, command: &OfferPlaces) -> Decided {
    let content = in_force(state, command.at)?;
    let rules = state.rules()?;
    let all = state.standings(&rules, Basis::InForce)?;
    let mut events = Vec::new();
    for (n, list) in homes(&all).into_iter().enumerate() {
        let applicant = &all.entries()[n];
        let (Some(list), Standing::Open) = (list, applicant.standing) else {
            continue;
        };
        let event = PlaceOffered {
            code: applicant.code.clone(),
            person: entry(state, &applicant.code)?.person,
            list: rules.list_code(list).cloned(),
            answer_until_on: days_after(command.at, content.offer_days),
            offered_at: command.at,
        };
        events.push(event.into());
    }
    Ok(events)
}

/// The list in which each applicant has a place, also where it is one they did not stand in.
fn homes(all: &Standings) -> Vec<Option<usize>> {
    let mut homes = vec![None; all.entries().len()];
    for (n, list) in all.lists().iter().enumerate() {
        for (entry, given) in list.order.iter().zip(&list.given) {
            match given {
                Given::Place(_) => homes[*entry] = Some(n),
                Given::Elsewhere(other) => homes[*entry] = Some(*other),
                Given::Waiting | Given::Out => {}
            }
        }
    }
    homes
}

/// The offer that waits for an answer, whatever day it is.
fn pending<'a>(state: &'a Ranking, code: &Code) -> Result<&'a Offer, RankingError> {
    content(state)?;
    let offer = entry(state, code)?.offer.as_ref();
    offer
        .filter(|offer| offer.state == OfferState::Pending)
        .ok_or(RankingError::NoOffer)
}

pub(super) fn accept(state: &Ranking, command: &AcceptOffer) -> Decided {
    let offer = pending(state, &command.code)?;
    if rome_day(command.at) > offer.answer_until_on {
        return Err(RankingError::OfferOver);
    }
    Ok(vec![
        OfferAccepted {
            code: command.code.clone(),
            accepted_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn decline(state: &Ranking, command: &DeclineOffer) -> Decided {
    let offer = pending(state, &command.code)?;
    if rome_day(command.at) > offer.answer_until_on {
        return Err(RankingError::OfferOver);
    }
    let penalty = match content(state)?.refusal {
        RefusalRule::Removed => None,
        RefusalRule::LosesPoints(points) => Some(Number::from(-points.decimal())),
    };
    Ok(vec![
        OfferDeclined {
            code: command.code.clone(),
            penalty,
            declined_at: command.at,
        }
        .into(),
    ])
}

pub(super) fn expire(state: &Ranking, command: &ExpireOffers) -> Decided {
    content(state)?;
    let today = rome_day(command.at);
    let over = |offer: &Offer| offer.state == OfferState::Pending && offer.answer_until_on < today;
    let expired = state.entries.iter().filter_map(|(code, entry)| {
        entry.offer.as_ref().filter(|offer| over(offer))?;
        let event = OfferExpired {
            code: code.clone(),
            expired_at: command.at,
        };
        Some(event.into())
    });
    Ok(expired.collect())
}

pub(super) fn renounce(state: &Ranking, command: &RenounceEntry) -> Decided {
    content(state)?;
    if entry(state, &command.code)?.out {
        return Err(RankingError::AlreadyOut);
    }
    Ok(vec![
        EntryRenounced {
            code: command.code.clone(),
            renounced_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::ranking::{RankingEvent, samples};
    use chrono::TimeDelta;

    /// The codes that something is offered to.
    fn offered(ranking: &Ranking) -> Vec<String> {
        let events = ranking
            .decide(&samples::offer_places().into())
            .expect("accepted");
        let code = |event: &RankingEvent| {
            let RankingEvent::PlaceOffered(event) = event else {
                panic!("only offers")
            };
            event.code.to_string()
        };
        events.iter().map(code).collect()
    }

    fn code(text: &str) -> Code {
        Code::parse(text).expect("valid")
    }

    #[test]
    fn a_place_is_offered_once_and_to_the_next_when_it_is_free_again() {
        let ranking = samples::last();
        assert_eq!(offered(&ranking), ["aaaa1111", "bbbb2222"]);
        let ranking = when(ranking, samples::offer_places()).expect("offered");
        assert!(offered(&ranking).is_empty(), "nothing is free");
        let accepted = when(ranking.clone(), samples::accept_offer()).expect("accepted");
        assert!(offered(&accepted).is_empty());
        let mut decline = samples::decline_offer();
        decline.code = code("aaaa1111");
        let declined = when(ranking, decline).expect("declined");
        assert_eq!(offered(&declined), ["cccc3333"]);
    }

    #[test]
    fn an_offer_is_answered_once_and_in_time() {
        let early = samples::last().decide(&samples::accept_offer().into());
        assert_eq!(early, Err(RankingError::NoOffer));
        let ranking = when(samples::last(), samples::offer_places()).expect("offered");
        let mut late = samples::accept_offer();
        late.at = samples::offer_places().at + TimeDelta::days(6);
        assert_eq!(ranking.decide(&late.into()), Err(RankingError::OfferOver));
        let mut late = samples::decline_offer();
        late.at = samples::offer_places().at + TimeDelta::days(6);
        assert_eq!(ranking.decide(&late.into()), Err(RankingError::OfferOver));
        let ranking = when(ranking, samples::accept_offer()).expect("accepted");
        let again = ranking.decide(&samples::accept_offer().into());
        assert_eq!(again, Err(RankingError::NoOffer));
    }

    #[test]
    fn an_offer_ends_after_its_last_day_and_the_next_one_moves_up() {
        let ranking = when(samples::last(), samples::offer_places()).expect("offered");
        let after = |days| ExpireOffers {
            at: samples::offer_places().at + TimeDelta::days(days),
        };
        assert_eq!(ranking.decide(&after(5).into()), Ok(Vec::new()));
        let ranking = when(ranking, samples::accept_offer()).expect("accepted");
        let ranking = when(ranking, after(6)).expect("expired");
        assert_eq!(
            ranking.entries[&code("bbbb2222")]
                .offer
                .as_ref()
                .map(|offer| offer.state),
            Some(OfferState::Expired)
        );
        assert_eq!(offered(&ranking), ["cccc3333"]);
    }

    #[test]
    fn a_refusal_may_cost_points_instead_of_the_place_on_the_ranking() {
        let mut ranking = samples::last();
        if let Some(content) = &mut ranking.content {
            content.refusal = RefusalRule::LosesPoints(Number::parse("10").expect("valid"));
        }
        let ranking = when(ranking, samples::offer_places()).expect("offered");
        let ranking = when(ranking, samples::decline_offer()).expect("declined");
        let entry = &ranking.entries[&code("bbbb2222")];
        assert!(!entry.out);
        assert_eq!(
            entry.now.penalties[0].1,
            Number::parse("-10").expect("valid")
        );
        assert_eq!(offered(&ranking), ["cccc3333"]);
    }

    #[test]
    fn whoever_leaves_frees_a_place_and_leaves_once() {
        let ranking = when(samples::last(), samples::offer_places()).expect("offered");
        let ranking = when(ranking, samples::renounce_entry()).expect("renounced");
        assert_eq!(offered(&ranking), ["cccc3333"]);
        let again = ranking.decide(&samples::renounce_entry().into());
        assert_eq!(again, Err(RankingError::AlreadyOut));
    }

    #[test]
    fn more_places_reach_further_down() {
        let ranking = when(samples::last(), samples::change_supply()).expect("changed");
        assert_eq!(
            ranking.decide(&samples::change_supply().into()),
            Ok(Vec::new())
        );
        assert_eq!(offered(&ranking), ["aaaa1111", "bbbb2222", "cccc3333"]);
        let mut other = samples::change_supply();
        other.places.insert(code("north"), 1);
        assert_eq!(
            ranking.decide(&other.into()),
            Err(RankingError::ListUnknown)
        );
    }

    #[test]
    fn places_are_given_out_of_a_final_ranking_that_counts() {
        let early = samples::provisional().decide(&samples::offer_places().into());
        assert_eq!(early, Err(RankingError::NotFinal));
        let mut late = samples::offer_places();
        late.at += TimeDelta::days(366);
        let refused = samples::last().decide(&late.into());
        assert_eq!(refused, Err(RankingError::NoLongerValid));
    }

    #[test]
    fn what_was_erased_cannot_be_computed() {
        let mut ranking = samples::last();
        if let Some(entry) = ranking.entries.get_mut(&code("aaaa1111")) {
            let (subject, class) = (
                entry.person.into(),
                crate::shared::personal::RetentionClass::Application,
            );
            entry.now.facts = crate::shared::personal::Personal::Erased { subject, class };
        }
        let refused = ranking.decide(&samples::offer_places().into());
        assert_eq!(refused, Err(RankingError::DataErased));
    }
}
