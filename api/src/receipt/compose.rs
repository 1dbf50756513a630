//! Puts a receipt together: the facts of the log, the office as it is published, the administration as it is set.

use super::{
    Administration, OnlineAccess, PrivacyNotice, PublicCode, Receipt, ReceiptAttachment,
    ReceiptOffice, ReceiptOfficer, ReceiptRegistration, SubstitutePower,
};
use crate::administration;
use domain::person::nameless;
use projections::offices::OfficeRow;
use projections::{ReceiptCall, ReceiptPaper, ReceiptRow, Shown};

/// A personal value of the receipt can no longer be known, so no receipt can be made.
#[derive(Clone, Copy, Debug, PartialEq, Eq, thiserror::Error)]
#[error("the receipt was erased")]
pub struct Erased;

impl Receipt {
    /// The receipt of these facts.
    pub fn compose(
        row: &ReceiptRow,
        office: Option<&OfficeRow>,
        administration: &administration::Administration,
    ) -> Result<Self, Erased> {
        let issued = &row.issued;
        Ok(Self {
            administration: Administration {
                name: administration.name.clone(),
                department: administration.department.clone(),
                ipa_code: administration.ipa_code.clone(),
                pec: administration.pec.clone(),
            },
            registration: ReceiptRegistration {
                number: row.registration.display_number(),
                register: row.registration.register.to_string(),
                aoo: administration.aoo_code.clone(),
                registered_at: row.registration.registered_at,
            },
            filed_at: row.registration.registered_at,
            applicant: known(&row.sender)?,
            beneficiary: beneficiary(row)?,
            subject: issued.title.as_str().to_owned(),
            office: in_charge(row, office, administration),
            officer: ReceiptOfficer::HeadOfUnit {
                name: known(&row.procedure_officer)?,
            },
            due_on: row.due_on,
            term_days: u16::try_from(issued.term_days).unwrap_or(u16::MAX),
            substitute_power: SubstitutePower {
                holder: known(&row.substitute_power_holder)?,
                contact: administration.substitute_contact.clone(),
            },
            online_access: OnlineAccess {
                url: format!(
                    "{}/istanze/{}",
                    administration.portal_url, row.application_id
                ),
                identification: administration.identification.clone(),
            },
            paper_office: archive(administration),
            attachments: row
                .attachments
                .iter()
                .map(attachment)
                .collect::<Result<_, _>>()?,
            public_codes: row.calls.iter().map(public_code).collect(),
            privacy_notice: PrivacyNotice {
                reference: administration.privacy_notice.clone(),
                url: administration.privacy_url.clone(),
            },
        })
    }
}

fn known(value: &Shown<String>) -> Result<String, Erased> {
    value.known().cloned().ok_or(Erased)
}

/// Whoever has no name that may be told is told apart by their identifier.
fn beneficiary(row: &ReceiptRow) -> Result<Option<String>, Erased> {
    match &row.beneficiary {
        None => Ok(None),
        Some((_, Some(name))) => known(name).map(Some),
        Some((person, None)) => Ok(Some(nameless(*person))),
    }
}

/// An office that is not published is reached through the administration.
fn in_charge(
    row: &ReceiptRow,
    office: Option<&OfficeRow>,
    administration: &administration::Administration,
) -> ReceiptOffice {
    let Some(OfficeRow { profile, .. }) = office else {
        return ReceiptOffice {
            name: row.issued.unit.as_str().to_owned(),
            address: administration.address.clone(),
            pec: administration.pec.clone(),
            phone: None,
            opening_hours: None,
        };
    };
    let hours: Vec<String> = profile
        .hours
        .iter()
        .map(|line| format!("{} {}", line.days.as_str(), line.hours.as_str()))
        .collect();
    ReceiptOffice {
        name: profile.name.as_str().to_owned(),
        address: profile.address.as_str().to_owned(),
        pec: profile
            .pec
            .as_ref()
            .map_or_else(|| administration.pec.clone(), |pec| pec.as_str().to_owned()),
        phone: profile
            .phones
            .first()
            .map(|phone| phone.as_str().to_owned()),
        opening_hours: (!hours.is_empty()).then(|| hours.join("; ")),
    }
}

fn archive(administration: &administration::Administration) -> ReceiptOffice {
    ReceiptOffice {
        name: administration.archive.clone(),
        address: administration.address.clone(),
        pec: administration.pec.clone(),
        phone: None,
        opening_hours: Some(administration.archive_hours.clone()).filter(|text| !text.is_empty()),
    }
}

fn public_code(call: &ReceiptCall) -> PublicCode {
    PublicCode {
        call: call.call.to_string(),
        title: call.title.as_str().to_owned(),
        code: call.public_code.to_string(),
    }
}

fn attachment(paper: &ReceiptPaper) -> Result<ReceiptAttachment, Erased> {
    Ok(ReceiptAttachment {
        name: known(&paper.name)?,
        size: paper.size,
        sha256: paper.digest.as_str().to_owned(),
    })
}
