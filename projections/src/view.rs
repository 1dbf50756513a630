//! What a read model is, as far as the machinery is concerned.

use crate::fact::Fact;
use crate::rows::{Rows, Table};
use std::fmt;

/// Vista: one read model.
pub trait View: Sync {
    /// Its name, which is also the name of its first table.
    fn name(&self) -> &'static str;

    /// Raised whenever the same events should give other rows; the rows are then built again.
    fn revision(&self) -> i32;

    /// Its tables.
    fn tables(&self) -> &'static [&'static Table];

    /// The aggregates whose events it takes; none named means all of them.
    fn aggregates(&self) -> &'static [&'static str];

    /// The aggregates whose personal fields it must read, to make digests of them.
    fn clear(&self) -> &'static [&'static str] {
        &[]
    }

    /// Takes one event; the rows it changes follow from the event alone.
    fn project(&self, fact: &Fact<'_>, rows: &mut Rows);
}

/// A read model as the machinery carries it about.
pub type ViewRef = &'static dyn View;

impl fmt::Debug for dyn View {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(self.name())
    }
}

/// Writes what every [`View`] says of itself; the events go to `project::project` beside it.
macro_rules! view {
    ($view:ty, $name:literal, tables: [$($table:ident),*], aggregates: $aggregates:expr, clear: $clear:expr) => {
        impl $crate::View for $view {
            fn name(&self) -> &'static str {
                $name
            }

            fn revision(&self) -> i32 {
                REVISION
            }

            fn tables(&self) -> &'static [&'static $crate::Table] {
                static TABLES: &[&$crate::Table] = &[$(&$table),*];
                TABLES
            }

            fn aggregates(&self) -> &'static [&'static str] {
                $aggregates
            }

            fn clear(&self) -> &'static [&'static str] {
                $clear
            }

            fn project(&self, fact: &$crate::Fact<'_>, rows: &mut $crate::Rows) {
                project::project(fact, rows);
            }
        }
    };
}

pub(crate) use view;
