//! Rinnovare un campo non modificabile: the new value, and the old one for ever beside it.

use super::standing;
use crate::registration::{
    FieldChange, Record, RegistrationError, RegistrationEvent, RegistrationFieldRenewed,
    RenewField, RenewedField,
};
use crate::shared::personal::Personal;

pub(super) fn decide(
    state: &Record,
    command: &RenewField,
) -> Result<Vec<RegistrationEvent>, RegistrationError> {
    standing(state)?;
    let Some(change) = change(state, &command.change)? else {
        return Ok(Vec::new());
    };
    Ok(vec![
        RegistrationFieldRenewed {
            change,
            reason: command.reason.clone(),
            authorising_act: command.authorising_act.clone(),
            by: command.by.clone(),
            renewed_at: command.at,
        }
        .into(),
    ])
}

/// What changes; nothing where the field already says so.
fn change(state: &Record, change: &FieldChange) -> Result<Option<RenewedField>, RegistrationError> {
    match change {
        FieldChange::Counterparty(new) => Ok(replaced(state.counterparty.as_ref(), new)
            .map(|(old, new)| RenewedField::Counterparty { old, new })),
        FieldChange::Subject(new) => Ok(replaced(state.subject.as_ref(), new)
            .map(|(old, new)| RenewedField::Subject { old, new })),
        FieldChange::Digest(new) if state.digest.as_deref() == Some(new.as_str()) => Ok(None),
        FieldChange::Digest(new) => Ok(Some(RenewedField::Digest {
            old: state.digest.clone(),
            new: new.clone(),
        })),
        FieldChange::Number => Err(RegistrationError::NumberCannotBeRenewed),
        FieldChange::Date => Err(RegistrationError::DateCannotBeRenewed),
    }
}

fn replaced(
    old: Option<&Personal<String>>,
    new: &Personal<String>,
) -> Option<(Personal<String>, Personal<String>)> {
    let old = old?;
    let same = old.reveal().is_some() && old.reveal() == new.reveal();
    (!same).then(|| (old.clone(), new.clone()))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{given, when};
    use crate::registration::samples;
    use crate::shared::digest::Digest;

    fn registered() -> Record {
        given([samples::document_registered().into()])
    }

    fn renew(change: FieldChange) -> RenewField {
        RenewField {
            change,
            ..samples::renew_field()
        }
    }

    #[test]
    fn the_old_subject_is_remembered_beside_the_new_one() {
        let command = samples::renew_field();
        let events = registered()
            .decide(&command.clone().into())
            .expect("accepted");
        let [RegistrationEvent::RegistrationFieldRenewed(event)] = &events[..] else {
            panic!("one renewal, not {events:?}");
        };
        let RenewedField::Subject { old, new } = &event.change else {
            panic!("the subject, not {:?}", event.change);
        };
        assert_eq!(Some(old), registered().subject.as_ref());
        assert_eq!(FieldChange::Subject(new.clone()), command.change);
        assert_eq!(event.by, command.by);
    }

    #[test]
    fn sender_and_digest_can_be_renewed() {
        let digest = Digest::parse(&"ab".repeat(32)).expect("a digest");
        let sender = samples::sealed_text("Agata Torrisi");
        let record = when(registered(), renew(FieldChange::Digest(digest.clone()))).expect("ok");
        let record = when(record, renew(FieldChange::Counterparty(sender.clone()))).expect("ok");
        assert_eq!(record.digest.as_deref(), Some(digest.as_str()));
        assert_eq!(record.counterparty, Some(sender));
    }

    #[test]
    fn the_same_value_is_no_renewal() {
        let record = registered();
        let subject = record.subject.clone().expect("it has one");
        assert_eq!(
            record.decide(&renew(FieldChange::Subject(subject)).into()),
            Ok(Vec::new())
        );
    }

    #[test]
    fn number_and_date_are_never_renewed() {
        let record = registered();
        let number = record.decide(&renew(FieldChange::Number).into());
        let date = record.decide(&renew(FieldChange::Date).into());
        assert_eq!(number, Err(RegistrationError::NumberCannotBeRenewed));
        assert_eq!(date, Err(RegistrationError::DateCannotBeRenewed));
    }

    #[test]
    fn an_annulled_record_is_not_renewed() {
        let annulled = when(registered(), samples::annul_registration()).expect("accepted");
        let refused = annulled.decide(&samples::renew_field().into());
        assert_eq!(refused, Err(RegistrationError::AlreadyAnnulled));
    }
}
