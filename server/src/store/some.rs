//! Several rows in one statement, whose number of places is part of its text. What is asked for goes in pieces of as many as
//! it has places; in the last piece the last one stands in the places that are left, which asks for nothing more.

/// Pieces of exactly `places`.
pub(super) fn pieces<T>(of: &[T], places: usize) -> impl Iterator<Item = impl Iterator<Item = &T>> {
    of.chunks(places).map(move |chunk| chunk.iter().chain(chunk.last().into_iter().cycle()).take(places))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_piece_fills_its_places_and_adds_nothing_new() {
        let filled =
            |of: &[u8]| -> Vec<Vec<u8>> { pieces(of, 3).map(|piece| piece.copied().collect()).collect() };
        assert!(filled(&[]).is_empty());
        assert_eq!(filled(&[1]), [[1, 1, 1]]);
        assert_eq!(filled(&[1, 2, 3]), [[1, 2, 3]]);
        assert_eq!(filled(&[1, 2, 3, 4, 5]), [[1, 2, 3], [4, 5, 5]]);
    }
}
