//! Closed vocabularies: every enum of the crate whose values have a key and two names is one [`table!`], and the enum,
//! `ALL`, keys, names, further columns, `Display`, `FromStr` and serde all come from its rows.

use core::fmt;

use crate::excerpt::Excerpt;
use crate::language::Name;

/// A value of a closed vocabulary, written in text and JSON by its key.
///
/// # Examples
///
/// ```
/// use shegong::{Keyed, ServiceKind};
///
/// let fund: ServiceKind = "社区公益金".parse()?;
/// assert_eq!(fund.key(), "community_public_benefit_fund");
/// assert_eq!(ServiceKind::ALL.len(), 18);
/// # Ok::<(), shegong::ParseKeyError>(())
/// ```
pub trait Keyed: Copy + PartialEq + fmt::Debug + 'static {
    /// Every value, in the document's order.
    const ALL: &'static [Self];
    /// What one value is called in an error message, with its article.
    const WHAT: &'static str;

    /// The key by which JSON and `Display` write the value.
    fn key(self) -> &'static str;

    /// The official Chinese name and the English one.
    fn name(self) -> Name;

    /// Whether `text` is a spelling of this value; brackets, colons and spaces count alike in full and half width.
    fn is_spelled(self, text: &str) -> bool {
        same(text, self.key()) || same(text, self.name().zh) || same(text, self.name().en)
    }

    /// The value with exactly this key.
    ///
    /// # Errors
    ///
    /// [`ParseKeyError::Unknown`] if there is none.
    fn from_key(key: &str) -> Result<Self, ParseKeyError> {
        Self::ALL.iter().copied().find(|value| value.key() == key).ok_or_else(|| ParseKeyError::unknown::<Self>(key))
    }

    /// Reads a key, an English name or an official Chinese name.
    ///
    /// # Errors
    ///
    /// [`ParseKeyError::Unknown`] if nothing is spelled so, [`ParseKeyError::Ambiguous`] if several values are.
    fn from_text(text: &str) -> Result<Self, ParseKeyError> {
        if let Ok(value) = Self::from_key(text) {
            return Ok(value);
        }
        let mut spelled = Self::ALL.iter().filter(|value| value.is_spelled(text));
        match (spelled.next(), spelled.next()) {
            (None, _) => Err(ParseKeyError::unknown::<Self>(text)),
            (Some(value), None) => Ok(*value),
            (Some(first), Some(second)) => Err(ParseKeyError::Ambiguous {
                what: Self::WHAT,
                input: Excerpt::of(text),
                first: first.key(),
                second: second.key(),
            }),
        }
    }
}

/// Why a text names no value of a vocabulary.
#[derive(Clone, Debug, PartialEq, Eq, thiserror::Error)]
#[non_exhaustive]
pub enum ParseKeyError {
    /// Nothing is spelled so.
    #[error("{input} is not {what}")]
    #[non_exhaustive]
    Unknown {
        /// The kind of value looked for, with its article.
        what: &'static str,
        /// The text.
        input: Excerpt,
    },
    /// Several values are spelled so.
    #[error("{input} is not {what} alone: it may be `{first}` or `{second}`")]
    #[non_exhaustive]
    Ambiguous {
        /// The kind of value looked for, with its article.
        what: &'static str,
        /// The text.
        input: Excerpt,
        /// The key of the first value that it may mean.
        first: &'static str,
        /// The key of the next one.
        second: &'static str,
    },
}

impl ParseKeyError {
    pub(crate) fn unknown<T: Keyed>(text: &str) -> Self {
        Self::Unknown { what: T::WHAT, input: Excerpt::of(text) }
    }
}

/// Whether two texts are alike but for spaces, ASCII case and the width of brackets, colons and slashes.
pub(crate) fn same(left: &str, right: &str) -> bool {
    folded(left).eq(folded(right))
}

/// The characters of `text` by which spellings are compared.
fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    folded_chars(text.chars())
}

/// [`folded`], of characters from several texts.
fn folded_chars(chars: impl Iterator<Item = char>) -> impl Iterator<Item = char> {
    chars.filter(|c| !c.is_whitespace()).map(|c| match c {
        '（' => '(',
        '）' => ')',
        '：' => ':',
        '／' => '/',
        '，' => ',',
        other => other.to_ascii_lowercase(),
    })
}

/// Whether `text` is one of the names, or the Chinese one with the remark that the document prints in brackets behind it.
pub(crate) fn is_spelled_with_remark(text: &str, name: Name, remark_zh: &str) -> bool {
    let printed = name.zh.chars().chain("（".chars()).chain(remark_zh.chars()).chain("）".chars());
    same(text, name.zh) || same(text, name.en) || (!remark_zh.is_empty() && folded(text).eq(folded_chars(printed)))
}

/// The length of [`snake`]'s answer.
pub(crate) const fn snake_len(camel: &str) -> usize {
    let (mut rest, mut len) = (camel.as_bytes(), 0_usize);
    while let [byte, tail @ ..] = rest {
        let starts_word = byte.is_ascii_uppercase() && len > 0;
        len = len.saturating_add(if starts_word { 2 } else { 1 });
        rest = tail;
    }
    len
}

/// `CaseworkSession` as the bytes of `casework_session`: the variant's name is the only place where a key is written.
pub(crate) const fn snake<const N: usize>(camel: &str) -> [u8; N] {
    let mut key = [b'_'; N];
    let (mut rest, mut first) = (camel.as_bytes(), true);
    let mut out: &mut [u8] = &mut key;
    while let [byte, tail @ ..] = rest {
        if byte.is_ascii_uppercase() && !first {
            let [_, after_underscore @ ..] = out else { break };
            out = after_underscore;
        }
        let [cell, after @ ..] = out else { break };
        *cell = byte.to_ascii_lowercase();
        out = after;
        rest = tail;
        first = false;
    }
    key
}

/// The text of bytes that are UTF-8 because one of these functions made them.
pub(crate) const fn utf8(bytes: &'static [u8]) -> &'static str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
}

/// The bytes of `key` with the one after its first `prefix_len` bytes made a point: `casework_intake` as `casework.intake`.
pub(crate) const fn pointed<const N: usize>(mut key: [u8; N], prefix_len: usize) -> [u8; N] {
    let (mut rest, mut position): (&mut [u8], usize) = (&mut key, 0);
    while let [byte, tail @ ..] = rest {
        if position == prefix_len {
            *byte = b'.';
        }
        position = position.saturating_add(1);
        rest = tail;
    }
    key
}

/// The length of [`joined`]'s answer.
pub(crate) const fn joined_len(mut texts: &[&str]) -> usize {
    let mut len = 0_usize;
    while let [text, rest @ ..] = texts {
        len = len.saturating_add(text.len());
        texts = rest;
    }
    len
}

/// The bytes of several texts, one after the other.
pub(crate) const fn joined<const N: usize>(mut texts: &[&str]) -> [u8; N] {
    let mut bytes = [b' '; N];
    let mut out: &mut [u8] = &mut bytes;
    while let [text, rest @ ..] = texts {
        let mut from = text.as_bytes();
        while let [byte, tail @ ..] = from {
            let [cell, after @ ..] = out else { return bytes };
            *cell = *byte;
            out = after;
            from = tail;
        }
        texts = rest;
    }
    bytes
}

/// One text out of several constant ones, put together by the compiler.
macro_rules! join {
    ($($text:expr),+) => {{
        const TEXTS: &[&str] = &[$($text),+];
        const BYTES: [u8; $crate::keyed::joined_len(TEXTS)] = $crate::keyed::joined(TEXTS);
        $crate::keyed::utf8(&BYTES)
    }};
}

/// The snake-case key of a variant, computed by the compiler; with a prefix, the prefix is set off by a point.
macro_rules! key {
    ($Variant:ident in $Prefix:ident) => {{
        const CAMEL: &str = stringify!($Variant);
        const KEY: [u8; $crate::keyed::snake_len(CAMEL)] =
            $crate::keyed::pointed($crate::keyed::snake(CAMEL), $crate::keyed::snake_len(stringify!($Prefix)));
        $crate::keyed::utf8(&KEY)
    }};
    ($Variant:ident) => {{
        const CAMEL: &str = stringify!($Variant);
        const KEY: [u8; $crate::keyed::snake_len(CAMEL)] = $crate::keyed::snake(CAMEL);
        $crate::keyed::utf8(&KEY)
    }};
}

/// Declares a vocabulary as one table, one value a row: variant, Chinese name, English name, then the table's own columns.
macro_rules! table {
    (
        $(#[$meta:meta])*
        pub enum $Enum:ident: $what:literal $(, spelled by $spelled:ident)? { $( $(#[$column_meta:meta])* $column:ident: $Type:ty ),* $(,)? }
        $( $(#[$row_meta:meta])* $Variant:ident $(in $Prefix:ident)? $zh:literal $en:literal $( $value:expr ),* ; )+
    ) => {
        $(#[$meta])*
        #[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
        pub enum $Enum {
            $( $(#[$row_meta])* #[doc = concat!("\n\n", $zh, ", ", $en, ".")] $Variant, )+
        }

        const _: () = {
            struct Row { key: &'static str, name: $crate::language::Name, $( $column: $Type ),* }

            impl Row {
                #[allow(clippy::too_many_arguments, reason = "one argument a column")]
                const fn new(key: &'static str, zh: &'static str, en: &'static str $(, $column: $Type)*) -> Self {
                    Self { key, name: $crate::language::Name { zh, en }, $( $column ),* }
                }
            }

            impl $Enum {
                const fn row_of_table(self) -> &'static Row {
                    match self {
                        $( Self::$Variant => const { &Row::new($crate::keyed::key!($Variant $(in $Prefix)?), $zh, $en $(, $value)*) }, )+
                    }
                }

                /// Every value, in the document's order.
                pub const ALL: &'static [Self] = &[ $( Self::$Variant ),+ ];

                /// The key by which JSON and `Display` write the value.
                #[must_use]
                pub const fn key(self) -> &'static str {
                    self.row_of_table().key
                }

                /// The official Chinese name and the English one.
                #[must_use]
                pub const fn name(self) -> $crate::language::Name {
                    self.row_of_table().name
                }

                $(
                    $(#[$column_meta])*
                    #[must_use]
                    pub const fn $column(self) -> $Type {
                        self.row_of_table().$column
                    }
                )*
            }
        };

        impl $crate::keyed::Keyed for $Enum {
            const ALL: &'static [Self] = Self::ALL;
            const WHAT: &'static str = $what;

            fn key(self) -> &'static str {
                self.key()
            }

            fn name(self) -> $crate::language::Name {
                self.name()
            }

            $(
                fn is_spelled(self, text: &str) -> bool {
                    $spelled(self, text)
                }
            )?
        }

        $crate::keyed::by_key!($Enum);
    };
}

/// `Display`, `FromStr` and serde of a [`Keyed`] type: all by its key, reading text by any of its spellings.
macro_rules! by_key {
    ($Type:ident) => {
        impl core::fmt::Display for $Type {
            fn fmt(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                f.pad(self.key())
            }
        }

        impl core::str::FromStr for $Type {
            type Err = $crate::keyed::ParseKeyError;

            fn from_str(text: &str) -> Result<Self, Self::Err> {
                $crate::keyed::Keyed::from_text(text)
            }
        }

        #[cfg(feature = "serde")]
        impl serde::Serialize for $Type {
            fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
                serializer.serialize_str(self.key())
            }
        }

        #[cfg(feature = "serde")]
        impl<'de> serde::Deserialize<'de> for $Type {
            fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                $crate::wire::key(deserializer)
            }
        }
    };
}

pub(crate) use {by_key, join, key, table};
