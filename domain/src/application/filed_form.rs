//! Il modulo come è agli atti: as it was signed, with what the office put right since.

use super::ApplicationEvent;
use serde_json::Value;

/// The form of an application after its history, which must be readable; nothing where it was not filed or was erased.
pub fn filed_form(history: &[ApplicationEvent]) -> Option<Value> {
    let mut form: Option<Value> = None;
    for event in history {
        if let ApplicationEvent::ApplicationSubmitted(event) = event {
            form = event.form.reveal().cloned();
        }
        if let ApplicationEvent::ApplicationDataCorrected(event) = event
            && let (Some(pointer), Some(new)) = (event.pointer.reveal(), event.new.reveal())
            && let Some(place) = form
                .as_mut()
                .and_then(|form| form.pointer_mut(pointer.as_str()))
        {
            place.clone_from(new);
        }
    }
    form
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::application::samples;
    use cqrs_es::DomainEvent;
    use serde_json::json;

    #[test]
    fn what_was_put_right_counts_and_what_was_not_filed_does_not() {
        let of = |name: &str| {
            let mut all = samples::events().into_iter();
            all.find(|event| event.event_type() == name)
                .expect("a sample of each event")
        };
        let history = [
            of("application_submitted"),
            of("application_data_corrected"),
        ];
        let form = filed_form(&history).expect("it was filed");
        assert_eq!(form["rooms"], json!(2), "corrected from 3");
        assert!(form["note"].is_string(), "as it was signed");
        assert_eq!(filed_form(&[]), None);
    }
}
