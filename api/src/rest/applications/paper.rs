//! Documents of an application as they are sent: by identifier; the rest is what was found when they were taken in.

use crate::http::command::Call;
use crate::http::named;
use crate::http::problem::Problem;
use crate::rest::schema::Code;
use domain::application::{self, Application};
use domain::decider::Standing;
use domain::shared::digest::Digest;
use domain::shared::ids::{ApplicationId, DocumentId, ReasonCode};
use domain::shared::text::ShortText;
use serde::Deserialize;
use store::documents::{About, DocumentError, DocumentRefusal};
use utoipa::ToSchema;
use uuid::Uuid;

/// Documento: a paper that was taken in for this application.
#[derive(Deserialize, ToSchema)]
#[serde(deny_unknown_fields)]
pub(super) struct Paper {
    /// The document, as the upload named it.
    document_id: Uuid,
    /// Which required paper it is, where it is one.
    #[schema(value_type = Option<Code>, example = "isee")]
    code: Option<ReasonCode>,
}

/// What a command on an application says of documents, held to what is kept of them.
pub(super) struct Papers<'a> {
    call: &'a Call,
    id: Uuid,
    state: Option<Application>,
    permission: &'static str,
}

impl<'a> Papers<'a> {
    /// For a command that needs this permission.
    pub(super) fn of(call: &'a Call, id: Uuid, permission: &'static str) -> Self {
        Self {
            call,
            id,
            state: None,
            permission,
        }
    }

    /// The document, as the domain takes it.
    pub(super) async fn document(&mut self, sent: Paper) -> Result<application::Document, Problem> {
        self.one(sent, "/document/document_id").await
    }

    /// All of them, as the domain takes them.
    pub(super) async fn documents(
        &mut self,
        sent: Vec<Paper>,
    ) -> Result<Vec<application::Document>, Problem> {
        let mut all = Vec::with_capacity(sent.len());
        for (place, paper) in sent.into_iter().enumerate() {
            let pointer = format!("/documents/{place}/document_id");
            all.push(self.one(paper, &pointer).await?);
        }
        Ok(all)
    }

    /// The digest of an act, where it is that of a document of this application.
    pub(super) async fn digest(&mut self, sent: Option<Digest>) -> Result<Option<Digest>, Problem> {
        let Some(digest) = sent else {
            return Ok(None);
        };
        let state = self.permitted().await?;
        let is_on_file = state
            .documents
            .iter()
            .any(|on_file| on_file.digest == digest);
        if is_on_file || named::digest(self.call, &self.about(), self.target(), &digest).await? {
            Ok(Some(digest))
        } else {
            Err(named::unknown("/digest"))
        }
    }

    async fn one(&mut self, sent: Paper, pointer: &str) -> Result<application::Document, Problem> {
        self.permitted().await?;
        let id = DocumentId(sent.document_id);
        let kept = named::document(self.call, &self.about(), self.target(), id, pointer).await?;
        let name = kept.name.ok_or(DocumentError::Erased)?;
        let unfit = |_| Problem::from(DocumentError::from(DocumentRefusal::NameInvalid));
        Ok(application::Document {
            document_id: kept.document_id,
            code: sent.code,
            name: ShortText::parse(&name).map_err(unfit)?,
            media_type: kept.media_type,
            size: kept.size,
            digest: Digest::from_bytes(&kept.sha256),
        })
    }

    /// Who may not give the command learns nothing of documents.
    async fn permitted(&mut self) -> Result<&Application, Problem> {
        if self.state.is_none() {
            let loaded = self.call.state().store.load::<Application>(self.id).await?;
            if loaded.version == 0 {
                return Err(Problem::not_found());
            }
            let standing = Standing {
                office: loaded.state.office.clone(),
                people: loaded.state.people(),
            };
            self.call.check(self.permission, &standing)?;
            self.state = Some(loaded.state);
        }
        Ok(self.state.as_ref().expect("it was just loaded"))
    }

    fn about(&self) -> About {
        About::Application(ApplicationId(self.id))
    }

    fn target(&self) -> named::Target {
        ("application", self.id)
    }
}
