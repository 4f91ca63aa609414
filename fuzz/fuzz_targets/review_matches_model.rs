//! An optional guideline and a delivery: the answer is the second implementation's.
#![no_main]

use libfuzzer_sys::{fuzz_mutator, fuzz_target, fuzzer_mutate};
use shegong::{Delivery, Guideline};
use shegong_fuzz::mutate::{Shape, mutate};
use shegong_fuzz::{check, documents, model};

fuzz_target!(|data: &[u8]| {
    let Some((guideline, delivery)) = documents::two(data) else { return };
    let (Some((guideline, guideline_json)), Some((delivery, delivery_json))) =
        (documents::read::<Guideline>(guideline), documents::read::<Delivery>(delivery))
    else {
        return;
    };
    check::review(&guideline.review(&delivery), &guideline);
    let answer = check::reviewed(&guideline, &delivery);
    assert_eq!(answer, model::reviewed(&delivery_json, &guideline_json), "{guideline_json}\n{delivery_json}");
});

fuzz_mutator!(|data: &mut [u8], size: usize, max_size: usize, seed: u32| {
    mutate(Shape::GuidelineAndDelivery, data, size, max_size, seed, fuzzer_mutate)
});
