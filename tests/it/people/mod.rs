//! People over HTTP.

mod merge_persons;
mod register_person;
