//! The two languages in which everything has a text, and the pair of names that every term carries.

use core::fmt::{self, Write as _};

use crate::excerpt::printable;

/// The language of a printed text.
///
/// # Examples
///
/// ```
/// use shegong::{Language, WorkItem};
///
/// assert_eq!(WorkItem::Intake.name().get(Language::Chinese), "接案");
/// assert_eq!(WorkItem::Intake.name().get(Language::English), "intake");
/// ```
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Language {
    /// Simplified Chinese, the language of the guideline.
    #[default]
    Chinese,
    /// English.
    English,
}

/// One term's names: the official Chinese one and its English rendering.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[cfg_attr(feature = "serde", derive(serde::Serialize))]
pub struct Name {
    /// The official Chinese name.
    pub zh: &'static str,
    /// The English name, in lower case except for proper nouns.
    pub en: &'static str,
}

impl Name {
    /// The name in `language`.
    #[must_use]
    pub const fn get(self, language: Language) -> &'static str {
        match language {
            Language::Chinese => self.zh,
            Language::English => self.en,
        }
    }
}

/// A text that exists in both languages and is written only when someone reads it.
pub(crate) trait Localized {
    /// Writes the text in `language`.
    fn fmt_in(&self, language: Language, f: &mut fmt::Formatter<'_>) -> fmt::Result;

    /// The text in `language`, to be formatted with `{}`.
    fn in_language(&self, language: Language) -> InLanguage<'_, Self> {
        InLanguage { text: self, language }
    }
}

/// A text with its language chosen.
pub(crate) struct InLanguage<'a, T: ?Sized> {
    text: &'a T,
    language: Language,
}

impl<T: Localized + ?Sized> fmt::Display for InLanguage<'_, T> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.text.fmt_in(self.language, f)
    }
}

/// Gives public types their `display`.
macro_rules! displayed {
    ($( $(#[$meta:meta])* $Type:ty; )+) => { $(
        impl $Type {
            $(#[$meta])*
            #[must_use]
            pub fn display(&self, language: $crate::language::Language) -> impl core::fmt::Display + '_ {
                $crate::language::Localized::in_language(self, language)
            }
        }
    )+ };
}

pub(crate) use displayed;

/// Writes a text from outside so that it cannot disturb the text around it.
pub(crate) struct Plain<'a>(pub(crate) &'a str);

impl fmt::Display for Plain<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.chars().map(printable).try_for_each(|c| f.write_char(c))
    }
}
