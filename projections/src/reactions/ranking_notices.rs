//! What follows from calls and rankings for those who applied: each is told once of an amendment, of a ranking that is
//! posted and of an offer; their application says where it stands; and whoever takes it back leaves the ranking.

use super::send;
use crate::error::ProjectionError;
use crate::projections::Projections;
use crate::ranking_notices::{
    AmendedRow, EndedRow, OfferedRow, PostedRow, UnrecordedRow, amended, ended, offered, posted,
    unrecorded,
};
use crate::viewer::Viewer;
use chrono::NaiveDate;
use domain::application::{
    Application, ApplicationCommand, MessageSender, Notice, RecordRanking, SendMessage,
};
use domain::ranking::{Outcome, Phase, Ranking, RankingCommand, RenounceEntry};
use domain::shared::ids::{ApplicationId, ReasonCode};
use domain::shared::text::LongText;
use domain::shared::time::rome_day;
use store::Store;
use uuid::Uuid;

/// How many of a kind are done in one go, so that other reactions have their turn.
const AT_ONCE: u32 = 500;

/// Goes through the pages until enough is done; one that is refused keeps nobody waiting.
macro_rules! each {
    ($row:ident in $page:expr, after $after:ident => $done:expr) => {{
        let mut count = 0;
        let mut $after = Uuid::nil();
        loop {
            let rows = $page.await?;
            let Some(last) = rows.last() else {
                break count;
            };
            $after = last.application_id.0;
            for $row in &rows {
                count += u32::from($done.await?);
            }
            if count >= AT_ONCE {
                break count;
            }
        }
    }};
}

/// Tells, writes and takes off what is left; returns how many things were done.
pub async fn follow(projections: &Projections) -> Result<u32, ProjectionError> {
    let store = projections.store();
    let viewer = Viewer::system();
    let today = rome_day(store.clock().now());
    let mut done = 0;
    done += each!(row in ended(&viewer, store, after), after after => leave(store, row));
    done += each!(row in unrecorded(&viewer, store, after), after after => record(store, row));
    done += each!(row in amended(&viewer, store, today, after), after after => tell(store, &row.notice()));
    done += each!(row in posted(&viewer, store, today, after), after after => tell(store, &row.notice()));
    done += each!(row in offered(&viewer, store, today, after), after after => tell(store, &row.notice()));
    Ok(done)
}

/// What is told to one applicant.
struct Told {
    application: ApplicationId,
    subject: Uuid,
    matter: String,
    body: String,
}

async fn tell(store: &Store, told: &Told) -> Result<bool, ProjectionError> {
    let name = format!("notice/{}/{}", told.subject, told.matter);
    let message_id = Uuid::new_v5(&told.application.0, name.as_bytes());
    let (Ok(body), Ok(matter)) = (LongText::parse(&told.body), ReasonCode::new(&told.matter))
    else {
        tracing::error!(matter = told.matter, "a notice cannot be written");
        return Ok(false);
    };
    let command: ApplicationCommand = SendMessage {
        message_id,
        sender: MessageSender::Office,
        body,
        about: Some(Notice {
            subject: told.subject,
            matter,
        }),
        at: store.clock().now(),
    }
    .into();
    send::<Application>(store, told.application.0, message_id, &command).await
}

async fn record(store: &Store, row: &UnrecordedRow) -> Result<bool, ProjectionError> {
    let name = format!("ranking/{}/{}", row.ranking_id, row.standing_at);
    let id = Uuid::new_v5(&row.application_id.0, name.as_bytes());
    let command: ApplicationCommand = RecordRanking {
        ranking_id: row.ranking_id,
        place: row.standing,
        position: row.position.and_then(|position| position.try_into().ok()),
        approved_on: row.standing_on,
        at: store.clock().now(),
    }
    .into();
    send::<Application>(store, row.application_id.0, id, &command).await
}

async fn leave(store: &Store, row: &EndedRow) -> Result<bool, ProjectionError> {
    let name = format!("ended/{}", row.ranking_id);
    let id = Uuid::new_v5(&row.application_id.0, name.as_bytes());
    let command: RankingCommand = RenounceEntry {
        code: row.code.clone(),
        at: store.clock().now(),
    }
    .into();
    send::<Ranking>(store, row.ranking_id, id, &command).await
}

impl AmendedRow {
    fn notice(&self) -> Told {
        Told {
            application: self.application_id,
            subject: self.call_id,
            matter: format!("amendment-{}", self.published_version),
            body: format!(
                "Il bando «{}» è stato aggiornato. {} Le domande si presentano fino al {}; quella già presentata resta \
                 valida.",
                self.title.as_str(),
                self.reason.as_str(),
                italian(self.closes_on)
            ),
        }
    }
}

impl PostedRow {
    fn notice(&self) -> Told {
        let kind = match self.phase {
            Phase::Provisional => "provvisoria",
            Phase::Missing | Phase::Review | Phase::Final | Phase::Expired => "definitiva",
        };
        let stands = match (self.outcome, self.position) {
            (Some(Outcome::Beneficiary | Outcome::Elsewhere), Some(n)) => {
                format!("La domanda è in posizione utile, al numero {n}.")
            }
            (Some(Outcome::Eligible), Some(n)) => {
                format!("La domanda è idonea, al numero {n}, in attesa di un posto.")
            }
            (Some(Outcome::Out), _) => "La domanda non è più in graduatoria.".to_owned(),
            _ => "La domanda non è in graduatoria; i motivi sono nell'area personale.".to_owned(),
        };
        let objections = match (self.phase, self.objections_until_on) {
            (Phase::Provisional, Some(until)) => {
                format!(
                    " Le osservazioni si presentano entro il {}.",
                    italian(until)
                )
            }
            _ => String::new(),
        };
        Told {
            application: self.application_id,
            subject: self.ranking_id,
            matter: format!("version-{}", self.approved_version),
            body: format!(
                "La graduatoria {kind} del bando «{}» è pubblicata dal {} al {}; il codice della domanda è {}. {stands} \
                 Il punteggio, voce per voce, è nell'area personale.{objections}",
                self.title.as_str(),
                italian(self.posted_from_on),
                italian(self.posted_until_on),
                self.code,
            ),
        }
    }
}

impl OfferedRow {
    fn notice(&self) -> Told {
        Told {
            application: self.application_id,
            subject: self.ranking_id,
            matter: format!("offer-{}", self.offered_at),
            body: format!(
                "Per la domanda {} del bando «{}» c'è un posto. Si accetta o si rifiuta entro il {}; chi non risponde \
                 esce dalla graduatoria.",
                self.code,
                self.title.as_str(),
                italian(self.answer_until_on)
            ),
        }
    }
}

fn italian(day: NaiveDate) -> String {
    day.format("%d/%m/%Y").to_string()
}
