//! Rows of the policy for catalogue commands.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
