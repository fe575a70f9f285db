//! What the state of the settings says of the certificate that they name.

use crate::protocol::Code;

use super::desk::{ConfigStatusView, ProblemView};

impl ConfigStatusView {
    /// Why a certificate that was put in place of the one in force cannot be used, if one was.
    pub fn of_certificate(&self) -> Option<&ProblemView> {
        let code = Code::CERTIFICATE_UNUSABLE.to_string();
        self.problems.iter().find(|problem| problem.code == code)
    }
}
