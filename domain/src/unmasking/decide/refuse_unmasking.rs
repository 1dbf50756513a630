//! Negare lo svelamento.

use super::{Decided, answer};
use crate::unmasking::{RefuseUnmasking, Unmasking, UnmaskingRefused};

pub(super) fn decide(state: &Unmasking, command: &RefuseUnmasking) -> Decided {
    answer(state, &command.by)?;
    Ok(vec![
        UnmaskingRefused {
            by: command.by.clone(),
            reason: command.reason.clone(),
            refused_at: command.at,
        }
        .into(),
    ])
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::given::when;
    use crate::unmasking::{UnmaskingError, samples};

    #[test]
    fn what_was_turned_down_is_not_agreed_to_later() {
        let asked = when(Unmasking::default(), samples::request_unmasking()).expect("asked");
        let refused = when(asked, samples::refuse_unmasking()).expect("refused");
        let later = when(refused, samples::approve_unmasking());
        assert_eq!(later, Err(UnmaskingError::AlreadyAnswered));
    }
}
