//! A sheet of numbers that the user drops, pastes or picks, as CSV.

use std::borrow::Cow;
use std::cmp::Reverse;

use crate::complaint::Complaint;

use super::Table;
use super::column::Column;
use super::digest::Digest;
use super::reading::columns;

/// What a single column may have been meant as.
const SEPARATED: &str = "at least 2 columns, separated by comma, semicolon or tab";

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
    names: Vec<String>,
    columns: Vec<Vec<f64>>,
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
        let text = plain(text);
        let columns = columns(&text)?;
        check(&columns)?;
        let mut left_out: Vec<_> = columns.iter().filter_map(Column::flaw).collect();
        let mut kept: Vec<_> = columns.into_iter().filter(|it| it.flaw().is_none()).collect();
        let open = leave_out_open(&mut kept);
        if let Some(gap) = open.first().filter(|_| kept.len() < 2) {
            return Err(gap.clone());
        }
        left_out.extend(open);
        if let Some(gap) = kept.iter().find_map(Column::first_gap).cloned() {
            let allowed = format!("{}; a row without one that it needs is left out", gap.allowed);
            left_out.push(Complaint { allowed, ..gap });
        }
        let (names, columns) = kept.into_iter().map(|it| (it.name, it.numbers)).unzip();
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

    /// The table that predicts the column `target` from the columns `features`, of the rows that have
    /// a number in each of them.
    ///
    /// # Errors
    /// If there is no such column, no feature, or a column is named twice; if there are fewer than two
    /// such rows.
    pub fn table(&self, target: &str, features: &[&str]) -> Result<Table, Complaint> {
        let targets = self.column("target", target)?;
        let mut columns = Vec::new();
        for (index, feature) in features.iter().enumerate() {
            if *feature == target || features[..index].contains(feature) {
                return Err(Complaint::new("features", *feature, "each column once"));
            }
            columns.push(self.column("features", feature)?);
        }
        if columns.is_empty() {
            return Err(Complaint::new("features", "nothing", "one column or more"));
        }
        columns.push(targets);
        let rows: Vec<_> = whole(&columns).collect();
        columns.pop();
        if rows.len() < 2 {
            let given = format!("{} with a number in each of these columns", rows.len());
            return Err(Complaint::new("rows", given, "2 or more"));
        }
        let targets = rows.iter().map(|row| targets[*row]).collect();
        let values = rows.iter().flat_map(|row| columns.iter().map(|column| column[*row]));
        let names = features.iter().map(|&name| name.to_owned()).collect();
        Ok(Table::new(names, target, values.collect(), targets))
    }

    /// The number of rows that have a number in each of the columns with these names.
    pub fn whole_rows(&self, names: &[&str]) -> usize {
        let named = names.iter().filter_map(|name| self.column("column", name).ok());
        whole(&named.collect::<Vec<_>>()).count()
    }

    fn column(&self, key: &str, name: &str) -> Result<&[f64], Complaint> {
        let index = self.names.iter().position(|there| there == name);
        let column = index.map(|index| self.columns[index].as_slice());
        let allowed = || format!("one of {}", self.names.join(", "));
        column.ok_or_else(|| Complaint::new(key, name, allowed()))
    }
}

/// The rows that have a number in each of the columns.
fn whole<'a>(columns: &'a [&[f64]]) -> impl Iterator<Item = usize> + 'a {
    let rows = columns.first().map_or(0, |column| column.len());
    (0..rows).filter(|row| columns.iter().all(|column| !column[*row].is_nan()))
}

/// Takes columns with gaps away, those with most of them first, until two rows are whole. Returns
/// what is wrong with them.
fn leave_out_open(columns: &mut Vec<Column>) -> Vec<Complaint> {
    let mut left_out = Vec::new();
    loop {
        let numbers: Vec<_> = columns.iter().map(|column| column.numbers.as_slice()).collect();
        let is_enough = whole(&numbers).nth(1).is_some();
        let worst = (0..columns.len()).min_by_key(|index| Reverse(columns[*index].gaps()));
        let gap = worst.and_then(|index| columns[index].first_gap().cloned());
        match (worst, gap) {
            (Some(index), Some(gap)) if !is_enough => {
                columns.remove(index);
                left_out.push(gap);
            }
            _ => return left_out,
        }
    }
}

/// The text without byte order mark; line ends that are carriage returns only become line feeds.
fn plain(text: &str) -> Cow<'_, str> {
    let text = text.trim_start_matches('\u{feff}');
    if text.contains('\n') { text.into() } else { text.replace('\r', "\n").into() }
}

/// Refuses what is too little to make a table.
fn check(columns: &[Column]) -> Result<(), Complaint> {
    let few = |given: usize, what: &str, allowed: &str| {
        let plural = if given == 1 { "" } else { "s" };
        Err(Complaint::new("data", format!("{given} {what}{plural}"), allowed))
    };
    let rows = columns.first().map_or(0, Column::cells);
    let good = columns.iter().filter(|column| column.flaw().is_none()).count();
    let nearly = columns.iter().find(|column| !column.is_text() && column.flaw().is_some());
    match nearly.and_then(Column::flaw) {
        _ if columns.len() < 2 => few(columns.len(), "column", SEPARATED),
        _ if rows < 2 => few(rows, "row", "at least 2 rows below the names"),
        Some(flaw) if good < 2 => Err(flaw),
        None if good < 2 => few(good, "column", "at least 2 columns of numbers"),
        _ => Ok(()),
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
    fn columns_of_text_are_left_out() {
        let sheet = Sheet::read("kind,a,b\nfrog,1,2\ntoad,3,4\n").unwrap();
        assert_eq!(sheet.names(), ["a", "b"]);
        let why = "column kind: “frog” was given; allowed: numbers; a column of text is left out";
        assert_eq!(sheet.left_out()[0].to_string(), why);
    }

    #[test]
    fn rows_with_gaps_are_left_out_where_the_gap_matters() {
        let sheet = Sheet::read("a,b,c\r\n1,2,3\r\n\r\n4,,6\r\n7,8,NA\n9,9,9\n5,5,5").unwrap();
        let why = "line 4, column b: “nothing” was given; allowed: a number such as 1.5 or -2e3; \
                   a row without one that it needs is left out";
        assert_eq!(sheet.left_out()[0].to_string(), why);
        let counts = [&["a"][..], &["a", "b"], &["a", "b", "c"]].map(|it| sheet.whole_rows(it));
        assert_eq!(counts, [5, 4, 3]);
        assert_eq!(sheet.table("c", &["a", "b"]).unwrap().targets(), [3.0, 9.0, 5.0]);
        assert_eq!(sheet.table("c", &["a"]).unwrap().targets(), [3.0, 6.0, 9.0, 5.0]);
        assert_eq!(sheet.table("a", &["b"]).unwrap().targets(), [1.0, 7.0, 9.0, 5.0]);
        assert_eq!(
            sheet.digest(),
            Sheet::read("a;b;c\n1;2;3\n4;?;6\n7;8;\n9;9;9\n5;5;5").unwrap().digest()
        );
    }

    #[test]
    fn columns_that_are_mostly_gaps_are_left_out() {
        let sheet = Sheet::read("a,b,c\n1,2,3\n4,,6\n7,,9\n").unwrap();
        assert_eq!(sheet.names(), ["a", "c"]);
        let why = "line 3, column b: “nothing” was given; allowed: a number such as 1.5 or -2e3";
        assert_eq!(sheet.left_out()[0].to_string(), why);
        assert_eq!(sheet.table("c", &["a"]).unwrap().examples(), 3);
    }

    #[test]
    fn too_few_whole_rows_are_refused() {
        assert_eq!(
            complaint("a,b\n1,2\n,4\n5,\n"),
            "line 3, column a: “nothing” was given; allowed: a number such as 1.5 or -2e3"
        );
    }

    #[test]
    fn columns_give_way_until_rows_are_whole() {
        let sheet = Sheet::read("a,b,c,d\n1,2,,4\n5,6,7,\n8,9,,1\n2,3,4,\n").unwrap();
        assert_eq!((sheet.names().len(), sheet.left_out().len()), (3, 2));
        assert_eq!(sheet.whole_rows(&["a", "b"]), 4);
        let sheet = Sheet::read("a,b,c\n1,2,\n3,,4\n5,6,7\n8,9,\n").unwrap();
        assert_eq!(sheet.names(), ["a", "b"]);
        assert_eq!(sheet.table("b", &["a"]).unwrap().examples(), 3);
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
    fn tables_are_made_of_named_columns() {
        let sheet = Sheet::read("a,b,c\n1,2,3\n4,5,6\n").unwrap();
        let table = sheet.table("b", &["c", "a"]).unwrap();
        assert_eq!(table.rows().collect::<Vec<_>>(), [[3.0, 1.0], [6.0, 4.0]]);
        assert_eq!((table.target(), table.targets()), ("b", [2.0, 5.0].as_slice()));
        for (target, features) in [("d", &["a"][..]), ("a", &["d"]), ("a", &[]), ("a", &["a"])] {
            sheet.table(target, features).unwrap_err();
        }
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
