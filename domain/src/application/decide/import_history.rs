//! Importare lo storico: every row once, whatever it says.

use crate::application::{
    Application, ApplicationError, ApplicationEvent, ApplicationImported, ApplicationStatus,
    ExternalEventRecorded, HistoryRow, ImportHistory,
};
use crate::shared::ids::SubjectId;
use crate::shared::personal::{Personal, RetentionClass};
use serde_json::Value;

pub(super) fn decide(
    state: &Application,
    command: &ImportHistory,
) -> Result<Vec<ApplicationEvent>, ApplicationError> {
    let first = state.status == ApplicationStatus::Nothing;
    if !first && state.status != ApplicationStatus::Imported {
        return Err(ApplicationError::NotHistory);
    }
    let mut events = Vec::with_capacity(command.rows.len() + 1);
    if first {
        events.push(case(command).into());
    }
    let mut history = state.imported.clone().unwrap_or_default();
    for row in &command.rows {
        if !history.holds(row.index_in_case) {
            history.take_place(row.index_in_case);
            events.push(recorded(command, row).into());
        }
    }
    Ok(events)
}

fn case(command: &ImportHistory) -> ApplicationImported {
    ApplicationImported {
        application_id: command.application_id,
        source: command.source.clone(),
        case_id: command.case_id.clone(),
        office: command.office.clone(),
        service: command.service.clone(),
        received_at: command.received_at,
        attributes: sealed(command, &command.attributes),
    }
}

fn recorded(command: &ImportHistory, row: &HistoryRow) -> ExternalEventRecorded {
    ExternalEventRecorded {
        row: row.row,
        index_in_case: row.index_in_case,
        activity: row.activity.clone(),
        lifecycle: row.lifecycle.clone(),
        resource: row.resource.clone(),
        group: row.group.clone(),
        instance: row.instance.clone(),
        at: row.at,
        attributes: sealed(command, &row.attributes),
        milestone: row.milestone,
    }
}

/// The case stands for a person nobody knows: its own key seals what it says.
fn sealed(command: &ImportHistory, value: &Value) -> Personal<Value> {
    let subject = SubjectId(command.application_id.0);
    Personal::new(subject, RetentionClass::Imported, value.clone())
}

#[cfg(test)]
mod tests {
    use crate::application::samples::{self, decided, drafted, evolved, given, refused, then};
    use crate::application::{ApplicationError, ApplicationStatus};
    use crate::decider::Fact;

    #[test]
    fn a_row_is_imported_once() {
        let story = then(Vec::new(), samples::import_history());
        assert_eq!(evolved(&story).len(), 3);
        assert_eq!(decided(&story, samples::import_history()), Ok(Vec::new()));
        let mut more = samples::import_history();
        let mut next = more.rows[1].clone();
        next.index_in_case = 2;
        more.rows.push(next);
        assert_eq!(decided(&story, more).expect("one row is new").len(), 1);
    }

    #[test]
    fn a_row_keeps_the_time_at_which_it_was_true() {
        let events = evolved(&then(Vec::new(), samples::import_history()));
        let times: Vec<_> = events.iter().map(Fact::effective_at).collect();
        let rows = samples::import_history().rows;
        assert_eq!(times[1..], [Some(rows[0].at), Some(rows[1].at)]);
    }

    #[test]
    fn a_milestone_gives_the_case_its_state() {
        let state = given(&then(Vec::new(), samples::import_history()));
        let history = state.imported.expect("imported");
        assert_eq!(history.status, Some(ApplicationStatus::Granted));
        assert_eq!(state.status, ApplicationStatus::Imported);
    }

    #[test]
    fn a_row_that_was_refused_at_first_still_finds_its_place() {
        let mut without = samples::import_history();
        without.rows.remove(0);
        let story = then(Vec::new(), without);
        let late = decided(&story, samples::import_history()).expect("one row is new");
        assert_eq!(late.len(), 1);
        let history = given(&then(story, samples::import_history())).imported;
        let history = history.expect("imported");
        assert!(history.holds(0) && history.holds(1) && history.gaps.is_empty());
        assert_eq!(history.status, Some(ApplicationStatus::Granted));
    }

    #[test]
    fn a_late_row_does_not_undo_what_later_rows_say() {
        let mut without = samples::import_history();
        let mut early = without.rows.remove(0);
        early.milestone = Some(ApplicationStatus::Submitted);
        let story = then(Vec::new(), without.clone());
        without.rows.insert(0, early);
        let state = given(&then(story, without));
        let history = state.imported.expect("imported");
        assert_eq!(history.status, Some(ApplicationStatus::Granted));
    }

    #[test]
    fn history_is_not_worked_on_and_our_own_files_take_none() {
        let story = then(Vec::new(), samples::import_history());
        let why = refused(&story, samples::assign_officer());
        assert_eq!(why, ApplicationError::HistoryOnly);
        let why = refused(&drafted(), samples::import_history());
        assert_eq!(why, ApplicationError::NotHistory);
    }
}
