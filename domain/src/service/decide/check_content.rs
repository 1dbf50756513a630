//! Whether a version of a service can be published: the law's caps, a usable form, codes that are told apart.

use crate::service::{ServiceContent, ServiceError, form};
use crate::shared::regime::RegimeError;
use std::collections::BTreeSet;

pub(super) fn check(content: &ServiceContent) -> Result<(), ServiceError> {
    check_term(content)?;
    form::check(&content.form_schema)?;
    check_lists(content)?;
    if content.channels.is_empty() {
        return Err(ServiceError::NoChannel);
    }
    if content.appeals.is_empty() || content.appeals.iter().any(|route| route.term_days == 0) {
        return Err(ServiceError::NoAppealRoute);
    }
    Ok(())
}

fn check_term(content: &ServiceContent) -> Result<(), ServiceError> {
    let exceptional = content.exceptional_term_reason.is_some();
    content
        .regime
        .check_term(content.term_days, exceptional)
        .map_err(|error| match error {
            RegimeError::Zero => ServiceError::TermZero,
            RegimeError::TermTooLong { .. } | RegimeError::Contradiction => {
                ServiceError::TermTooLong
            }
        })
}

fn check_lists(content: &ServiceContent) -> Result<(), ServiceError> {
    let attachments: BTreeSet<_> = content.attachments.iter().map(|a| &a.rule.code).collect();
    let declarations: BTreeSet<_> = content.declarations.iter().map(|d| &d.code).collect();
    if attachments.len() < content.attachments.len()
        || declarations.len() < content.declarations.len()
    {
        return Err(ServiceError::CodeRepeated);
    }
    if content
        .attachments
        .iter()
        .any(|attachment| attachment.max_bytes == 0)
    {
        return Err(ServiceError::AttachmentSizeZero);
    }
    let mut media_types = content.attachments.iter().flat_map(|a| &a.rule.media_types);
    if media_types.all(|media_type| is_media_type(media_type)) {
        Ok(())
    } else {
        Err(ServiceError::MediaTypeMalformed)
    }
}

/// `type/subtype` in lower case, without parameters (RFC 6838).
fn is_media_type(text: &str) -> bool {
    let part = |part: &str| {
        (1..=127).contains(&part.len())
            && part
                .bytes()
                .all(|b| b.is_ascii_lowercase() || b.is_ascii_digit() || b"!#$&-^_.+".contains(&b))
    };
    text.split_once('/')
        .is_some_and(|(kind, subtype)| part(kind) && part(subtype))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::sample::short;
    use crate::service::samples;

    fn refusal(change: impl FnOnce(&mut ServiceContent)) -> Result<(), ServiceError> {
        let mut content = samples::content();
        change(&mut content);
        check(&content)
    }

    #[test]
    fn a_term_stays_within_the_caps_of_the_law() {
        assert_eq!(refusal(|c| c.term_days = 0), Err(ServiceError::TermZero));
        assert_eq!(refusal(|c| c.term_days = 90), Ok(()));
        assert_eq!(
            refusal(|c| c.term_days = 91),
            Err(ServiceError::TermTooLong)
        );
    }

    #[test]
    fn a_longer_term_needs_a_reason_and_has_its_own_cap() {
        let reason = Some(short("Valutazione multidimensionale complessa"));
        let with = |days| {
            let reason = reason.clone();
            refusal(move |c| {
                c.exceptional_term_reason = reason;
                c.term_days = days;
            })
        };
        assert_eq!(with(180), Ok(()));
        assert_eq!(with(181), Err(ServiceError::TermTooLong));
    }

    #[test]
    fn a_form_that_cannot_be_used_is_refused() {
        let refused = refusal(|c| c.form_schema = serde_json::json!({"type": "string"}));
        assert_eq!(refused, Err(ServiceError::FormNotAnObject));
    }

    #[test]
    fn attachments_and_declarations_are_told_apart_by_their_codes() {
        let twice = refusal(|c| c.attachments.push(c.attachments[0].clone()));
        assert_eq!(twice, Err(ServiceError::CodeRepeated));
        let twice = refusal(|c| c.declarations.push(c.declarations[0].clone()));
        assert_eq!(twice, Err(ServiceError::CodeRepeated));
    }

    #[test]
    fn an_attachment_has_a_size_and_formats() {
        let empty = refusal(|c| c.attachments[0].max_bytes = 0);
        assert_eq!(empty, Err(ServiceError::AttachmentSizeZero));
        for media_type in [
            "pdf",
            "application/",
            "/pdf",
            "Application/pdf",
            "a/b; c=d",
            "a/b/c",
        ] {
            let refused =
                refusal(|c| c.attachments[0].rule.media_types = vec![media_type.to_owned()]);
            assert_eq!(
                refused,
                Err(ServiceError::MediaTypeMalformed),
                "{media_type}"
            );
        }
    }

    #[test]
    fn somebody_must_be_able_to_file_and_to_appeal() {
        assert_eq!(
            refusal(|c| c.channels.clear()),
            Err(ServiceError::NoChannel)
        );
        assert_eq!(
            refusal(|c| c.appeals.clear()),
            Err(ServiceError::NoAppealRoute)
        );
        assert_eq!(
            refusal(|c| c.appeals[0].term_days = 0),
            Err(ServiceError::NoAppealRoute)
        );
    }
}
