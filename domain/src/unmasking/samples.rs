//! One valid sample of each command and event of an unmasking.

use super::{
    ApproveUnmasking, EndUnmasking, RefuseUnmasking, RequestUnmasking, UnmaskingApproved,
    UnmaskingCommand, UnmaskingEnded, UnmaskingEvent, UnmaskingRefused, UnmaskingRequested,
    UnmaskingTarget,
};
use crate::sample::{actor, instant, long, person, reason};
use crate::shared::personal::{Personal, RetentionClass};
use chrono::TimeDelta;
use uuid::Uuid;

/// One of each command; the first asks.
pub fn commands() -> Vec<UnmaskingCommand> {
    vec![
        request_unmasking().into(),
        approve_unmasking().into(),
        refuse_unmasking().into(),
        end_unmasking().into(),
    ]
}

/// One of each event.
pub fn events() -> Vec<UnmaskingEvent> {
    let asked = request_unmasking();
    let agreed = approve_unmasking();
    let refused = refuse_unmasking();
    let ended = end_unmasking();
    vec![
        UnmaskingRequested {
            unmasking_id: asked.unmasking_id,
            by: asked.by,
            target: asked.target,
            target_id: asked.target_id,
            reason: asked.reason,
            note: asked.note,
            requested_at: asked.at,
        }
        .into(),
        UnmaskingApproved {
            by: agreed.by,
            until_at: agreed.at + TimeDelta::hours(i64::from(agreed.hours)),
            approved_at: agreed.at,
        }
        .into(),
        UnmaskingRefused {
            by: refused.by,
            reason: refused.reason,
            refused_at: refused.at,
        }
        .into(),
        UnmaskingEnded {
            by: ended.by,
            ended_at: ended.at,
        }
        .into(),
    ]
}

/// A valid command.
pub fn request_unmasking() -> RequestUnmasking {
    RequestUnmasking {
        unmasking_id: Uuid::from_u128(0x91),
        by: actor("revisore"),
        target: UnmaskingTarget::Application,
        target_id: Uuid::from_u128(0x11),
        is_there: true,
        reason: reason("complaint"),
        note: Personal::new(
            person(1),
            RetentionClass::Application,
            long("Esposto: il punteggio non corrisponde a quanto dichiarato."),
        ),
        at: instant(2026, 4, 7, 9),
    }
}

/// A valid command.
pub fn approve_unmasking() -> ApproveUnmasking {
    ApproveUnmasking {
        by: actor("rpd"),
        hours: 4,
        at: instant(2026, 4, 7, 10),
    }
}

/// A valid command.
pub fn refuse_unmasking() -> RefuseUnmasking {
    RefuseUnmasking {
        by: actor("rpd"),
        reason: reason("not-necessary"),
        at: instant(2026, 4, 7, 10),
    }
}

/// A valid command.
pub fn end_unmasking() -> EndUnmasking {
    EndUnmasking {
        by: actor("revisore"),
        at: instant(2026, 4, 7, 11),
    }
}
