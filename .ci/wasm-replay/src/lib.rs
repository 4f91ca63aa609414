//! What `shegong` answers to one file: for `main.rs` as it is, for `replay.mjs` through a buffer that both sides see.

use std::cell::RefCell;

use shegong::{Delivery, Guideline, Language, Plan};

/// The answer to a plan or a delivery: as JSON, as a Chinese and as an English report.
///
/// # Panics
///
/// If the text is neither.
#[must_use]
pub fn answer(text: &[u8]) -> String {
    let guideline = Guideline::SUZHOU_2016;
    if let Ok(plan) = serde_json::from_slice::<Plan>(text) {
        let (assessment, envelope) = (guideline.assess(&plan), guideline.envelope(&plan));
        let answer = assessment.with_readings(&envelope);
        let json = serde_json::to_string(&answer).expect("an answer is JSON");
        format!("{json}\n{}\n{}\n", answer.display(Language::Chinese), answer.display(Language::English))
    } else {
        let delivery: Delivery = serde_json::from_slice(text).expect("the file is a plan or a delivery");
        let review = guideline.review(&delivery);
        let json = serde_json::to_string(&review).expect("an answer is JSON");
        format!("{json}\n{}\n{}\n", review.display(Language::Chinese), review.display(Language::English))
    }
}

thread_local! {
    static BUFFER: RefCell<Vec<u8>> = const { RefCell::new(Vec::new()) };
}

/// Makes the buffer so many bytes long, and says where it is.
#[unsafe(no_mangle)]
pub extern "C" fn buffer(length: usize) -> *mut u8 {
    BUFFER.with_borrow_mut(|buffer| {
        buffer.resize(length, 0);
        buffer.as_mut_ptr()
    })
}

/// Puts the answer to what is in the buffer in its place, and says how long it is.
#[unsafe(no_mangle)]
pub extern "C" fn replay() -> usize {
    BUFFER.with_borrow_mut(|buffer| {
        *buffer = answer(buffer).into_bytes();
        buffer.len()
    })
}
