//! The columns of a text that can be used: those of numbers, as many of which are whole as it takes.

use std::cmp::Reverse;

use crate::complaint::Complaint;

use super::column::Column;
use super::whole_rows::whole_rows;

/// What a single column may have been meant as.
const SEPARATED: &str = "at least 2 columns, separated by comma, semicolon or tab";

/// Columns of numbers, two or more, with two whole rows or more.
#[derive(Debug)]
pub(super) struct Usable {
    /// The columns.
    pub(super) columns: Vec<Column>,
    /// What is wrong with each of the others; and that a number is missing, if one is.
    pub(super) left_out: Vec<Complaint>,
}

impl Usable {
    /// Those of `columns` that can be used.
    ///
    /// # Errors
    /// If they are too few, or have too few rows, with the first cell that is not a number.
    pub(super) fn of(columns: Vec<Column>) -> Result<Self, Complaint> {
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
        Ok(Self { columns: kept, left_out })
    }
}

/// Takes columns with gaps away, those with most of them first, until two rows are whole. Returns
/// what is wrong with them.
fn leave_out_open(columns: &mut Vec<Column>) -> Vec<Complaint> {
    let mut left_out = Vec::new();
    loop {
        let numbers: Vec<_> = columns.iter().map(|column| column.numbers.as_slice()).collect();
        let is_enough = whole_rows(&numbers).nth(1).is_some();
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
    use crate::data::Sheet;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

    #[test]
    fn columns_of_text_are_left_out() {
        let sheet = Sheet::read("kind,a,b\nfrog,1,2\ntoad,3,4\n").unwrap();
        assert_eq!(sheet.names(), ["a", "b"]);
        let why = "column kind: “frog” was given; allowed: numbers; a column of text is left out";
        assert_eq!(sheet.left_out()[0].to_string(), why);
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
            Sheet::read("a,b\n1,2\n,4\n5,\n").unwrap_err().to_string(),
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
}
