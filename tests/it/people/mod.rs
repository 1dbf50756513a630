//! People over HTTP.

mod look_up;
mod merge_persons;
mod register_person;
