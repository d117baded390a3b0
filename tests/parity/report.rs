//! What came out for all files.

use std::fmt;

use super::finding::{Finding, Verdict};

/// The findings of a whole reference.
#[derive(Debug)]
pub struct Report {
    findings: Vec<Finding>,
}

impl Report {
    pub(super) fn new(findings: Vec<Finding>) -> Self {
        Self { findings }
    }

    /// The findings, a file each.
    pub fn findings(&self) -> &[Finding] {
        &self.findings
    }

    /// How many files got this verdict.
    pub fn count(&self, verdict: Verdict) -> usize {
        self.findings.iter().filter(|finding| finding.verdict() == verdict).count()
    }

    /// How many numbers were compared.
    pub fn compared(&self) -> usize {
        self.findings.iter().map(Finding::compared).sum()
    }
}

const VERDICTS: [Verdict; 3] = [Verdict::Passed, Verdict::Skipped, Verdict::Failed];

/// What is to be said of single files, the failed ones last, then the counts.
impl fmt::Display for Report {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        for verdict in VERDICTS {
            let findings = self.findings.iter().filter(|finding| finding.verdict() == verdict);
            findings.filter(|it| it.has_more_to_say()).try_for_each(|finding| finding.fmt(f))?;
        }
        let [passed, skipped, failed] = VERDICTS.map(|verdict| self.count(verdict));
        writeln!(f, "{} numbers compared", self.compared())?;
        write!(f, "{passed} passed, {failed} failed, {skipped} skipped")
    }
}
