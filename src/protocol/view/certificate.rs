//! What the state of the settings says of the certificate that they name.

use super::desk::{ConfigStatusView, ProblemView};

impl ConfigStatusView {
    /// Why a certificate that was put in place of the one in force cannot be used, if one was.
    pub fn of_certificate(&self) -> Option<&ProblemView> {
        let mut problems = self.problems.iter();
        problems.find(|problem| problem.code == UNUSABLE)
    }
}

/// What that problem is called.
const UNUSABLE: &str = "CT-2039";
