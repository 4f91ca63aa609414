//! How many cells a text takes in a terminal, so that columns line up.

/// The first of the characters that are two cells wide. Tables hold the words of the guideline and of the crate and nothing
/// from outside, and of the characters in these all from the Chinese radicals on are wide.
const FIRST_WIDE: char = '\u{2E80}';

/// The cells that `text` takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().fold(0, |sum, c| sum.saturating_add(cells(c)))
}

const fn cells(c: char) -> usize {
    match c {
        FIRST_WIDE.. => 2,
        _ => 1,
    }
}
