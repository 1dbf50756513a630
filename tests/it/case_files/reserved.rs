//! Whatever happens to a file, nothing of it but its public acts reaches the person it is about.

use super::citizen::of_agata;
use super::given::{Case, entry, ferrante};
use super::papers::paper;
use domain::case_file::samples::{self, given_by, worker};
use domain::case_file::{
    AddDiaryEntry, AmendDiaryEntry, By, CaseFile, CaseFileCommand, CaseFileEvent, FileDocument,
    ReceiveReport, RecordNeed, StartUrgentProtection, Visibility,
};
use domain::decider::Decider;
use projections::case_citizen::CaseCitizen;
use projections::{Change, Event, Fact, Rows, View};
use proptest::prelude::*;
use reqwest::Method;
use serde_json::{Map, Value, json};
use store::Recorded;
use tests::actors::citizen;
use tests::app::send;
use tests::schema::operations;
use uuid::Uuid;

/// One step of a history: which command, by whom, and how much is kept of what it puts there.
#[derive(Clone, Copy, Debug)]
struct Step {
    command: usize,
    by: u8,
    kept: (bool, bool, bool),
}

fn step() -> impl Strategy<Value = Step> {
    (
        any::<prop::sample::Index>(),
        0..4_u8,
        any::<(bool, bool, bool)>(),
    )
        .prop_map(|(command, by, kept)| Step {
            command: command.index(samples::commands().len() + 4),
            by,
            kept,
        })
}

impl Step {
    fn by(self) -> By {
        match self.by {
            0 => By::Head(worker("centro-1", "capo")),
            1 => By::Team(worker("equipe-minori", "psicologa")),
            2 => By::Service,
            _ => By::Office(worker("centro-1", "ferrante")),
        }
    }

    /// What is written often has a name of its own, so that it is there many times.
    fn command(self, n: u128) -> CaseFileCommand {
        let given = given_by(self.by());
        let (first, second, third) = self.kept;
        let entry = || {
            let mut entry = samples::entry(0x1000 + n, first);
            entry.private = second;
            entry
        };
        let visibility = if first {
            Visibility::Public
        } else {
            Visibility::Private
        };
        let commands = samples::commands();
        match commands.len().checked_sub(self.command) {
            Some(0) | None => match self.command - commands.len() {
                0 => FileDocument {
                    given,
                    document: samples::document(0x2000 + n, visibility, second),
                }
                .into(),
                1 => AddDiaryEntry {
                    given,
                    entry: entry(),
                }
                .into(),
                2 if third => AmendDiaryEntry {
                    given,
                    supersedes: samples::id(0x1000 + n - 1),
                    entry: entry(),
                }
                .into(),
                _ => {
                    let mut need = samples::record_need().need;
                    need.need_id = samples::id(0x3000 + n);
                    RecordNeed { given, need }.into()
                }
            },
            Some(_) => commands[self.command].clone(),
        }
    }
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

/// Whether the person may know the one personal field of it.
fn is_public(event: &CaseFileEvent) -> bool {
    let CaseFileEvent::DocumentFiled(event) = event else {
        return false;
    };
    let document = &event.document;
    document.visibility == Visibility::Public && !document.court_mandated && !event.second_level
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(64))]
    #[test]
    fn no_history_brings_a_personal_field_to_the_person_but_the_titles_of_public_acts(
        history in prop::collection::vec(step(), 1..60),
    ) {
        let mut file = CaseFile::default();
        let begin: [CaseFileCommand; 3] = [
            samples::receive_report().into(),
            samples::open_case().into(),
            samples::assign_case_manager().into(),
        ];
        let steps = (1_u128..).zip(&history).map(|(n, step)| step.command(n));
        for command in begin.into_iter().chain(steps) {
            // What the state refuses does not happen.
            for event in file.decide(&command).unwrap_or_default() {
                let written = written(&event);
                prop_assert_eq!(written.contains("$clear"), is_public(&event), "{:?}", event);
                file.evolve(&event);
            }
        }
    }
}

/// A word that no page of the person may hold.
const KEPT: &str = "riservatissimo";

async fn rich() -> Case {
    let case = of_agata().await;
    for (verb, body) in [
        ("add-diary-entry", json!({ "entry": entry(KEPT, true) })),
        ("add-diary-entry", json!({ "entry": entry(KEPT, false) })),
        (
            "record-need",
            json!({ "from_on": "2026-02-06", "note": KEPT, "code": { "scheme": "municipal.need", "code": KEPT } }),
        ),
        (
            "record-household",
            json!({ "circle": "household", "from_on": "2026-02-06", "members": [
                { "name": KEPT, "relation": "mother", "cohabiting": true },
            ] }),
        ),
        (
            "record-court-measure",
            json!({
                "issued_on": "2026-02-14", "court": KEPT, "reference": KEPT, "note": KEPT,
                "kind": { "scheme": "municipal.measure", "code": "foster-care" },
            }),
        ),
        (
            "record-school",
            json!({ "from_on": "2026-02-10", "school": KEPT, "year": "2025/2026" }),
        ),
    ] {
        case.done(&ferrante(), verb, &body).await;
    }
    let later = json!({ "report": {
        "source": { "scheme": "sinba.report-source", "code": "14" }, "received_on": "2026-02-20",
        "reporter": KEPT, "text": KEPT,
    } });
    case.done(&ferrante(), "receive-report", &later).await;
    for (visibility, court) in [("private", false), ("private", true)] {
        let mut body = paper(&case, &ferrante(), visibility, court).await;
        body["title"] = json!(KEPT);
        case.done(&ferrante(), "file-document", &body).await;
    }
    case
}

/// What every question a citizen can put is answered with, for each of these identifiers.
async fn everything(case: &Case, ids: &[String]) -> Vec<(String, String)> {
    let mut told = Vec::new();
    for (method, path, _) in operations(&api::openapi()) {
        if method != "GET" {
            continue;
        }
        for id in ids {
            let path = path
                .replace("{id}", id)
                .replace("{day}", "2026-03-02")
                .replace("{code}", "abcd-efgh")
                .replace("{type}", "case_file");
            let reply = send(case.app.request(&citizen(), Method::GET, &path)).await;
            told.push((path, reply.text));
        }
    }
    told
}

#[tokio::test]
async fn no_route_tells_the_person_what_is_kept_in_their_file() {
    let case = rich().await;
    case.get(&citizen(), "/own").await;
    let mut ids = vec![case.id.to_string()];
    let papers = case.get(&ferrante(), "/documents").await.json();
    let papers = papers["items"].as_array().expect("papers").clone();
    ids.extend(
        papers
            .iter()
            .map(|row| row["id"].as_str().expect("an id").to_owned()),
    );
    let office = case.get(&ferrante(), "/diary").await;
    assert!(office.text.contains(KEPT), "the office reads it");
    for (path, text) in everything(&case, &ids).await {
        assert!(!text.to_lowercase().contains(KEPT), "{path}: {text}");
        assert!(!text.contains("%PDF"), "{path}: bytes of a private paper");
    }
    let protection = StartUrgentProtection {
        given: given_by(By::of(&ferrante())),
        ..samples::start_urgent_protection()
    };
    let body =
        json!({ "team": protection.team, "placed_at": "2026-03-01T20:00:00Z", "place": KEPT });
    case.done(&ferrante(), "start-urgent-protection", &body)
        .await;
    case.get(&citizen(), "/own").await;
    for (path, text) in everything(&case, &ids).await {
        assert!(
            !text.to_lowercase().contains(KEPT),
            "placed: {path}: {text}"
        );
    }
}

#[test]
fn the_reporter_is_never_written_where_the_person_reads() {
    let report: ReceiveReport = samples::receive_report();
    let events = CaseFile::default()
        .decide(&report.into())
        .expect("received");
    for event in events {
        assert!(!written(&event).contains("Bonanno"));
    }
}
