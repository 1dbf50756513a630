//! The administration that runs the service.

use api::Administration;

use super::SettingsError;
use super::reference::Entry;

pub(super) const ENTRIES: &[Entry] = &[
    Entry::new(
        "administration.name",
        "Name of the body that decides, as receipts show it.",
    ),
    Entry::new("administration.department", "The part of it that decides."),
    Entry::new(
        "administration.ipa_code",
        "Its code in the index of public administrations (IPA).",
    ),
    Entry::new(
        "administration.aoo_code",
        "The IPA code of the records area (AOO) that keeps the register.",
    ),
    Entry::new(
        "administration.pec",
        "Its certified mail (domicilio digitale).",
    ),
    Entry::new(
        "administration.address",
        "Its address; that of offices that publish none.",
    ),
    Entry::new(
        "administration.portal_url",
        "Address of the portal, without a slash at the end.",
    ),
    Entry::new(
        "administration.identification",
        "With what citizens identify themselves there.",
    ),
    Entry::new(
        "administration.substitute_contact",
        "Where the holder of the substitute power is written to.",
    ),
    Entry::new(
        "administration.archive",
        "The office where papers that are not digital can be seen.",
    ),
    Entry::new("administration.archive_hours", "When it is open."),
    Entry::new(
        "administration.privacy_notice",
        "Which notice on personal data holds, with its version.",
    ),
    Entry::new("administration.privacy_url", "Where it is published."),
    Entry::new(
        "administration.patron_day",
        "The patron's day as month-day, a holiday; empty where there is none.",
    ),
];

pub(super) fn validate(administration: &Administration) -> Result<(), SettingsError> {
    let invalid = |name: &str, reason: &str| SettingsError::invalid(name, reason);
    administration
        .calendar()
        .map_err(|error| SettingsError::invalid("administration.patron_day", &error))?;
    let url = &administration.portal_url;
    if !url.starts_with("https://") && !url.starts_with("http://") || url.ends_with('/') {
        let reason =
            "an address such as https://servizi.comune.example, without a slash at the end";
        return Err(invalid("administration.portal_url", reason));
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_patron_who_has_no_day_and_a_portal_that_is_no_address_are_refused_by_name() {
        for (administration, name) in [
            (
                Administration {
                    patron_day: "02-30".to_owned(),
                    ..Administration::default()
                },
                "setting administration.patron_day: ",
            ),
            (
                Administration {
                    portal_url: "servizi/".to_owned(),
                    ..Administration::default()
                },
                "setting administration.portal_url: ",
            ),
        ] {
            let refused = validate(&administration).unwrap_err().to_string();
            assert!(refused.starts_with(name), "{refused}");
        }
    }
}
