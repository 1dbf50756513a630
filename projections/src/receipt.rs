//! What does the receipt of this application say? Made from the log, so that it says the same whenever it is asked for.

use crate::application_progress;
use crate::calls::{CallRow, taking};
use crate::daily_file::reveal;
use crate::error::ProjectionError;
use crate::rankings::public_code;
use crate::shown::Shown;
use crate::viewer::Viewer;
use chrono::NaiveDate;
use domain::application::{ApplicationEvent, ApplicationSubmitted, ReceiptIssued};
use domain::person::Person;
use domain::registration::RegistrationEvent;
use domain::scoring::rules::Code;
use domain::service::Channel;
use domain::shared::digest::Digest;
use domain::shared::ids::{
    ApplicationId, CallCode, DocumentId, PersonId, RankingId, RegistrationId,
};
use domain::shared::personal::Personal;
use domain::shared::stamp::Registration;
use domain::shared::text::ShortText;
use std::collections::HashMap;
use store::{Recorded, Store};

/// Ricevuta: the facts of a receipt that was issued.
#[derive(Clone, Debug, PartialEq)]
pub struct ReceiptRow {
    /// The application.
    pub application_id: ApplicationId,
    /// Its number; its instant is the instant of filing.
    pub registration: Registration,
    /// Mittente: who filed it, as the register wrote it.
    pub sender: Shown<String>,
    /// For whom, where that is another: their name, where it is on file and who filed has not only declared to act for them.
    pub beneficiary: Option<(PersonId, Option<Shown<String>>)>,
    /// The last day of the office, as it stood when it was filed.
    pub due_on: NaiveDate,
    /// Responsabile del procedimento.
    pub procedure_officer: Shown<String>,
    /// Titolare del potere sostitutivo.
    pub substitute_power_holder: Shown<String>,
    /// The documents handed in.
    pub attachments: Vec<ReceiptPaper>,
    /// What was issued.
    pub issued: ReceiptIssued,
    /// The calls that took it.
    pub calls: Vec<ReceiptCall>,
}

/// Bando for which an application was filed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptCall {
    /// The call.
    pub call: CallCode,
    /// Its title.
    pub title: ShortText,
    /// What stands for the applicant in what is published of its ranking.
    pub public_code: Code,
}

/// Allegato presentato.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct ReceiptPaper {
    /// The name of the file.
    pub name: Shown<String>,
    /// Bytes.
    pub size: u64,
    /// SHA-256 of the bytes.
    pub digest: Digest,
}

/// The papers of a draft: name and size.
type Papers = HashMap<DocumentId, (Personal<ShortText>, u64)>;

/// Who filed for whom.
struct Filed {
    applicant: PersonId,
    beneficiary: PersonId,
    /// Whether anybody but the applicant stands for the representation: the represented by a mandate, or an office.
    checked: bool,
}

impl From<ApplicationSubmitted> for Filed {
    fn from(event: ApplicationSubmitted) -> Self {
        // Whatever does not come in by itself was received, and looked at, by an office.
        let by_the_office = match event.channel {
            Channel::Portal | Channel::Spid | Channel::Cie | Channel::Cns | Channel::Io => false,
            Channel::Signed
            | Channel::ScanId
            | Channel::Pec
            | Channel::Counter
            | Channel::ExOfficio => true,
        };
        Self {
            applicant: event.applicant,
            beneficiary: event.beneficiary,
            checked: by_the_office || event.capacity.rests_on_mandate(),
        }
    }
}

/// What does the receipt of this application say? Nothing where there is none, or none the viewer may see.
pub async fn receipt(
    viewer: &Viewer,
    store: &Store,
    id: ApplicationId,
) -> Result<Option<ReceiptRow>, ProjectionError> {
    let Some(seen) = application_progress::by_id(viewer, store, id).await? else {
        return Ok(None);
    };
    let (mut papers, mut filed, mut registered) = (Papers::new(), None, None);
    for recorded in stream(store, "application", &id.to_string()).await? {
        let event = recorded.decode::<ApplicationEvent>()?;
        if let ApplicationEvent::DocumentAttached(event) = event {
            let document = event.document;
            papers.insert(document.document_id, (document.name, document.size));
        } else if let ApplicationEvent::ApplicationSubmitted(event) = event {
            filed = Some(Filed::from(*event));
        } else if let ApplicationEvent::ApplicationRegistered(event) = event {
            registered = event.registration.assigned().cloned().zip(event.due_on());
        } else if let ApplicationEvent::ReceiptIssued(issued) = event {
            let (Some(filed), Some((registration, due_on))) = (filed, registered) else {
                return Ok(None);
            };
            return Ok(Some(ReceiptRow {
                application_id: id,
                sender: sender(store, registration.registration_id).await?,
                beneficiary: beneficiary(store, &filed).await?,
                due_on,
                procedure_officer: text(&issued.procedure_officer),
                substitute_power_holder: text(&issued.substitute_power_holder),
                attachments: attachments(&issued, &papers),
                calls: calls(store, id, seen.service.as_deref(), &registration).await?,
                registration,
                issued: *issued,
            }));
        }
    }
    Ok(None)
}

/// The calls of the service that took applications when this one was filed; they are for everybody.
async fn calls(
    store: &Store,
    id: ApplicationId,
    service: Option<&str>,
    registration: &Registration,
) -> Result<Vec<ReceiptCall>, ProjectionError> {
    let Some(service) = service else {
        return Ok(Vec::new());
    };
    let viewer = Viewer::system();
    let rows = taking(&viewer, store, service, registration.registered_at).await?;
    let call = |row: CallRow| ReceiptCall {
        public_code: public_code(store, RankingId::of(&row.code), id),
        title: row.content.title,
        call: row.code,
    };
    Ok(rows.into_iter().map(call).collect())
}

/// The events of a stream, readable.
async fn stream(store: &Store, kind: &str, id: &str) -> Result<Vec<Recorded>, ProjectionError> {
    let mut events = store.read_stream(kind, id, 0).await?;
    reveal(store, &mut events).await?;
    Ok(events)
}

async fn sender(store: &Store, id: RegistrationId) -> Result<Shown<String>, ProjectionError> {
    for recorded in stream(store, "registration", &id.to_string()).await? {
        if let RegistrationEvent::DocumentRegistered(event) = recorded.decode()? {
            return Ok(Shown::from(&event.counterparty));
        }
    }
    Ok(Shown::Erased)
}

async fn beneficiary(
    store: &Store,
    filed: &Filed,
) -> Result<Option<(PersonId, Option<Shown<String>>)>, ProjectionError> {
    let beneficiary = filed.beneficiary;
    if filed.applicant == beneficiary {
        return Ok(None);
    }
    if !filed.checked {
        return Ok(Some((beneficiary, None)));
    }
    let person = store.load_clear::<Person>(beneficiary.0).await?.state;
    let name = person
        .identity
        .map(|identity| Shown::from(&identity).map(|identity| identity.full_name()));
    Ok(Some((beneficiary, name)))
}

fn attachments(issued: &ReceiptIssued, papers: &Papers) -> Vec<ReceiptPaper> {
    let filed = issued.attachments.iter().filter_map(|attachment| {
        let (name, size) = papers.get(&attachment.document_id)?;
        Some(ReceiptPaper {
            name: text(name),
            size: *size,
            digest: attachment.digest.clone(),
        })
    });
    filed.collect()
}

fn text(value: &Personal<ShortText>) -> Shown<String> {
    Shown::from(value).map(|text| text.as_str().to_owned())
}
