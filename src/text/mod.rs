//! The texts of findings and reports in Chinese and English. Names of terms stand in their tables.

mod assessment;
mod message;
mod remedy;
mod report;
mod review;
mod width;
