//! Pieces of an access sheet as they are sent and shown.

use super::change::{on_file, sealed};
use crate::http::command::Call;
use crate::http::problem::Problem;
use crate::rest::case_files::parts::SchemeCode;
use crate::rest::schema::{Code, Day, LongText, ShortText};
use crate::rest::words::{AccessMode, AccessReason, Interlocutor};
use chrono::NaiveDate;
use domain::access_sheet;
use domain::shared::ids::ReasonCode;
use domain::shared::text;
use serde::Deserialize;
use utoipa::ToSchema;
use uuid::Uuid;

/// Accesso.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccessSent)]
pub(super) struct Access {
    /// The day.
    #[schema(value_type = Day)]
    accessed_on: NaiveDate,
    /// How they came.
    mode: AccessMode,
    /// Why.
    reason: AccessReason,
    /// Whom the desk spoke with.
    interlocutor: Interlocutor,
    /// Whether somebody came along.
    accompanied: bool,
    /// Whether the person it is about is present and informed.
    person_informed: bool,
}

/// Somebody named on a sheet.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccessNamed)]
pub(super) struct Named {
    /// Their name.
    #[schema(value_type = ShortText)]
    name: text::ShortText,
    /// What they are to the person it is about.
    #[schema(value_type = Option<Code>)]
    relation: Option<ReasonCode>,
    /// How to reach them.
    #[schema(value_type = Option<ShortText>)]
    contact: Option<text::ShortText>,
}

impl From<Named> for access_sheet::Named {
    fn from(sent: Named) -> Self {
        Self {
            name: sent.name,
            relation: sent.relation,
            contact: sent.contact,
        }
    }
}

/// Scheda: everything the desk writes down of one access.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
#[schema(as = AccessSheetSent)]
pub(super) struct Sheet {
    /// How they came.
    access: Access,
    /// The person it is about, where they are on file.
    person_id: Option<Uuid>,
    /// Segnalante; left out where anonymous.
    reporter: Option<Named>,
    /// Segnalato: the person it is about, as they were named.
    reported: Option<Named>,
    /// Riferimenti: three at most.
    contacts: Vec<Named>,
    /// Bisogni.
    needs: Vec<SchemeCode>,
    /// What was told.
    #[schema(value_type = Option<LongText>)]
    told: Option<text::LongText>,
    /// What was answered and done.
    #[schema(value_type = Option<LongText>)]
    done: Option<text::LongText>,
    /// What was done, as codes.
    actions: Vec<SchemeCode>,
}

fn codes(sent: Vec<SchemeCode>) -> Vec<domain::case_file::SchemeCode> {
    sent.into_iter().map(Into::into).collect()
}

impl Sheet {
    /// The sheet as the domain takes it; `pointer` leads to the person.
    pub(super) async fn taken(
        self,
        call: &Call,
        sheet_id: Uuid,
        pointer: &'static str,
    ) -> Result<access_sheet::Sheet, Problem> {
        let person = on_file(call, self.person_id, pointer).await?;
        let people = access_sheet::SheetPeople {
            reporter: self.reporter.map(Into::into),
            reported: self.reported.map(Into::into),
            contacts: self.contacts.into_iter().map(Into::into).collect(),
        };
        let matter = access_sheet::Matter {
            needs: codes(self.needs),
            told: self.told,
            done: self.done,
        };
        let access = self.access;
        Ok(access_sheet::Sheet {
            access: access_sheet::Access {
                accessed_on: access.accessed_on,
                mode: access.mode.into(),
                reason: access.reason.into(),
                interlocutor: access.interlocutor.into(),
                accompanied: access.accompanied,
                person_informed: access.person_informed,
            },
            person,
            people: sealed(sheet_id, person, people),
            matter: sealed(sheet_id, person, matter),
            actions: codes(self.actions),
        })
    }
}
