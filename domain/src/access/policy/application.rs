//! Rows of the policy for application commands.

use super::Row;

pub(super) const ROWS: &[Row] = &[];
