//! Any bytes as a delivery: refused in one short line, or read, written and read again, reviewed and printed.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use shegong::{Delivery, Guideline};
use shegong_fuzz::check;
use shegong_fuzz::mutate::{Shape, mutate};

fuzz_target!(|data: &[u8]| {
    if let Some(delivery) = check::read::<Delivery>(data) {
        check::review(&Guideline::SUZHOU_2016.review(&delivery), &Guideline::SUZHOU_2016);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(Shape::Delivery, data, size, max_size, seed, fuzzer_mutate)
});
