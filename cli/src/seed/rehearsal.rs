//! The whole city played without a database, along many calendars: no step is ever refused.

use chrono::{Datelike, NaiveDate, TimeDelta};
use domain::access;
use domain::access_sheet::AccessSheet;
use domain::application::{Application, ApplicationStatus};
use domain::call::Call;
use domain::care_plan::{CarePlan, PlanStatus};
use domain::case_file::{CaseFile, CaseStatus};
use domain::decider::{Claim, ClaimAction, Command, Decider};
use domain::fund::Fund;
use domain::mandate::Mandate;
use domain::office::Office;
use domain::person::Person;
use domain::ranking::{OfferState, Phase, Ranking};
use domain::service::Service;
use domain::shared::stamp::{Registration, Stamp};
use std::collections::{BTreeMap, BTreeSet};
use uuid::Uuid;

use super::script::{Deed, Step, World};
use super::secrets::Secrets;
use super::stories::STORIES;
use super::timeline::Timeline;
use super::{city, write};

#[derive(Default)]
struct Rehearsal {
    offices: BTreeMap<Uuid, Office>,
    services: BTreeMap<Uuid, Service>,
    people: BTreeMap<Uuid, Person>,
    mandates: BTreeMap<Uuid, Mandate>,
    applications: BTreeMap<Uuid, Application>,
    plans: BTreeMap<Uuid, CarePlan>,
    files: BTreeMap<Uuid, CaseFile>,
    sheets: BTreeMap<Uuid, AccessSheet>,
    funds: BTreeMap<Uuid, Fund>,
    calls: BTreeMap<Uuid, Call>,
    rankings: BTreeMap<Uuid, Ranking>,
    claims: Claims,
    numbers: u64,
}

/// Who holds which unique thing.
type Claims = BTreeMap<(&'static str, String), Uuid>;

fn claim(claims: &mut Claims, step: &Step, wanted: Claim) {
    let key = (wanted.scope, wanted.key);
    let holder = claims.get(&key).copied();
    let free = holder.is_none_or(|holder| holder == step.stream);
    match wanted.action {
        ClaimAction::Exclusive => {
            assert!(free, "{}: {} is held elsewhere", step.name, key.0);
            claims.insert(key, step.stream);
        }
        ClaimAction::TakeOver => {
            claims.insert(key, step.stream);
        }
        ClaimAction::IfFree if free => {
            claims.insert(key, step.stream);
        }
        ClaimAction::Release if holder == Some(step.stream) => {
            claims.remove(&key);
        }
        ClaimAction::IfFree | ClaimAction::Release => {}
    }
}

fn play<A: Decider>(
    (states, claims): (&mut BTreeMap<Uuid, A>, &mut Claims),
    step: &Step,
    command: &A::Command,
    mut number: impl FnMut(&mut A::Event),
) {
    let state = states.entry(step.stream).or_default();
    let permission = format!("{}.{}", A::TYPE, command.name());
    let standing = state.standing(command);
    let allowed = access::check(&step.actor, &permission, &standing);
    assert!(
        allowed.is_ok(),
        "{} of {} is not for {:?}: {standing:?}",
        step.name,
        step.at,
        step.actor
    );
    let events = state.decide(command);
    let mut events = events.unwrap_or_else(|why| panic!("{} of {}: {why}", step.name, step.at));
    for wanted in state.claims(&events) {
        claim(claims, step, wanted);
    }
    for event in &mut events {
        number(event);
        state.evolve(event);
    }
}

impl Rehearsal {
    fn perform(&mut self, step: &Step) {
        let claims = &mut self.claims;
        match &step.deed {
            Deed::Office(command) => play((&mut self.offices, claims), step, command, |_| {}),
            Deed::Service(command) => play((&mut self.services, claims), step, command, |_| {}),
            Deed::Person(command) => play((&mut self.people, claims), step, command, |_| {}),
            Deed::Mandate(command) => play((&mut self.mandates, claims), step, command, |_| {}),
            Deed::CarePlan(command) => play((&mut self.plans, claims), step, command, |_| {}),
            Deed::CaseFile(command) => play((&mut self.files, claims), step, command, |_| {}),
            Deed::AccessSheet(command) => play((&mut self.sheets, claims), step, command, |_| {}),
            Deed::Fund(command) => play((&mut self.funds, claims), step, command, |_| {}),
            Deed::Call(command) => play((&mut self.calls, claims), step, command, |_| {}),
            Deed::Ranking(command) => play((&mut self.rankings, claims), step, command, |_| {}),
            Deed::Application(command) => {
                let numbers = &mut self.numbers;
                play((&mut self.applications, claims), step, command, |event| {
                    if let Some(stamp) = event.registration_mut()
                        && let Stamp::Requested(request) = stamp
                    {
                        *numbers += 1;
                        *stamp = Stamp::Assigned(Registration {
                            registration_id: request.registration_id,
                            register: request.register.clone(),
                            year: step.at.year(),
                            number: *numbers,
                            registered_at: step.at,
                        });
                    }
                });
            }
        }
    }
}

fn rehearse(yesterday: NaiveDate, only: &[String]) -> Rehearsal {
    let timeline = Timeline::until(yesterday, city::calendar());
    let mut world = World::new(timeline, Secrets::rehearsed());
    let (steps, _) = write(&mut world, only);
    let mut rehearsal = Rehearsal::default();
    for step in &steps {
        rehearsal.perform(step);
    }
    rehearsal
}

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a day")
}

#[test]
fn the_stories_reach_every_state_an_application_can_be_in() {
    let rehearsal = rehearse(day("2026-11-22"), &[]);
    let reached: BTreeSet<_> = rehearsal.applications.values().map(|a| a.status).collect();
    let expected: BTreeSet<_> = ApplicationStatus::ALL
        .iter()
        .copied()
        .filter(|status| *status != ApplicationStatus::Nothing)
        .collect();
    assert_eq!(reached, expected);
}

#[test]
fn the_stories_reach_every_state_a_care_plan_can_be_in() {
    let rehearsal = rehearse(day("2026-11-22"), &[]);
    let reached: BTreeSet<_> = rehearsal.plans.values().map(|plan| plan.status).collect();
    let expected = [
        PlanStatus::Draft,
        PlanStatus::Active,
        PlanStatus::Suspended,
        PlanStatus::Closed,
        PlanStatus::Abandoned,
    ];
    assert_eq!(reached, BTreeSet::from(expected));
    let is_revised = |plan: &CarePlan| plan.versions.len() > 1;
    assert!(rehearsal.plans.values().any(is_revised));
}

#[test]
fn the_stories_reach_every_state_a_case_file_can_be_in() {
    let rehearsal = rehearse(day("2026-11-22"), &[]);
    let reached: BTreeSet<_> = rehearsal
        .files
        .values()
        .map(|f| format!("{:?}", f.status()))
        .collect();
    let expected = [
        CaseStatus::Reported,
        CaseStatus::Open,
        CaseStatus::InCharge,
        CaseStatus::TransferPending,
        CaseStatus::Closed,
        CaseStatus::Absorbed,
    ];
    assert_eq!(
        reached,
        expected
            .iter()
            .map(|status| format!("{status:?}"))
            .collect()
    );
    let is = |told: fn(&CaseFile) -> bool| rehearsal.files.values().any(told);
    assert!(is(|file| file.episodes.len() > 1), "one was reopened");
    assert!(
        is(|file| file.restriction.is_some()),
        "one is a team's alone"
    );
    assert!(
        is(|file| !file.grants.is_empty()),
        "one is open to another office"
    );
    assert!(
        is(|file| !file.applications.is_empty() && !file.plans.is_empty()),
        "one has both"
    );
}

#[test]
fn the_rankings_run_to_the_places_that_are_given_and_one_is_posted_today() {
    let rehearsal = rehearse(day("2026-11-22"), &[]);
    assert_eq!(rehearsal.rankings.len(), 2);
    let mut states = BTreeSet::new();
    for ranking in rehearsal.rankings.values() {
        assert_eq!(ranking.phase, Phase::Final);
        assert!(ranking.entries.len() >= 10, "{}", ranking.entries.len());
        let offers = ranking
            .entries
            .values()
            .filter_map(|entry| entry.offer.as_ref());
        states.extend(offers.map(|offer| format!("{:?}", offer.state)));
    }
    let expected = [
        OfferState::Pending,
        OfferState::Accepted,
        OfferState::Declined,
        OfferState::Expired,
    ];
    assert_eq!(
        states,
        expected.iter().map(|state| format!("{state:?}")).collect()
    );
    let last = rehearsal
        .rankings
        .values()
        .filter_map(|ranking| ranking.approval.as_ref());
    let is_posted = |until: NaiveDate| until >= day("2026-11-23");
    assert!(last.map(|approval| approval.posted_until_on).any(is_posted));
}

#[test]
fn no_step_is_refused_whatever_the_day_on_which_the_city_is_seeded() {
    let stories: Vec<_> = STORIES.iter().map(|story| story.name.to_owned()).collect();
    // Three weeks and a day: every weekday comes by in every season.
    for turn in 0..17 {
        rehearse(day("2026-11-22") + TimeDelta::days(turn * 22), &stories);
    }
    for season in 0..2 {
        rehearse(day("2026-12-24") + TimeDelta::days(season * 91), &[]);
    }
}

#[test]
fn every_story_can_be_told_alone() {
    for story in STORIES {
        rehearse(day("2026-11-22"), &[story.name.to_owned()]);
    }
}

#[test]
fn no_two_steps_have_the_same_name_and_none_lies_after_the_last_day() {
    let yesterday = day("2026-11-22");
    let timeline = Timeline::until(yesterday, city::calendar());
    let mut world = World::new(timeline, Secrets::rehearsed());
    let (steps, papers) = write(&mut world, &[]);
    let names: BTreeSet<_> = steps.iter().map(|step| &step.name).collect();
    assert_eq!(names.len(), steps.len());
    let ids: BTreeSet<_> = papers
        .iter()
        .map(|paper| paper.document.document_id)
        .collect();
    assert_eq!(ids.len(), papers.len());
    let last = steps
        .iter()
        .map(|step| domain::shared::time::rome_day(step.at))
        .max();
    assert!(last <= Some(yesterday), "{last:?}");
}
