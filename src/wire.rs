//! Reading from serde: plumbing without any knowledge of the domain.
//!
//! What derived code would do differently: an object is never read from an array, a list has a greatest length, no error
//! quotes more of the input than an [`Excerpt`], and no error names a Rust type.

use alloc::vec::Vec;
use core::fmt;
use core::marker::PhantomData;

use serde::de::{self, Deserialize, Deserializer, Error as _, SeqAccess, Visitor};

use crate::excerpt::Excerpt;
use crate::keyed::{Keyed, ParseKeyError};

/// Refuses, in a visitor that wants something else, texts of any length without echoing them.
macro_rules! refuse_text {
    () => {
        fn visit_str<E: serde::de::Error>(self, text: &str) -> Result<Self::Value, E> {
            Err(E::custom(format_args!(
                "{} is not {}",
                $crate::excerpt::Excerpt::of(text),
                $crate::wire::Expected(&self)
            )))
        }

        fn visit_bytes<E: serde::de::Error>(self, _: &[u8]) -> Result<Self::Value, E> {
            Err(E::custom(format_args!("bytes are not {}", $crate::wire::Expected(&self))))
        }
    };
}

/// Prints what a visitor expects.
pub(crate) struct Expected<'a, V>(pub(crate) &'a V);

impl<'de, V: Visitor<'de>> fmt::Display for Expected<'_, V> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.expecting(f)
    }
}

/// Reads the key of a vocabulary.
pub(crate) fn key<'de, T: Keyed, D: Deserializer<'de>>(deserializer: D) -> Result<T, D::Error> {
    text(deserializer, T::WHAT, T::from_key)
}

/// Reads a text with the function that knows what it may be.
pub(crate) fn text<'de, T, E: fmt::Display, D: Deserializer<'de>>(
    deserializer: D,
    what: &'static str,
    read: fn(&str) -> Result<T, E>,
) -> Result<T, D::Error> {
    struct Text<T, E>(&'static str, fn(&str) -> Result<T, E>);

    impl<T, E: fmt::Display> Visitor<'_> for Text<T, E> {
        type Value = T;

        fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
            f.write_str(self.0)
        }

        fn visit_str<F: de::Error>(self, text: &str) -> Result<T, F> {
            (self.1)(text).map_err(F::custom)
        }
    }

    deserializer.deserialize_str(Text(what, read))
}

/// A list of at most `MAX` values.
#[derive(Debug)]
pub(crate) struct List<T, const MAX: usize>(pub(crate) Vec<T>);

impl<'de, T: Deserialize<'de>, const MAX: usize> Deserialize<'de> for List<T, MAX> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        struct Values<T, const MAX: usize>(PhantomData<T>);

        impl<'de, T: Deserialize<'de>, const MAX: usize> Visitor<'de> for Values<T, MAX> {
            type Value = List<T, MAX>;

            fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                write!(f, "a list of at most {MAX}")
            }

            fn visit_seq<A: SeqAccess<'de>>(self, mut seq: A) -> Result<Self::Value, A::Error> {
                let mut values = Vec::with_capacity(seq.size_hint().unwrap_or(0).min(MAX).min(64));
                while let Some(value) = seq.next_element()? {
                    if values.len() == MAX {
                        return Err(A::Error::custom(format_args!("more than {MAX} entries")));
                    }
                    values.push(value);
                }
                Ok(List(values))
            }

            refuse_text!();
        }

        deserializer.deserialize_any(Values(PhantomData))
    }
}

/// A list of exactly two values.
#[derive(Debug)]
pub(crate) struct Pair<T>(pub(crate) (T, T));

impl<'de, T: Deserialize<'de>> Deserialize<'de> for Pair<T> {
    fn deserialize<D: Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
        let List::<T, 2>(values) = List::deserialize(deserializer)?;
        let mut values = values.into_iter();
        match (values.next(), values.next()) {
            (Some(first), Some(second)) => Ok(Self((first, second))),
            _ => Err(D::Error::custom("a pair of two values is needed")),
        }
    }
}

/// The name of a field, or the beginning of a name that is none of an object's fields.
pub(crate) enum Field<K> {
    /// A field of the object.
    Known(K),
    /// Another name.
    Unknown(Excerpt),
}

/// Reads a [`Field`] with the function that knows an object's names.
pub(crate) struct FieldOf<K>(pub(crate) fn(&str) -> Option<K>);

impl<'de, K> de::DeserializeSeed<'de> for FieldOf<K> {
    type Value = Field<K>;

    fn deserialize<D: Deserializer<'de>>(self, deserializer: D) -> Result<Field<K>, D::Error> {
        deserializer.deserialize_identifier(self)
    }
}

impl<K> Visitor<'_> for FieldOf<K> {
    type Value = Field<K>;

    fn expecting(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str("the name of a field")
    }

    fn visit_str<E: de::Error>(self, name: &str) -> Result<Field<K>, E> {
        Ok((self.0)(name).map_or_else(|| Field::Unknown(Excerpt::of(name)), Field::Known))
    }
}

/// Prints the fields of an object for an error.
pub(crate) struct Fields(pub(crate) &'static [&'static str]);

impl fmt::Display for Fields {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(if self.0.len() > 1 { "one of " } else { "" })?;
        self.0.iter().enumerate().try_for_each(|(position, field)| {
            f.write_str(if position == 0 { "" } else { ", " })?;
            write!(f, "`{field}`")
        })
    }
}

/// Reads the next key of a map; one that is not known is refused where the map stands, not where it would lead.
pub(crate) fn next_key<'de, T: Keyed, A: de::MapAccess<'de>>(map: &mut A) -> Result<Option<T>, A::Error> {
    match map.next_key_seed(FieldOf(|name| T::from_key(name).ok()))? {
        None => Ok(None),
        Some(Field::Known(key)) => Ok(Some(key)),
        Some(Field::Unknown(input)) => Err(A::Error::custom(ParseKeyError::Unknown { what: T::WHAT, input })),
    }
}

/// Reads a type from an object: its fields by name, then a constructor that may refuse them.
///
/// Unknown, repeated and missing fields are errors; an optional field may be absent or null.
macro_rules! object {
    // A type of which every combination of valid fields is valid.
    ($Type:ty: $what:literal { $($fields:tt)* } = $value:expr) => {
        $crate::wire::object!($Type: $what { $($fields)* } => Ok::<_, core::convert::Infallible>($value));
    };
    (
        $Type:ty: $what:literal {
            $( required { $( $field:ident: $Field:ty ),+ $(,)? } )?
            $( optional { $( $option:ident: $Option:ty ),+ $(,)? } )?
        } => $build:expr
    ) => {
        #[cfg(feature = "serde")]
        const _: () = {
            use $crate::wire::{Field, FieldOf, Fields};

            const FIELDS: &[&str] = &[$( $( stringify!($field), )+ )? $( $( stringify!($option), )+ )?];

            #[expect(non_camel_case_types, reason = "one variant a field, named as the field is")]
            enum Key { $( $( $field, )+ )? $( $( $option, )+ )? }

            fn key_of(name: &str) -> Option<Key> {
                $( $( if name == stringify!($field) { return Some(Key::$field); } )+ )?
                $( $( if name == stringify!($option) { return Some(Key::$option); } )+ )?
                None
            }

            struct Object;

            impl<'de> serde::de::Visitor<'de> for Object {
                type Value = $Type;

                fn expecting(&self, f: &mut core::fmt::Formatter<'_>) -> core::fmt::Result {
                    f.write_str($what)
                }

                fn visit_map<A: serde::de::MapAccess<'de>>(self, mut map: A) -> Result<Self::Value, A::Error> {
                    use serde::de::Error as _;

                    $( $( let mut $field: Option<$Field> = None; )+ )?
                    $( $( let mut $option: Option<Option<$Option>> = None; )+ )?
                    while let Some(field) = map.next_key_seed(FieldOf(key_of))? {
                        let name = match field {
                            $( $( Field::Known(Key::$field) if $field.is_none() => {
                                $field = Some(map.next_value()?);
                                continue;
                            } )+ )?
                            $( $( Field::Known(Key::$option) if $option.is_none() => {
                                $option = Some(map.next_value()?);
                                continue;
                            } )+ )?
                            $( $( Field::Known(Key::$field) => stringify!($field), )+ )?
                            $( $( Field::Known(Key::$option) => stringify!($option), )+ )?
                            Field::Unknown(name) => {
                                let expected = Fields(FIELDS);
                                return Err(A::Error::custom(format_args!("unknown field {name}, expected {expected}")));
                            }
                        };
                        return Err(A::Error::custom(format_args!("field `{name}` appears twice")));
                    }
                    $( $(
                        let Some($field) = $field else {
                            return Err(A::Error::custom(concat!("missing field `", stringify!($field), "`")));
                        };
                    )+ )?
                    $( $( let $option = $option.flatten(); )+ )?
                    $build.map_err(A::Error::custom)
                }

                $crate::wire::refuse_text!();
            }

            impl<'de> serde::Deserialize<'de> for $Type {
                fn deserialize<D: serde::Deserializer<'de>>(deserializer: D) -> Result<Self, D::Error> {
                    // Not `deserialize_struct`: only this asks the visitor what to say of a text, however long it is.
                    deserializer.deserialize_any(Object)
                }
            }
        };
    };
}

pub(crate) use {object, refuse_text};

/// Writing objects whose entries are left out where there is nothing to say.
pub(crate) trait Entries: serde::ser::SerializeMap {
    /// Writes an entry if there is a value.
    fn entry_if_some<T: serde::Serialize + ?Sized>(
        &mut self,
        key: &'static str,
        value: Option<&T>,
    ) -> Result<(), Self::Error> {
        value.map_or(Ok(()), |value| self.serialize_entry(key, value))
    }
}

impl<M: serde::ser::SerializeMap> Entries for M {}

/// Writes the values of an iterator that can be begun again.
pub(crate) struct Seq<F>(pub(crate) F);

impl<I: Iterator<Item: serde::Serialize>, F: Fn() -> I> serde::Serialize for Seq<F> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_seq((self.0)())
    }
}

/// Writes an object of one entry.
pub(crate) struct Entry<'a, T: ?Sized>(pub(crate) &'static str, pub(crate) &'a T);

impl<T: serde::Serialize + ?Sized> serde::Serialize for Entry<'_, T> {
    fn serialize<S: serde::Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        serializer.collect_map([(self.0, self.1)])
    }
}

/// Writes a count as an integer; beyond 64 bits, which no JSON value holds everywhere, as a string.
pub(crate) fn count<S: serde::Serializer>(count: &u128, serializer: S) -> Result<S::Ok, S::Error> {
    match u64::try_from(*count) {
        Ok(count) => serializer.serialize_u64(count),
        Err(_) => serializer.collect_str(count),
    }
}

/// Writes a count, or null where there is none.
#[expect(clippy::ref_option, reason = "serde passes fields by reference")]
pub(crate) fn optional_count<S: serde::Serializer>(optional: &Option<u128>, serializer: S) -> Result<S::Ok, S::Error> {
    match optional {
        Some(known) => count(known, serializer),
        None => serializer.serialize_none(),
    }
}
