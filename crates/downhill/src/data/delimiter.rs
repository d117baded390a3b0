//! Which character separates the fields of a text, and the reader for it.

use csv::{Reader, ReaderBuilder};

/// The delimiters that are recognised. A comma comes last: between other delimiters it may be a
/// decimal comma.
const DELIMITERS: [u8; 3] = *b"\t;,";

/// Records by which the delimiter is judged.
const SAMPLE: usize = 20;

/// The first delimiter that cuts the first records into equally many fields, more than one; if
/// there is none, the first that cuts each of them; if there is none, the comma.
pub(super) fn delimiter(text: &str) -> u8 {
    let widths = DELIMITERS.map(|delimiter| (delimiter, widths(text, delimiter)));
    let cuts = |widths: &[usize]| !widths.is_empty() && widths.iter().all(|width| *width > 1);
    let even = |widths: &[usize]| widths.windows(2).all(|pair| pair[0] == pair[1]);
    let best = widths.iter().find(|(_, widths)| cuts(widths) && even(widths));
    let good = || widths.iter().find(|(_, widths)| cuts(widths));
    best.or_else(good).map_or(b',', |(delimiter, _)| *delimiter)
}

fn widths(text: &str, delimiter: u8) -> Vec<usize> {
    let mut reader = reader(text, delimiter);
    reader.records().take(SAMPLE).flatten().map(|record| record.len()).collect()
}

/// A reader of records of any length, quoted or not, of which none is a header.
pub(super) fn reader(text: &str, delimiter: u8) -> Reader<&[u8]> {
    let mut builder = ReaderBuilder::new();
    builder.delimiter(delimiter).has_headers(false).flexible(true);
    builder.from_reader(text.as_bytes())
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn the_delimiter_is_found() {
        assert_eq!(delimiter("a,b\n1,2\n"), b',');
        assert_eq!(delimiter("a;b\n1,5;2,5\n"), b';');
        assert_eq!(delimiter("1,5;2,5\n3,5;4,5\n"), b';');
        assert_eq!(delimiter("a\tb\n1\t2\n"), b'\t');
        assert_eq!(delimiter("\"a;b\",c\n1,2\n"), b',');
        assert_eq!(delimiter("a;b;c\n1;2\n"), b';');
        assert_eq!(delimiter("a\n1\n"), b',');
        assert_eq!(delimiter(""), b',');
    }
}
