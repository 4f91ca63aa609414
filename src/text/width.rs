//! How many cells a text takes in a terminal, so that columns line up.

/// Ranges of characters that are two cells wide, by their code points.
const WIDE: &[(u32, u32)] = &[
    (0x1100, 0x115F),   // Hangul initials
    (0x2E80, 0x303E),   // radicals, and the ideographic space and stops
    (0x3041, 0x33FF),   // kana, bopomofo, and enclosed forms
    (0x3400, 0x4DBF),   // ideographs, extension A
    (0x4E00, 0xA4CF),   // ideographs, and Yi
    (0xA960, 0xA97C),   // Hangul initials, extended
    (0xAC00, 0xD7A3),   // Hangul syllables
    (0xF900, 0xFAFF),   // ideographs for compatibility
    (0xFE30, 0xFE6B),   // vertical and small forms
    (0xFF01, 0xFF60),   // full-width forms
    (0xFFE0, 0xFFE6),   // full-width signs
    (0x1F300, 0x1F64F), // pictographs
    (0x1F900, 0x1F9FF), // pictographs, supplement
    (0x20000, 0x3FFFD), // ideographs, extensions B and later
];

/// Ranges of characters that take no cell: they combine with the one before, or are not seen.
const ZERO: &[(u32, u32)] =
    &[(0x0300, 0x036F), (0x200B, 0x200F), (0x202A, 0x202E), (0x2060, 0x2064), (0xFE00, 0xFE0F), (0xFEFF, 0xFEFF)];

/// The cells that `text` takes.
pub(super) fn width(text: &str) -> usize {
    text.chars().fold(0, |sum, c| sum.saturating_add(cells(c)))
}

fn cells(c: char) -> usize {
    let is_in = |ranges: &[(u32, u32)]| ranges.iter().any(|(first, last)| (*first..=*last).contains(&c.into()));
    if is_in(ZERO) {
        0
    } else if is_in(WIDE) {
        2
    } else {
        1
    }
}
