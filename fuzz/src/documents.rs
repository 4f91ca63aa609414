//! Inputs of two documents: an optional guideline, then a plan or a delivery, each as its own bytes.

use serde::Deserialize;
use serde_json::{Deserializer, Value};

/// The most lines, posts, events, dossiers or archives with which the model is asked; it is slow, and quadratic.
const MAX_ENTRIES: usize = 64;

/// The guideline (`{}`, which is Suzhou's, where there is one document only) and the other document.
#[must_use]
pub fn two(data: &[u8]) -> Option<(&[u8], &[u8])> {
    let first = split(data)?;
    let rest = data.get(first..)?;
    if rest.iter().all(u8::is_ascii_whitespace) {
        return Some((b"{}", data));
    }
    Some((data.get(..first)?, rest))
}

/// Where the first document ends.
fn split(data: &[u8]) -> Option<usize> {
    let mut documents = Deserializer::from_slice(data).into_iter::<Value>();
    documents.next()?.ok()?;
    Some(documents.byte_offset())
}

/// Reads what the crate accepts, with the tree of it that the model takes: without the entries that are null, which are
/// as good as absent, and only if none of its lists is too long for the model.
#[must_use]
pub fn read<T: for<'de> Deserialize<'de>>(data: &[u8]) -> Option<(T, Value)> {
    let read = serde_json::from_slice(data).ok()?;
    let mut tree = serde_json::from_slice(data).expect("what is read is JSON");
    drop_nulls(&mut tree);
    let lists = tree.as_object().expect("what is read is an object").values().filter_map(Value::as_array);
    lists.into_iter().all(|list| list.len() <= MAX_ENTRIES).then_some((read, tree))
}

fn drop_nulls(tree: &mut Value) {
    match tree {
        Value::Object(entries) => {
            entries.retain(|_, value| !value.is_null());
            entries.values_mut().for_each(drop_nulls);
        }
        Value::Array(values) => values.iter_mut().for_each(drop_nulls),
        _ => {}
    }
}
