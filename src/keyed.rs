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
        // Written as a loop, since an adapter would be compiled for every vocabulary anew.
        for value in Self::ALL {
            if value.key() == key {
                return Ok(*value);
            }
        }
        Err(ParseKeyError::unknown(Self::WHAT, key))
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
        let mut spelled: Option<Self> = None;
        for value in Self::ALL {
            if !value.is_spelled(text) {
                continue;
            }
            if let Some(first) = spelled {
                return Err(ParseKeyError::ambiguous(Self::WHAT, text, first.key(), value.key()));
            }
            spelled = Some(*value);
        }
        match spelled {
            Some(value) => Ok(value),
            None => Err(ParseKeyError::unknown(Self::WHAT, text)),
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
    pub(crate) fn unknown(what: &'static str, text: &str) -> Self {
        Self::Unknown { what, input: Excerpt::of(text) }
    }

    fn ambiguous(what: &'static str, text: &str, first: &'static str, second: &'static str) -> Self {
        Self::Ambiguous { what, input: Excerpt::of(text), first, second }
    }
}

/// Whether two texts are alike but for spaces, ASCII case and the width of brackets, colons and slashes.
pub(crate) fn same(left: &str, right: &str) -> bool {
    is_made_of(left, &[right])
}

/// Whether `text` is the parts put together, but for spaces, ASCII case and the width of brackets, colons and slashes.
fn is_made_of(text: &str, parts: &[&str]) -> bool {
    let mut left = folded(text);
    for part in parts {
        for c in folded(part) {
            if left.next() != Some(c) {
                return false;
            }
        }
    }
    left.next().is_none()
}

/// The characters of `text` by which spellings are compared.
fn folded(text: &str) -> impl Iterator<Item = char> + '_ {
    text.chars().filter(|c| !c.is_whitespace()).map(|c| match c {
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
    let has_remark = !remark_zh.is_empty();
    same(text, name.zh) || same(text, name.en) || (has_remark && is_made_of(text, &[name.zh, "（", remark_zh, "）"]))
}

/// A key that the compiler makes out of the name of a variant, the only place where it is written.
#[derive(Clone, Copy)]
pub(crate) struct Key {
    bytes: [u8; Self::MAX],
    len: usize,
}

impl Key {
    /// Longer than any key.
    const MAX: usize = 48;
    const EMPTY: Self = Self { bytes: [0; Self::MAX], len: 0 };

    /// `CaseworkSession` as `casework_session`.
    pub(crate) const fn snake(camel: &str) -> Self {
        Self::snake_in(camel, "")
    }

    /// `CaseworkIntake` in `Casework` as `casework.intake`.
    pub(crate) const fn snake_in(camel: &str, prefix: &str) -> Self {
        let mut key = Self::EMPTY;
        let (mut rest, mut out): (&[u8], &mut [u8]) = (camel.as_bytes(), &mut key.bytes);
        let behind_prefix = camel.len().saturating_sub(prefix.len());
        while let [byte, tail @ ..] = rest {
            if let b'A'..=b'Z' = *byte {
                if rest.len() < camel.len() {
                    out = put(out, if rest.len() == behind_prefix { b'.' } else { b'_' });
                }
                out = put(out, byte.to_ascii_lowercase());
            } else {
                out = put(out, *byte);
            }
            rest = tail;
        }
        key.len = Self::len_before(out);
        key
    }

    /// `C1_5_4` as `1.5.4`.
    pub(crate) const fn dotted(variant: &str) -> Self {
        let mut key = Self::EMPTY;
        let [_, rest @ ..] = variant.as_bytes() else { return key };
        let (mut rest, mut out): (&[u8], &mut [u8]) = (rest, &mut key.bytes);
        while let [byte, tail @ ..] = rest {
            out = put(out, if *byte == b'_' { b'.' } else { *byte });
            rest = tail;
        }
        key.len = Self::len_before(out);
        key
    }

    /// How long a key is that leaves so much room.
    const fn len_before(room: &[u8]) -> usize {
        assert!(!room.is_empty(), "a key longer than any");
        Self::MAX.saturating_sub(room.len())
    }

    const fn as_str(&self) -> &str {
        match self.bytes.split_at_checked(self.len) {
            Some((key, _)) => utf8(key),
            None => "",
        }
    }

    /// The texts of keys, looked at once by the compiler rather than whenever one is asked for.
    pub(crate) const fn texts<const N: usize>(keys: &'static [Self; N]) -> [&'static str; N] {
        let mut texts = [""; N];
        let (mut rest, mut out): (&[Self], &mut [&str]) = (keys, &mut texts);
        while let ([key, tail @ ..], [cell, after @ ..]) = (rest, out) {
            *cell = key.as_str();
            (rest, out) = (tail, after);
        }
        texts
    }
}

/// Writes a byte, if there is room, and leaves what is to be written next.
const fn put(out: &mut [u8], byte: u8) -> &mut [u8] {
    let [cell, after @ ..] = out else { return out };
    *cell = byte;
    after
}

/// The row of a table at a variant's position. There is one row a variant, so that the first is never taken for another,
/// and no table is empty.
pub(crate) const fn row_at<Row>(rows: &'static [Row], position: usize) -> &'static Row {
    match rows.split_at_checked(position) {
        Some((_, [row, ..])) => row,
        _ => row_at(rows, 0),
    }
}

/// The text of bytes that are UTF-8 because the compiler put them together from texts.
pub(crate) const fn utf8(bytes: &[u8]) -> &str {
    match core::str::from_utf8(bytes) {
        Ok(text) => text,
        Err(_) => "",
    }
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

/// The key of a variant; with a prefix, the prefix is set off by a point.
macro_rules! key {
    ($Variant:ident in $Prefix:ident) => {
        $crate::keyed::Key::snake_in(stringify!($Variant), stringify!($Prefix))
    };
    ($Variant:ident) => {
        $crate::keyed::Key::snake(stringify!($Variant))
    };
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
            struct Row { name: $crate::language::Name, $( $column: $Type ),* }

            impl Row {
                #[allow(clippy::too_many_arguments, reason = "one argument a column")]
                const fn new(zh: &'static str, en: &'static str $(, $column: $Type)*) -> Self {
                    Self { name: $crate::language::Name { zh, en }, $( $column ),* }
                }
            }

            static ROWS: &[Row] = &[
                $( Row::new($zh, $en $(, $value)*), )+
            ];
            static KEYS: [$crate::keyed::Key; $Enum::ALL.len()] = [ $( $crate::keyed::key!($Variant $(in $Prefix)?) ),+ ];
            static TEXTS: [&str; $Enum::ALL.len()] = $crate::keyed::Key::texts(&KEYS);

            impl $Enum {
                const fn row_of_table(self) -> &'static Row {
                    $crate::keyed::row_at(ROWS, self as usize)
                }

                /// Every value, in the document's order.
                pub const ALL: &'static [Self] = &[ $( Self::$Variant ),+ ];

                /// The key by which JSON and `Display` write the value.
                #[must_use]
                pub const fn key(self) -> &'static str {
                    *$crate::keyed::row_at::<&str>(&TEXTS, self as usize)
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
