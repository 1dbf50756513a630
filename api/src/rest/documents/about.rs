//! What a document is taken in for: whoever may name it there later may bring it in, and its owner's key seals it.

use crate::http::problem::Problem;
use crate::rest::known;
use crate::rest::schema::Code;
use crate::state::AppState;
use domain::access::{self, Actor, Denied};
use domain::application::Application;
use domain::care_plan::CarePlan;
use domain::case_file::{By, CaseFile};
use domain::decider::Standing;
use domain::shared::ids::{ApplicationId, CarePlanId, DocumentId, OfficeCode, PersonId, SubjectId};
use domain::shared::personal::RetentionClass;
use domain::shared::time::rome_day;
use serde::Deserialize;
use store::documents::About;
use utoipa::IntoParams;
use uuid::Uuid;

/// What the document is for: exactly one of these.
#[derive(Deserialize, IntoParams)]
#[into_params(parameter_in = Query)]
#[serde(deny_unknown_fields)]
pub(crate) struct Purpose {
    /// The application whose file it goes to.
    application: Option<Uuid>,
    /// The person for whom somebody shall act, where it proves a mandate.
    person: Option<Uuid>,
    /// The office that registers it, where it is a letter.
    #[param(value_type = Option<Code>)]
    office: Option<OfficeCode>,
    /// The care plan that somebody signed on it.
    care_plan: Option<Uuid>,
    /// The case file it is put on.
    case_file: Option<Uuid>,
}

/// What for, and whose key seals it.
pub(super) struct Owned {
    pub(super) about: About,
    pub(super) subject: SubjectId,
    pub(super) class: RetentionClass,
}

/// Commands that put papers on the file of an application.
const ON_FILE: [&str; 2] = [
    "application.attach_document",
    "application.attach_internal_document",
];

impl Purpose {
    /// Refuses whoever may not name a document there.
    pub(super) async fn check(
        self,
        state: &AppState,
        actor: &Actor,
        document_id: DocumentId,
    ) -> Result<Owned, Problem> {
        let plan_or_file = (self.care_plan, self.case_file);
        match (self.application, self.person, self.office, plan_or_file) {
            (Some(id), None, None, (None, None)) => {
                application(state, actor, ApplicationId(id)).await
            }
            (None, Some(id), None, (None, None)) => person(actor, PersonId(id)),
            (None, None, Some(code), (None, None)) => office(state, actor, code, document_id).await,
            (None, None, None, (Some(id), None)) => care_plan(state, actor, CarePlanId(id)).await,
            (None, None, None, (None, Some(id))) => case_file(state, actor, PersonId(id)).await,
            _ => Err(Problem::field(
                "/application",
                "document.purpose",
                "say for which application, person, office, care plan or case file it is, and for one alone",
            )),
        }
    }
}

async fn application(state: &AppState, actor: &Actor, id: ApplicationId) -> Result<Owned, Problem> {
    let loaded = state.store.load::<Application>(id.0).await?;
    if loaded.version == 0 {
        return Err(Problem::not_found());
    }
    let standing = Standing {
        office: loaded.state.office.clone(),
        people: loaded.state.people(),
    };
    any(actor, &ON_FILE, &standing)?;
    let owner = loaded.state.beneficiary.or(loaded.state.applicant);
    Ok(Owned {
        about: About::Application(id),
        // The history of another system knows no people: then the case has a key of its own.
        subject: owner.map_or(SubjectId(id.0), SubjectId::from),
        class: RetentionClass::Application,
    })
}

fn person(actor: &Actor, id: PersonId) -> Result<Owned, Problem> {
    let standing = Standing {
        office: None,
        people: vec![id],
    };
    any(actor, &["mandate.grant_mandate"], &standing)?;
    Ok(Owned {
        about: About::Person(id),
        subject: id.into(),
        class: RetentionClass::Identity,
    })
}

async fn office(
    state: &AppState,
    actor: &Actor,
    code: OfficeCode,
    document_id: DocumentId,
) -> Result<Owned, Problem> {
    let standing = Standing {
        office: Some(code.clone()),
        people: Vec::new(),
    };
    any(actor, &["registration.register_document"], &standing)?;
    let known = known::office(state, &code, "/office").await;
    // An upload that is repeated gets its answer, whatever became of the office.
    if known.is_err() && state.archive().find(document_id).await?.is_none() {
        known?;
    }
    Ok(Owned {
        about: About::Office(code),
        // Whom a letter is about is known once it is registered, if ever: it has a key of its own.
        subject: SubjectId(document_id.0),
        class: RetentionClass::Register,
    })
}

async fn care_plan(state: &AppState, actor: &Actor, id: CarePlanId) -> Result<Owned, Problem> {
    let plan = state.store.load::<CarePlan>(id.0).await?.state;
    let standing = Standing {
        office: plan.office.clone(),
        people: plan.offered_to(),
    };
    any(actor, &["care_plan.sign_plan"], &standing)?;
    known::plan(state, actor, &plan).await?;
    Ok(Owned {
        about: About::CarePlan(id),
        subject: plan.person.into(),
        class: RetentionClass::CarePlan,
    })
}

async fn case_file(state: &AppState, actor: &Actor, id: PersonId) -> Result<Owned, Problem> {
    Ok(Owned {
        about: on_case_file(state, actor, id.0).await?,
        subject: id.into(),
        class: RetentionClass::CaseFile,
    })
}

/// Papers of this file, for whoever may put some on it: to everybody else there is none.
pub(crate) async fn on_case_file(
    state: &AppState,
    actor: &Actor,
    id: Uuid,
) -> Result<About, Problem> {
    let file = state.store.load::<CaseFile>(id).await?.state;
    let today = rome_day(state.store.clock().now());
    if !file.is_open_to(&By::of(actor), today) {
        return Err(Problem::not_found());
    }
    let standing = Standing {
        office: file.office,
        people: Vec::new(),
    };
    any(actor, &["case_file.file_document"], &standing)?;
    Ok(About::CaseFile(PersonId(id)))
}

/// One of these permissions is enough.
fn any(actor: &Actor, permissions: &[&str], standing: &Standing) -> Result<(), Denied> {
    let mut denied = Denied::Hidden;
    for permission in permissions {
        match access::check(actor, permission, standing) {
            Ok(()) => return Ok(()),
            Err(Denied::Role) => denied = Denied::Role,
            Err(Denied::Hidden) => {}
        }
    }
    Err(denied)
}
