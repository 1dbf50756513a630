//! Literals of the demo city as the checked texts and codes of the domain.

use domain::shared::ids::{ActorCode, OfficeCode, ReasonCode, ServiceCode};
use domain::shared::text::{LongText, ShortText};

pub(super) fn short(text: &str) -> ShortText {
    ShortText::parse(text).expect("the demo city writes short and plain lines")
}

pub(super) fn long(text: &str) -> LongText {
    LongText::parse(text).expect("the demo city writes plain texts")
}

pub(super) fn reason(code: &str) -> ReasonCode {
    ReasonCode::new(code).expect("the demo city's codes are well formed")
}

pub(super) fn office(code: &str) -> OfficeCode {
    OfficeCode::new(code).expect("the demo city's codes are well formed")
}

pub(super) fn service(code: &str) -> ServiceCode {
    ServiceCode::new(code).expect("the demo city's codes are well formed")
}

pub(super) fn actor(code: &str) -> ActorCode {
    ActorCode::new(code).expect("the demo city's codes are well formed")
}
