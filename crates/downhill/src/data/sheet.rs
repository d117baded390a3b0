//! A sheet of numbers that the user drops, pastes or picks, as CSV.

use crate::complaint::Complaint;

use super::digest::Digest;
use super::reading::columns;
use super::usable::Usable;

/// Named columns of numbers, equally long: two or more, with two or more rows. A number may be
/// missing (NaN): a table leaves out the rows where one of its own is.
///
/// ```
/// let sheet = downhill::data::Sheet::read("size;price\n50;1,5\n70;2,1\n").unwrap();
/// let table = sheet.table("price", &["size"]).unwrap();
/// assert_eq!(table.targets(), [1.5, 2.1]);
/// ```
#[derive(Debug, Clone, PartialEq)]
pub struct Sheet {
    pub(super) names: Vec<String>,
    pub(super) columns: Vec<Vec<f64>>,
    left_out: Vec<Complaint>,
}

impl Sheet {
    /// Reads CSV: fields separated by comma, semicolon or tab, quoted or not; numbers with a
    /// decimal point, or with a decimal comma unless commas separate the fields. The first line
    /// gives the names unless there is a number in it; blank lines are skipped. A cell that is empty
    /// or says NA, NaN, null, none, ? or - has no number. Columns with something else than numbers, or
    /// without most of them, are left out: see [`Sheet::left_out`].
    ///
    /// # Errors
    /// If fewer than two columns of numbers are left, with the line and the column of the first
    /// cell that is not a number; if a line has too few or too many fields, if there are fewer
    /// than two rows, or more than 200 columns or ten million cells.
    pub fn read(text: &str) -> Result<Self, Complaint> {
        let Usable { columns, left_out } = Usable::of(columns(text)?)?;
        let (names, columns) = columns.into_iter().map(|it| (it.name, it.numbers)).unzip();
        Ok(Self { names, columns, left_out })
    }

    /// The names of the columns, each different.
    pub fn names(&self) -> &[String] {
        &self.names
    }

    /// The number of rows.
    pub fn rows(&self) -> usize {
        self.columns[0].len()
    }

    /// The columns that were left out, each with what is wrong with it; and that rows are, if some
    /// have no number in one of the others.
    pub fn left_out(&self) -> &[Complaint] {
        &self.left_out
    }

    /// A digest of names and numbers: FNV-1a with 64 bits. Sheets that are written differently but
    /// say the same have the same digest.
    pub fn digest(&self) -> u64 {
        let names = self.names.iter().fold(Digest::new(), |digest, name| digest.with_text(name));
        let numbers = self.columns.iter().flatten();
        numbers.fold(names, |digest, number| digest.with(&number.to_bits().to_le_bytes())).0
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    fn numbers(text: &str) -> Vec<f64> {
        let sheet = Sheet::read(text).unwrap();
        assert_eq!(sheet.names(), ["a", "b"], "{text}");
        sheet.columns.concat()
    }

    fn complaint(text: &str) -> String {
        Sheet::read(text).unwrap_err().to_string()
    }

    #[test]
    fn however_it_is_written_it_says_the_same() {
        for text in [
            "a,b\n1.5,2\n3,-4.25\n",
            "\u{feff}a,b\r\n1.5,2\r\n\r\n3,-4.25",
            "a;b\n1,5;2\n3;-4,25\n;\n",
            "a\tb\n1,5\t2\n3\t−4.25\n",
            "\"a\",\"b\"\n\"1.5\",\"2\"\n\"3\",\"-4.25\"\n",
            "\n a , b \n 1.5 , 2 \n 3 , -4.25 \n\n",
            "a,b\r1.5,2\r3,-4.25\r",
        ] {
            assert_eq!(numbers(text), [1.5, 3.0, 2.0, -4.25], "{text}");
            let digest = Sheet::read(text).unwrap().digest();
            assert_eq!(digest, Sheet::read("a,b\n1.5,2\n3,-4.25").unwrap().digest());
        }
    }

    #[test]
    fn columns_without_names_are_numbered() {
        let sheet = Sheet::read("1,2\n3,4\n").unwrap();
        assert_eq!(sheet.names(), ["column 1", "column 2"]);
        assert_eq!(sheet.rows(), 2);
        let sheet = Sheet::read("a,,a,a (2)\n1,2,3,4\n3,4,5,6\n").unwrap();
        assert_eq!(sheet.names(), ["a", "column 2", "a (2)", "a (2) (2)"]);
    }

    #[test]
    fn what_cannot_be_used_is_refused_with_its_place() {
        for (text, want) in [
            (
                "",
                "data: “0 columns” was given; allowed: at least 2 columns, separated by comma, semicolon or tab",
            ),
            (
                "a\n1\n2\n",
                "data: “1 column” was given; allowed: at least 2 columns, separated by comma, semicolon or tab",
            ),
            ("a,b\n1,2\n", "data: “1 row” was given; allowed: at least 2 rows below the names"),
            (
                "a,b\n1,2\n3,3a\n",
                "line 3, column b: “3a” was given; allowed: a number such as 1.5 or -2e3",
            ),
            (
                "a,b\n1,2\n\n3,4,5\n",
                "line 4: “3 fields” was given; allowed: 2 fields, as in line 1",
            ),
            (
                "a,b\nx,y\nx,y\n",
                "data: “0 columns” was given; allowed: at least 2 columns of numbers",
            ),
        ] {
            assert_eq!(complaint(text), want, "{text}");
        }
        let wide = "1,".repeat(300);
        assert_eq!(
            complaint(&wide),
            "line 1: “301 fields” was given; allowed: at most 200 columns"
        );
    }

    #[test]
    fn a_hundred_thousand_rows_are_read() {
        let row = ["1.25"; 20].join(",");
        let sheet = Sheet::read(&vec![row; 100_000].join("\n")).unwrap();
        assert_eq!((sheet.rows(), sheet.names().len()), (100_000, 20));
    }
}

#[cfg(all(test, not(target_arch = "wasm32")))]
mod properties {
    use super::*;
    use proptest::prelude::*;

    proptest! {
        #[test]
        fn no_text_is_too_strange(text in ".{0,300}") {
            let _ = Sheet::read(&text);
        }

        #[test]
        fn no_sheet_is_too_strange(text in "[0-9,;\t\n\r\"a.é −-]{0,200}") {
            if let Ok(sheet) = Sheet::read(&text) {
                let names: Vec<_> = sheet.names().iter().map(String::as_str).collect();
                let table = sheet.table(names[0], &names[1..]).unwrap();
                prop_assert!(table.examples() >= 2 && table.examples() <= sheet.rows());
                prop_assert!(table.rows().flatten().all(|number| number.is_finite()));
            }
        }

        #[test]
        fn written_numbers_are_read_to_the_bit(
            rows in prop::collection::vec(prop::array::uniform3(prop::num::f64::NORMAL), 2..9),
            delimiter in prop::sample::select(vec![',', ';', '\t']),
        ) {
            let line = |row: &[f64; 3]| row.map(|x| x.to_string()).join(&delimiter.to_string());
            let text = rows.iter().map(line).collect::<Vec<_>>().join("\n");
            let sheet = Sheet::read(&text).unwrap();
            for (j, column) in sheet.columns.iter().enumerate() {
                prop_assert!(column.iter().zip(&rows).all(|(x, row)| *x == row[j]));
            }
        }
    }
}
