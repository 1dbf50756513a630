//! A proxy is taken back: the delegate no longer sees the case.

use domain::application::{Capacity, EndOfRepresentation};

use crate::seed::script::Script;

pub(super) fn write(script: &mut Script) {
    let (principal, agent) = (script.somebody(), script.somebody());
    let (mandate, facts) = script.proxy(principal, agent, 60);
    let mut case = script.case("telecare", agent, 56);
    case.for_whom(principal, Capacity::Delegate, facts);
    case.filed(0);
    case.assigned(3);
    case.representation_ended(EndOfRepresentation::Revoked, 19);
    case.proposed_and_granted(28);
    script.proxy_revoked(mandate, principal, 38);
}
