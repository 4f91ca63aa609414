//! Any bytes as a plan: refused in one short line, or read, written and read again, assessed and printed.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use shegong::{Guideline, Plan};
use shegong_fuzz::check;
use shegong_fuzz::mutate::{Shape, mutate};

fuzz_target!(|data: &[u8]| {
    if let Some(plan) = check::read::<Plan>(data) {
        check::assessment(&Guideline::SUZHOU_2016.assess(&plan), &Guideline::SUZHOU_2016);
    }
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(Shape::Plan, data, size, max_size, seed, fuzzer_mutate)
});
