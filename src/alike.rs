//! Which of many things bear the same label.

use alloc::vec;
use alloc::vec::Vec;

/// What tells one thing from another: two texts, either of which may be absent.
pub(crate) type Label<'l> = [Option<&'l str>; 2];

/// How many labels a bucket holds on the average.
const LABELS_A_BUCKET: usize = 8;

/// For each label the place of the last one that equals it.
///
/// Equal labels fall into one bucket, and only buckets are sorted, so that time is linear unless labels are contrived.
/// Those that are made to share a bucket are sorted together, and cost no more than that.
pub(crate) fn last_alike(labels: &[Label<'_>]) -> Vec<usize> {
    let mut buckets = vec![Vec::new(); labels.len().div_ceil(LABELS_A_BUCKET)];
    for (place, label) in labels.iter().enumerate() {
        let home = checksum(label).checked_rem(buckets.len());
        if let Some(bucket) = home.and_then(|home| buckets.get_mut(home)) {
            bucket.push((label, place));
        }
    }
    let mut last: Vec<usize> = (0..labels.len()).collect();
    for bucket in &mut buckets {
        // Not by the place as well: labels of which many are equal are sorted faster.
        bucket.sort_unstable_by_key(|(label, _)| *label);
        for alike in bucket.chunk_by(|(one, _), (other, _)| one == other) {
            let Some(latest) = alike.iter().map(|(_, place)| *place).max() else { continue };
            for (_, place) in alike {
                if let Some(last) = last.get_mut(*place) {
                    *last = latest;
                }
            }
        }
    }
    last
}

/// A number made from a label, in the manner of FNV-1a, in words as wide as the machine's.
fn checksum(label: &Label<'_>) -> usize {
    // Each text ends with a byte that no text contains.
    let bytes = label.iter().flatten().flat_map(|text| text.bytes().chain([0xff]));
    bytes.fold(0x811c_9dc5, |sum: usize, byte| (sum ^ usize::from(byte)).wrapping_mul(0x0100_0193))
}
