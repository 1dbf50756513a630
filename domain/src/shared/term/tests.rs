//! The clock against the reference dates and against its own laws.

use proptest::prelude::*;

use super::*;
use crate::shared::error::assert_well_formed_code;

fn day(text: &str) -> NaiveDate {
    text.parse().expect("a valid day in a test")
}

fn calendar() -> Calendar {
    Calendar::with_patron(2, 5).expect("5 February exists")
}

/// 30 days from 2 March 2026.
fn march() -> Term {
    Term::new(day("2026-03-02"), 30)
}

/// `march`, with papers asked for on 12 March.
fn asked() -> Term {
    let mut term = march();
    let suspension = term.integration(day("2026-03-12"), 30, 30);
    term.suspend(suspension.expect("the first request is allowed"));
    term
}

/// `asked`, with papers supplied on 26 March.
fn supplied() -> Term {
    let mut term = asked();
    term.integration_supplied(day("2026-03-26"));
    term
}

/// `term` with a notice communicated and received on the same day.
fn notified(mut term: Term, on: &str, observations_by: &str) -> Term {
    let suspension = term.rejection_notice(day(on), 10);
    term.suspend(suspension.expect("no other notice is pending"));
    term.notice_received(day(observations_by));
    term
}

fn by_law(from: &str, to: Option<&str>) -> Suspension {
    Suspension::ByLaw {
        from: day(from),
        to: to.map(day),
    }
}

fn with(mut term: Term, suspensions: &[Suspension]) -> Term {
    for &suspension in suspensions {
        term.suspend(suspension);
    }
    term
}

fn due(term: &Term) -> String {
    term.expires_on()
        .map_or_else(|| "open".to_owned(), |day| day.to_string())
}

#[test]
fn v1_thirty_days_from_2_march_end_on_1_april() {
    assert_eq!(due(&march()), "2026-04-01");
}

#[test]
fn v2_fourteen_days_of_integration_move_the_end_by_fourteen() {
    assert_eq!(due(&supplied()), "2026-04-15");
}

#[test]
fn v3_an_integration_never_supplied_stops_the_clock_for_thirty_days() {
    assert_eq!(due(&asked()), "2026-05-01");
}

#[test]
fn v4_observations_resume_the_clock_ten_days_after_they_are_filed() {
    let mut term = notified(supplied(), "2026-04-05", "2026-04-15");
    term.observations_submitted(day("2026-04-12"));
    assert_eq!(due(&term), "2026-05-02");
}

#[test]
fn v5_without_observations_the_clock_resumes_after_ten_days() {
    let term = notified(supplied(), "2026-04-05", "2026-04-15");
    assert_eq!(due(&term), "2026-04-25");
}

#[test]
fn v6_ninety_days_cross_the_end_of_summer_time() {
    assert_eq!(due(&Term::new(day("2026-09-15"), 90)), "2026-12-14");
}

#[test]
fn v7_ninety_days_cross_the_year() {
    assert_eq!(due(&Term::new(day("2026-11-30"), 90)), "2027-02-28");
}

#[test]
fn v8_the_substitute_has_half_of_the_original_term() {
    let due = march().substitute_due_on(&calendar(), false);
    assert_eq!(due, Some(day("2026-04-16")));
    assert_eq!(Term::new(day("2026-03-02"), 45).substitute_days(), 22);
    assert_eq!(Term::new(day("2026-03-02"), 1).substitute_days(), 1);
}

#[test]
fn ninety_days_over_a_leap_day_end_one_date_earlier() {
    assert_eq!(due(&Term::new(day("2023-11-30"), 91)), "2024-02-29");
    assert_eq!(due(&Term::new(day("2024-02-01"), 30)), "2024-03-02");
    assert_eq!(due(&Term::new(day("2025-02-01"), 30)), "2025-03-03");
}

#[test]
fn suspensions_over_the_weeks_when_clocks_change_count_whole_days() {
    let spring = with(march(), &[by_law("2026-03-28", Some("2026-03-31"))]);
    assert_eq!(due(&spring), "2026-04-04");
    let autumn = Term::new(day("2026-10-01"), 30);
    let autumn = with(autumn, &[by_law("2026-10-24", Some("2026-10-27"))]);
    assert_eq!(due(&autumn), "2026-11-03");
}

#[test]
fn a_notice_while_papers_are_awaited_does_not_count_days_twice() {
    // Papers awaited from 12 March to 11 April, notice from 5 to 15 April: 34 days together.
    let term = notified(asked(), "2026-04-05", "2026-04-15");
    assert_eq!(due(&term), "2026-05-05");
    // A suspension inside another changes nothing.
    let inside = with(asked(), &[by_law("2026-03-20", Some("2026-03-25"))]);
    assert_eq!(due(&inside), due(&asked()));
}

#[test]
fn an_open_suspension_leaves_the_term_without_an_end() {
    let mut term = with(march(), &[by_law("2026-03-10", None)]);
    assert_eq!(term.expires_on(), None);
    assert_eq!(term.due_on(&calendar(), true), None);
    assert_eq!(term.substitute_due_on(&calendar(), false), None);
    assert_eq!(term.net_days_used(day("2030-01-01")), 8);
    assert_eq!(term.days_late(day("2030-01-01"), &calendar(), false), 0);
    assert!(term.is_suspended(day("2030-01-01")));
    term.resumed_by_law(day("2026-03-15"));
    assert_eq!(due(&term), "2026-04-06");
}

#[test]
fn a_notice_not_yet_received_stops_the_clock_without_an_end() {
    let mut term = march();
    let notice = term.rejection_notice(day("2026-03-20"), 10).unwrap();
    term.suspend(notice);
    assert_eq!(term.expires_on(), None);
    term.notice_received(day("2026-04-02"));
    assert_eq!(due(&term), "2026-04-14");
}

#[test]
fn a_suspension_after_the_end_does_not_bring_the_term_back() {
    let term = with(march(), &[by_law("2026-04-02", Some("2026-05-02"))]);
    assert_eq!(due(&term), "2026-04-01");
    assert!(!term.is_suspended(day("2026-04-10")));
    assert_eq!(term.days_late(day("2026-04-11"), &calendar(), false), 10);
    assert_eq!(term.net_days_used(day("2026-04-11")), 40);
}

#[test]
fn a_suspension_on_the_last_day_still_counts() {
    let term = with(march(), &[by_law("2026-04-01", Some("2026-04-11"))]);
    assert_eq!(due(&term), "2026-04-11");
    assert!(term.is_suspended(day("2026-04-01")));
}

#[test]
fn the_clock_stands_still_from_the_first_day_until_before_the_last() {
    let term = supplied();
    assert!(!term.is_suspended(day("2026-03-11")));
    assert!(term.is_suspended(day("2026-03-12")));
    assert!(term.is_suspended(day("2026-03-25")));
    assert!(!term.is_suspended(day("2026-03-26")));
}

#[test]
fn net_days_leave_out_the_suspended_ones() {
    let term = supplied();
    let used = |on| (term.net_days_used(day(on)), term.days_suspended(day(on)));
    assert_eq!(used("2026-03-01"), (0, 0));
    assert_eq!(used("2026-03-12"), (10, 0));
    assert_eq!(used("2026-03-20"), (10, 8));
    assert_eq!(used("2026-03-27"), (11, 14));
    assert_eq!(used("2026-04-15"), (30, 14));
    assert_eq!(used("2026-04-18"), (33, 14));
}

#[test]
fn the_office_deadline_moves_only_where_the_service_says_so() {
    // 5 April 2026 is Easter Sunday.
    let term = Term::new(day("2026-03-06"), 30);
    assert_eq!(term.due_on(&calendar(), false), Some(day("2026-04-05")));
    assert_eq!(term.due_on(&calendar(), true), Some(day("2026-04-07")));
    assert_eq!(term.days_late(day("2026-04-07"), &calendar(), false), 2);
    assert_eq!(term.days_late(day("2026-04-07"), &calendar(), true), 0);
}

#[test]
fn papers_are_asked_for_only_once() {
    let again = supplied().integration(day("2026-03-30"), 10, 30);
    assert_eq!(again, Err(TermError::IntegrationAlreadyRequested));
}

#[test]
fn an_integration_stays_within_the_days_of_the_regime() {
    let length = TermError::IntegrationLength { max_days: 30 };
    assert_eq!(march().integration(day("2026-03-12"), 31, 30), Err(length));
    assert_eq!(march().integration(day("2026-03-12"), 0, 30), Err(length));
    assert!(march().integration(day("2026-03-12"), 20, 20).is_ok());
}

#[test]
fn a_clock_that_has_not_started_cannot_be_stopped() {
    let before = day("2026-03-01");
    assert_eq!(
        march().integration(before, 10, 30),
        Err(TermError::NotStarted)
    );
    assert_eq!(
        march().rejection_notice(before, 10),
        Err(TermError::NotStarted)
    );
}

#[test]
fn a_second_notice_waits_until_the_first_is_over() {
    let term = notified(march(), "2026-03-10", "2026-03-20");
    let pending = term.rejection_notice(day("2026-03-19"), 10);
    assert_eq!(pending, Err(TermError::NoticePending));
    assert!(term.rejection_notice(day("2026-03-20"), 10).is_ok());
}

#[test]
fn only_the_first_answer_moves_the_clock() {
    let mut term = supplied();
    term.integration_supplied(day("2026-04-10"));
    assert_eq!(term, supplied());
    let mut term = notified(march(), "2026-03-10", "2026-03-20");
    term.observations_submitted(day("2026-03-12"));
    let first = term.clone();
    term.observations_submitted(day("2026-03-19"));
    assert_eq!(term, first);
}

#[test]
fn facts_that_do_not_fit_change_nothing() {
    let mut term = march();
    term.integration_supplied(day("2026-03-12"));
    term.notice_received(day("2026-03-12"));
    term.observations_submitted(day("2026-03-12"));
    term.resumed_by_law(day("2026-03-12"));
    assert_eq!(term, march());
}

#[test]
fn a_term_reads_back_as_it_was_written() {
    let term = notified(supplied(), "2026-04-05", "2026-04-15");
    let json = serde_json::to_string(&term).unwrap();
    assert_eq!(serde_json::from_str::<Term>(&json).unwrap(), term);
}

#[test]
fn the_end_of_the_calendar_does_not_panic() {
    let last = Term::new(NaiveDate::MAX, u32::MAX);
    assert_eq!(last.expires_on(), Some(NaiveDate::MAX));
    let first = with(Term::new(NaiveDate::MIN, 30), &[by_law("2026-03-10", None)]);
    let _ = first.net_days_used(NaiveDate::MAX);
    let _ = first.days_late(NaiveDate::MAX, &calendar(), true);
}

#[test]
fn every_refusal_has_a_code_and_a_kind() {
    let kinds = [
        (TermError::IntegrationAlreadyRequested, Kind::Refused),
        (TermError::NoticePending, Kind::Refused),
        (TermError::IntegrationLength { max_days: 30 }, Kind::Invalid),
        (TermError::NotStarted, Kind::Invalid),
    ];
    for (error, kind) in kinds {
        assert_well_formed_code(error.code());
        assert_eq!(error.kind(), kind);
    }
}

/// Days around 2 March 2026, some before receipt.
fn some_day() -> impl Strategy<Value = NaiveDate> {
    (0_u64..200).prop_map(|n| days_after(day("2026-02-01"), n))
}

fn closed_suspension() -> impl Strategy<Value = Suspension> {
    (some_day(), 0_u64..40).prop_map(|(from, length)| Suspension::ByLaw {
        from,
        to: Some(days_after(from, length)),
    })
}

fn suspensions() -> impl Strategy<Value = Vec<Suspension>> {
    prop::collection::vec(closed_suspension(), 0..6)
}

proptest! {
    #[test]
    fn the_order_of_suspensions_does_not_matter(
        (listed, shuffled) in suspensions()
            .prop_flat_map(|list| (Just(list.clone()), Just(list).prop_shuffle())),
    ) {
        let (a, b) = (with(march(), &listed), with(march(), &shuffled));
        prop_assert_eq!(a.expires_on(), b.expires_on());
    }

    #[test]
    fn one_more_suspension_never_brings_the_end_nearer(
        list in suspensions(), more in closed_suspension(),
    ) {
        let before = with(march(), &list).expires_on();
        let after = with(with(march(), &list), &[more]).expires_on();
        prop_assert!(after >= before);
    }

    #[test]
    fn more_days_never_end_earlier(list in suspensions(), days in 1_u32..180) {
        let due = |days| with(Term::new(day("2026-03-02"), days), &list).expires_on();
        prop_assert!(due(days) < due(days + 1));
    }

    #[test]
    fn repeating_a_suspension_changes_nothing(list in suspensions()) {
        let twice: Vec<_> = list.iter().chain(&list).copied().collect();
        prop_assert_eq!(with(march(), &list).expires_on(), with(march(), &twice).expires_on());
    }

    #[test]
    fn a_term_is_late_exactly_when_more_days_were_used_than_given(
        list in suspensions(), on in some_day(),
    ) {
        let term = with(march(), &list);
        let late = term.days_late(on, &calendar(), false);
        prop_assert_eq!(late, term.net_days_used(on).saturating_sub(term.days()));
    }

    #[test]
    fn the_clock_moves_by_one_each_day_or_stands_still(list in suspensions(), on in some_day()) {
        let term = with(march(), &list);
        prop_assume!(on >= term.received_on());
        let step = term.net_days_used(days_after(on, 1)) - term.net_days_used(on);
        prop_assert_eq!(step, u32::from(!term.is_suspended(on)));
    }
}
