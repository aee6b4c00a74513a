//! Sorting, compiled once for all types.
//!
//! The standard sorts are copied into the program for every type and comparison: sixty copies of some 4 kB were one
//! fifteenth of the wasm. Here positions are sorted through one call of the comparison, and the values moved afterwards.
//! That is a little slower for long lists (two loads more per comparison) and keeps equal values in their order.

use std::cmp::Ordering;
use std::collections::{BTreeMap, BTreeSet};

/// Sorts by the values' own order. Equal values keep their places.
pub fn sort<T: Ord>(values: &mut [T]) {
    sort_by(values, T::cmp);
}

/// Sorts by a key that is worked out for each comparison, so it should be cheap. Equal keys keep their places.
pub fn sort_by_key<T, K: Ord>(values: &mut [T], key: impl Fn(&T) -> K) {
    sort_by(values, |one, other| key(one).cmp(&key(other)));
}

/// Sorts by a comparison. Values that compare equal keep their places.
pub fn sort_by<T>(values: &mut [T], compare: impl Fn(&T, &T) -> Ordering) {
    if values.len() < 2 {
        return;
    }
    let from = sorted_positions(values.len(), &|one, other| {
        compare(&values[one], &values[other])
    });
    rearrange(from, &mut |one, other| values.swap(one, other));
}

/// The values without repetition; `collect` would sort them with a copy of the standard sort first.
pub fn set<T: Ord>(values: impl IntoIterator<Item = T>) -> BTreeSet<T> {
    let mut set = BTreeSet::new();
    set.extend(values);
    set
}

/// The pairs by their keys; of equal keys the last stays. See [`set`].
pub fn map<K: Ord, V>(pairs: impl IntoIterator<Item = (K, V)>) -> BTreeMap<K, V> {
    let mut map = BTreeMap::new();
    map.extend(pairs);
    map
}

/// For each place, where the value that belongs there is now; none when all are in their places.
fn sorted_positions(count: usize, compare: &dyn Fn(usize, usize) -> Ordering) -> Vec<usize> {
    if (1..count).all(|place| compare(place - 1, place) != Ordering::Greater) {
        return Vec::new();
    }
    let mut from: Vec<usize> = (0..count).collect();
    from.sort_by(|one, other| compare(*one, *other));
    from
}

/// Brings each value to its place by swaps, along the cycles of the permutation.
fn rearrange(mut from: Vec<usize>, swap: &mut dyn FnMut(usize, usize)) {
    for start in 0..from.len() {
        let mut place = start;
        while from[place] != start {
            let next = from[place];
            swap(place, next);
            from[place] = place;
            place = next;
        }
        from[place] = place;
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn it_sorts_as_the_standard_library_does(values: Vec<(u8, u16)>) {
            let mut expected = values.clone();
            expected.sort_by_key(|value| value.0);
            let mut sorted = values.clone();
            super::sort_by_key(&mut sorted, |value| value.0);
            prop_assert_eq!(&sorted, &expected);
            expected.sort();
            super::sort(&mut sorted);
            prop_assert_eq!(sorted, expected);
        }
    }
}
