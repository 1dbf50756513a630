//! Predisporre un bando: it is checked from the first version on.

use crate::call::{Call, CallDrafted, CallError, CallEvent, DraftCall};

pub(super) fn decide(state: &Call, command: &DraftCall) -> Result<Vec<CallEvent>, CallError> {
    if state.code.is_some() {
        return Err(CallError::AlreadyDrafted);
    }
    match command.service.competitive {
        None => return Err(CallError::ServiceUnknown),
        Some(false) => return Err(CallError::ServiceNotCompetitive),
        Some(true) => {}
    }
    command.content.check()?;
    Ok(vec![
        CallDrafted {
            code: command.code.clone(),
            service: command.service.code.clone(),
            office: command.office.clone(),
            content: command.content.clone(),
            drafted_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::call::samples;
    use crate::decider::Decider;
    use crate::given::when;
    use crate::shared::error::Coded;

    fn refused(change: impl FnOnce(&mut DraftCall)) -> CallError {
        let mut command = samples::draft_call();
        change(&mut command);
        Call::default()
            .decide(&command.into())
            .expect_err("refused")
    }

    #[test]
    fn a_call_is_drafted_once() {
        let call = when(Call::default(), samples::draft_call()).expect("accepted");
        assert_eq!(call.content, Some(samples::draft_call().content));
        let again = call.decide(&samples::draft_call().into());
        assert_eq!(again, Err(CallError::AlreadyDrafted));
    }

    #[test]
    fn the_rules_are_checked_and_each_fault_has_its_place() {
        let why = refused(|command| command.content.rules.tie_breakers.truncate(1));
        assert_eq!(why.code(), "call.rules-unsound");
        let places: Vec<_> = why
            .fields()
            .iter()
            .map(|field| field.pointer.as_str())
            .collect();
        assert_eq!(places, ["/content/rules/tie_breakers"]);
        assert!(matches!(why, CallError::RulesUnsound(_)));
    }

    #[test]
    fn a_call_is_for_a_service_that_has_rankings() {
        let of = |competitive| refused(|command| command.service.competitive = competitive);
        assert_eq!(of(None), CallError::ServiceUnknown);
        assert_eq!(of(Some(false)), CallError::ServiceNotCompetitive);
    }

    #[test]
    fn a_window_ends_after_it_begins_and_a_term_has_a_day() {
        let why = refused(|command| command.content.closes_at = command.content.opens_at);
        assert_eq!(why, CallError::WindowDatesContradict);
        assert_eq!(
            refused(|command| command.content.offer_days = 0),
            CallError::TermZero
        );
        let days = |days| refused(move |command| command.content.posting_days = days);
        assert_eq!(days(3_661), CallError::TermTooLong);
        assert_eq!(days(u32::MAX), CallError::TermTooLong);
        let months = refused(|command| command.content.validity_months = 121);
        assert_eq!(months, CallError::TermTooLong);
    }

    #[test]
    fn to_refuse_an_offer_never_pays() {
        for points in ["0", "-10"] {
            let points = crate::scoring::Number::parse(points).expect("a number");
            let why = refused(|command| {
                command.content.refusal = crate::call::RefusalRule::LosesPoints(points);
            });
            assert_eq!(why, CallError::PenaltyNotPositive);
        }
    }
}
