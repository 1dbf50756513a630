//! Who is let in: tokens of outside providers, sessions of browsers, passwords, and what is tried against them.

mod demo;
mod fixation;
mod passwords;
mod programs;
mod residents;
mod sessions;
mod sign_in;
mod staff;
mod step_up;
mod tampering;
mod world;
