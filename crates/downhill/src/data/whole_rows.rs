//! Rows in which no number is missing.

/// The rows that have a number in each of the columns.
pub(super) fn whole_rows<'a>(columns: &'a [&[f64]]) -> impl Iterator<Item = usize> + 'a {
    let rows = columns.first().map_or(0, |column| column.len());
    (0..rows).filter(|row| columns.iter().all(|column| !column[*row].is_nan()))
}
