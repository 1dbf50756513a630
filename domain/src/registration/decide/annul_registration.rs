//! Annullare una registrazione, lasciandola leggibile (DPR 445/2000 art. 54).

use super::standing;
use crate::registration::{
    AnnulRegistration, Record, RegistrationAnnulled, RegistrationError, RegistrationEvent,
};
use crate::shared::stamp::ActKind;

pub(super) fn decide(
    state: &Record,
    command: &AnnulRegistration,
) -> Result<Vec<RegistrationEvent>, RegistrationError> {
    let registration = standing(state)?;
    if state.sent_at.is_some() {
        return Err(RegistrationError::AlreadySent);
    }
    if state.act == Some(ActKind::Application) && command.replacement.is_none() {
        return Err(RegistrationError::ReplacementRequired);
    }
    if command.replacement == Some(registration.registration_id) {
        return Err(RegistrationError::ReplacesItself);
    }
    Ok(vec![
        RegistrationAnnulled {
            reason: command.reason.clone(),
            authorising_act: command.authorising_act.clone(),
            by: command.by.clone(),
            replacement: command.replacement,
            annulled_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::decider::Decider;
    use crate::given::{given, when};
    use crate::registration::{DocumentRegistered, samples};

    fn registered() -> Record {
        given([samples::document_registered().into()])
    }

    #[test]
    fn an_annulled_record_keeps_its_number_and_its_subject() {
        let annulled = when(registered(), samples::annul_registration()).expect("accepted");
        assert_eq!(annulled.annulled_at, Some(samples::annul_registration().at));
        assert_eq!(annulled.registration, registered().registration);
        assert_eq!(annulled.subject, registered().subject);
    }

    #[test]
    fn a_record_cannot_be_annulled_twice() {
        let annulled = when(registered(), samples::annul_registration()).expect("accepted");
        let refused = annulled.decide(&samples::annul_registration().into());
        assert_eq!(refused, Err(RegistrationError::AlreadyAnnulled));
    }

    #[test]
    fn an_act_that_was_sent_is_replaced_and_not_annulled() {
        let sent = given::<Record>([
            samples::outbound_registered().into(),
            samples::document_sent().into(),
        ]);
        let refused = sent.decide(&samples::annul_registration().into());
        assert_eq!(refused, Err(RegistrationError::AlreadySent));
    }

    #[test]
    fn the_record_of_an_application_needs_another_in_its_place() {
        let event = DocumentRegistered {
            act: ActKind::Application,
            ..samples::document_registered()
        };
        let application = given::<Record>([event.into()]);
        let without = AnnulRegistration {
            replacement: None,
            ..samples::annul_registration()
        };
        let refused = application.decide(&without.into());
        assert_eq!(refused, Err(RegistrationError::ReplacementRequired));
        assert!(
            application
                .decide(&samples::annul_registration().into())
                .is_ok()
        );
    }

    #[test]
    fn a_record_cannot_replace_itself() {
        let itself = registered()
            .registration
            .expect("it is registered")
            .registration_id;
        let command = AnnulRegistration {
            replacement: Some(itself),
            ..samples::annul_registration()
        };
        let refused = registered().decide(&command.into());
        assert_eq!(refused, Err(RegistrationError::ReplacesItself));
    }

    #[test]
    fn what_was_never_registered_is_not_annulled() {
        let refused = Record::default().decide(&samples::annul_registration().into());
        assert_eq!(refused, Err(RegistrationError::NotRegistered));
    }
}
