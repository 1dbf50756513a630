//! When this happens, do that: commands that follow from the log and from the passing of time.

pub mod timers;
