//! The deadlines of applications over HTTP.

mod list;
