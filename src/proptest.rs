//! Strategies for `proptest` 1.
