//! Rows of the policy for people commands.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
