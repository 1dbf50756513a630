//! Journeys: few, long, through real parts.

mod import;
