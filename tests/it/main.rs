//! The crate's integration tests, one binary: a file a concern.

#![allow(unreachable_pub, reason = "a test binary has no outside")]

mod api;
mod command;
mod edges;
mod laws;
mod messages;
mod model;
mod support;
mod table;
mod wire;
mod worked;
