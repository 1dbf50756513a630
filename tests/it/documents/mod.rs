//! Documents over HTTP: in, named by a command, out again.

mod download;
mod named;
mod sweep;
mod upload;
