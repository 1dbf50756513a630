//! What citizens see of their own case: no entry of the diary and no act of a court can reach them.

use super::given::{Case, ferrante, hidden};
use super::papers::paper;
use domain::case_file::samples::{document, entry, worker};
use domain::case_file::{CaseFileEvent, DiaryEntryAdded, DocumentFiled, Visibility, samples};
use domain::shared::personal::{Personal, RetentionClass};
use domain::shared::text::{LongText, ShortText};
use projections::case_citizen::CaseCitizen;
use projections::{Change, Event, Fact, Rows, View};
use proptest::prelude::*;
use serde_json::{Map, Value, json};
use store::Recorded;
use tests::actors::{citizen, person_of, stranger};
use tests::app::TestApp;
use uuid::Uuid;

/// Agata's own case.
pub(super) async fn of_agata() -> Case {
    let app = TestApp::start().await;
    let agata = citizen();
    let reply = app.post(&agata, "/api/v1/people", &json!({})).await;
    assert_eq!(reply.status, 201, "{reply:?}");
    let case = Case::of(app, person_of(&agata).0).await;
    case.open().await;
    case
}

#[tokio::test]
async fn citizens_see_where_their_case_stands_and_its_administrative_documents() {
    let case = of_agata().await;
    for (visibility, court) in [("public", false), ("private", false), ("private", true)] {
        let body = paper(&case, &ferrante(), visibility, court).await;
        case.done(&ferrante(), "file-document", &body).await;
    }
    let public = paper(&case, &ferrante(), "public", true).await;
    assert_eq!(
        case.refused(&ferrante(), "file-document", &public).await,
        (422, "case-file.court-document-public".to_owned())
    );
    let all = case.get(&ferrante(), "/documents").await.json();
    assert_eq!(all["items"].as_array().map(Vec::len), Some(3));
    let own = case.get(&citizen(), "/own").await.json();
    assert_eq!(
        (&own["status"], &own["office"]),
        (&json!("open"), &json!("centro-1"))
    );
    assert_eq!(own["documents"].as_array().map(Vec::len), Some(1));
    assert_eq!(own["documents"][0]["title"], "public false");
    for other in [stranger(), ferrante()] {
        assert_eq!(
            case.get(&other, "/own").await.problem(),
            hidden(),
            "{other:?}"
        );
    }
}

#[tokio::test]
async fn citizens_see_nothing_while_their_file_is_a_teams_alone() {
    let case = of_agata().await;
    let restrict =
        json!({ "team": "equipe-minori", "until_on": "2026-03-02", "reason": "court-secrecy" });
    case.done(&ferrante(), "restrict-access", &restrict).await;
    assert_eq!(case.get(&citizen(), "/own").await.problem(), hidden());
    let clock = &case.app.database.clock;
    clock.set("2026-03-03T09:00:00Z".parse().expect("an instant"));
    assert_eq!(case.get(&citizen(), "/own").await.status, 200);
}

/// An event as the read model meets it, and whether the citizen may know its text.
#[derive(Clone, Debug)]
enum Told {
    Document {
        public: bool,
        court: bool,
        team: bool,
    },
    Entry {
        reserved: bool,
        team: bool,
    },
}

impl Told {
    fn is_for_the_citizen(&self) -> bool {
        matches!(
            self,
            Self::Document {
                public: true,
                court: false,
                team: false
            }
        )
    }

    /// The event with its text open, so that it would be seen wherever it went.
    fn event(&self, n: u128, text: &str) -> CaseFileEvent {
        let author = worker("centro-1", "ferrante");
        match self {
            Self::Document {
                public,
                court,
                team,
            } => {
                let visibility = if *public {
                    Visibility::Public
                } else {
                    Visibility::Private
                };
                let mut document = document(n, visibility, *court);
                document.title = about(ShortText::parse(text).expect("a text"));
                DocumentFiled {
                    document,
                    author,
                    second_level: *team,
                    filed_at: samples::given().at,
                }
                .into()
            }
            Self::Entry { reserved, team } => {
                let mut entry = entry(n, *reserved);
                entry.text = about(LongText::parse(text).expect("a text"));
                DiaryEntryAdded {
                    entry,
                    author,
                    second_level: *team,
                }
                .into()
            }
        }
    }
}

fn about<T>(value: T) -> Personal<T> {
    Personal::new(
        samples::sealed(()).subject(),
        RetentionClass::CaseFile,
        value,
    )
}

fn told() -> impl Strategy<Value = Told> {
    prop_oneof![
        any::<(bool, bool, bool)>().prop_map(|(public, court, team)| Told::Document {
            public,
            court,
            team
        }),
        any::<(bool, bool)>().prop_map(|(reserved, team)| Told::Entry { reserved, team }),
    ]
}

/// Everything the read model of citizens would write.
fn written(event: &CaseFileEvent) -> String {
    let recorded = Recorded {
        log_index: 7,
        aggregate_type: "case_file".to_owned(),
        aggregate_id: Uuid::from_u128(1).to_string(),
        sequence: 7,
        event_type: String::new(),
        event_version: "1".to_owned(),
        payload: Value::Null,
        metadata: Map::new(),
        event_id: Uuid::from_u128(7),
        command_id: Uuid::from_u128(7),
        effective_at: samples::given().at,
        recorded_at: samples::given().at,
    };
    let event = Event::CaseFile(Box::new(event.clone()));
    let fact = Fact {
        recorded: &recorded,
        id: Uuid::from_u128(1),
        event: &event,
        clear: None,
        case: None,
        digest: &|_, _| String::new(),
    };
    let mut rows = Rows::default();
    CaseCitizen.project(&fact, &mut rows);
    let mut text = String::new();
    for table in CaseCitizen.tables() {
        for change in rows.changes(table) {
            let (Change::Merge(row) | Change::Replace(row) | Change::Delete(row)) = change;
            text += &Value::Object(row.clone()).to_string();
        }
        text += &json!(rows.inserted(table)).to_string();
    }
    text
}

proptest! {
    #[test]
    fn no_diary_and_no_act_of_a_court_reaches_the_citizens_view(
        history in prop::collection::vec(told(), 1..30),
    ) {
        for (n, told) in (1_u128..).zip(&history) {
            let text = format!("testo-{n}-");
            let written = written(&told.event(n, &text));
            prop_assert_eq!(written.contains(&text), told.is_for_the_citizen(), "{:?}", told);
        }
    }
}
