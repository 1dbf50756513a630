//! Asking the register for the number of an act.

use super::{Application, ApplicationError};
use crate::shared::digest::Digest;
use crate::shared::ids::{ApplicationId, OfficeCode, PersonId, RegisterCode, RegistrationId};
use crate::shared::personal::{Personal, RetentionClass};
use crate::shared::stamp::{About, ActKind, Direction, RegistrationRequest, Stamp};
use crate::shared::text::ShortText;

/// What the register is told about an act of this application.
pub(super) struct Act<'a> {
    pub(super) kind: ActKind,
    pub(super) direction: Direction,
    /// Mittente o destinatario.
    pub(super) counterparty: &'a ShortText,
    pub(super) digest: Option<&'a Digest>,
}

impl Act<'_> {
    /// The request for the next number of `state`, with the title of the service as subject.
    pub(super) fn stamp(&self, state: &Application) -> Result<Stamp, ApplicationError> {
        let (id, applicant) = state.identity()?;
        let office = state.office.clone().ok_or(ApplicationError::NotStarted)?;
        let title = &state.procedure()?.title;
        Ok(self.request(id, applicant, office, title, state.acts + 1))
    }

    /// The request with everything given, as filing needs it.
    pub(super) fn request(
        &self,
        id: ApplicationId,
        applicant: PersonId,
        office: OfficeCode,
        title: &ShortText,
        nth: u32,
    ) -> Stamp {
        let sealed = |text: String| Personal::new(applicant, RetentionClass::Register, text);
        Stamp::Requested(Box::new(RegistrationRequest {
            registration_id: RegistrationId::derive(id.0, &format!("registration/{nth}")),
            register: RegisterCode::default(),
            direction: self.direction,
            act: self.kind,
            subject: sealed(format!("{}: {title}", italian(self.kind))),
            counterparty: sealed(self.counterparty.as_str().to_owned()),
            digest: self.digest.map(|digest| digest.as_str().to_owned()),
            office,
            about: Some(About {
                aggregate_type: "application".to_owned(),
                aggregate_id: id.0,
            }),
        }))
    }
}

fn italian(kind: ActKind) -> &'static str {
    match kind {
        ActKind::Application => "Istanza",
        ActKind::IntegrationRequest => "Richiesta di integrazione",
        ActKind::IntegrationAnswer => "Risposta alla richiesta di integrazione",
        ActKind::RejectionNotice => "Preavviso di rigetto",
        ActKind::Observations => "Osservazioni",
        ActKind::Memo => "Memoria",
        ActKind::Decision => "Provvedimento",
        ActKind::Withdrawal => "Rinuncia",
        ActKind::Appeal => "Ricorso",
        ActKind::Communication => "Comunicazione",
        ActKind::Other => "Documento",
    }
}
