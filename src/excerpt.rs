//! What an error quotes of the input it refused: never more than 32 characters, so that a large input cannot become a
//! large message.

use alloc::string::String;
use core::fmt;

/// The beginning of a refused input, at most [`Excerpt::MAX_CHARS`] characters of it.
///
/// # Examples
///
/// ```
/// use shegong::Excerpt;
///
/// assert_eq!(Excerpt::of("３０").to_string(), "`３０`");
/// assert_eq!(Excerpt::of(&"9".repeat(1_000_000)).to_string(), format!("`{}…`", "9".repeat(31)));
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
pub struct Excerpt(String);

impl Excerpt {
    /// The most characters an excerpt shows, the ellipsis of a shortened one included.
    pub const MAX_CHARS: usize = 32;

    /// Takes the beginning of `input`; control characters are replaced, so that an error can be printed anywhere.
    #[must_use]
    pub fn of(input: &str) -> Self {
        if input.chars().nth(Self::MAX_CHARS).is_none() {
            Self(input.chars().map(printable).collect())
        } else {
            Self(input.chars().take(Self::MAX_CHARS.saturating_sub(1)).map(printable).chain(['…']).collect())
        }
    }

    /// The quoted characters.
    #[must_use]
    pub fn as_str(&self) -> &str {
        &self.0
    }
}

/// The character itself, unless it would move a terminal's cursor, turn the direction of what follows, or not be seen.
pub(crate) fn printable(c: char) -> char {
    match c {
        '\u{AD}'
        | '\u{61C}'
        | '\u{115F}'
        | '\u{1160}'
        | '\u{180E}'
        | '\u{3164}'
        | '\u{FEFF}'
        | '\u{200B}'..='\u{200F}'
        | '\u{2028}'..='\u{202E}'
        | '\u{2060}'..='\u{206F}'
        | '\u{FFF9}'..='\u{FFFB}'
        | '\u{E0000}'..='\u{E007F}' => char::REPLACEMENT_CHARACTER,
        _ if c.is_control() => char::REPLACEMENT_CHARACTER,
        _ => c,
    }
}

impl fmt::Display for Excerpt {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "`{}`", self.0)
    }
}
