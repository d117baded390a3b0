//! The columns of a sheet that a table is made of, by their names.

use crate::complaint::Complaint;

use super::whole_rows::whole_rows;
use super::{Sheet, Table};

impl Sheet {
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
        let rows: Vec<_> = whole_rows(&columns).collect();
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
        whole_rows(&named.collect::<Vec<_>>()).count()
    }

    fn column(&self, key: &str, name: &str) -> Result<&[f64], Complaint> {
        let index = self.names.iter().position(|there| there == name);
        let column = index.map(|index| self.columns[index].as_slice());
        let allowed = || format!("one of {}", self.names.join(", "));
        column.ok_or_else(|| Complaint::new(key, name, allowed()))
    }
}

#[cfg(test)]
mod tests {
    use crate::data::Sheet;
    #[cfg(target_arch = "wasm32")]
    use wasm_bindgen_test::wasm_bindgen_test as test;

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
    fn tables_are_made_of_named_columns() {
        let sheet = Sheet::read("a,b,c\n1,2,3\n4,5,6\n").unwrap();
        let table = sheet.table("b", &["c", "a"]).unwrap();
        assert_eq!(table.rows().collect::<Vec<_>>(), [[3.0, 1.0], [6.0, 4.0]]);
        assert_eq!((table.target(), table.targets()), ("b", [2.0, 5.0].as_slice()));
        for (target, features) in [("d", &["a"][..]), ("a", &["d"]), ("a", &[]), ("a", &["a"])] {
            sheet.table(target, features).unwrap_err();
        }
    }
}
