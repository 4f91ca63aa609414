//! What the targets share: what must hold, the second implementation, and a mutation that knows JSON.

pub mod check;
pub mod documents;
pub mod model;
pub mod mutate;
