//! A case that another system kept: its history comes in as it was.

use chrono::TimeDelta;
use domain::access::{Actor, Role};
use domain::application::{ApplicationStatus, HistoryRow, ImportHistory};
use domain::shared::ids::{ApplicationId, NAMESPACE};
use domain::shared::text::Vocabulary;
use serde_json::json;

use crate::seed::script::{Deed, Script, Step};
use crate::seed::words::{actor, office, reason};

/// What the other system wrote down: days before the opening, activity.
const ROWS: &[(i64, &str, Option<ApplicationStatus>)] = &[
    (90, "Ricezione istanza", None),
    (84, "Assegnazione", None),
    (61, "Verifica requisiti", None),
    (45, "Determina di accoglimento", Some(ApplicationStatus::Granted)),
];

pub(super) fn write(script: &mut Script) {
    let at = script.world.timeline.opening() + TimeDelta::hours(4);
    let application_id = ApplicationId::derive(NAMESPACE, "seed/imported/1");
    let rows = (0_u32..).zip(ROWS).map(|(index, (days, activity, milestone))| HistoryRow {
        row: u64::from(index) + 2,
        index_in_case: index,
        activity: vocabulary(activity),
        lifecycle: Some(reason("complete")),
        resource: Some(vocabulary(&format!("operatore-{}", index % 2 + 1))),
        group: None,
        instance: None,
        at: at - TimeDelta::days(*days),
        attributes: json!({}),
        milestone: *milestone,
    });
    let command = ImportHistory {
        application_id,
        source: reason("old-archive"),
        case_id: vocabulary("2025/0417"),
        office: office("centro-2"),
        service: Some(vocabulary("assistenza economica")),
        received_at: Some(at - TimeDelta::days(90)),
        attributes: json!({ "fascicolo": "417" }),
        rows: rows.collect(),
        at,
    };
    script.step(Step {
        name: "imported/1/01-import_history".to_owned(),
        at,
        actor: Actor {
            code: actor("import"),
            role: Role::System,
            office: None,
            person: None,
        },
        channel: "import",
        on_behalf_of: None,
        stream: application_id.0,
        deed: Deed::Application(command.into()),
    });
}

fn vocabulary(text: &str) -> Vocabulary {
    Vocabulary::parse(text).expect("the words of the old archive are short")
}
