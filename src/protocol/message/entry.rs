//! Signing in and out, and what is one's own.

use bincode::{Decode, Encode};
use serde::{Deserialize, Serialize};

use crate::domain::{Name, Seq};
use crate::protocol::key::Secret;

/// Who is there. The first four and `Resume` are the only requests before a session is signed in.
#[derive(Clone, Debug, PartialEq, Eq, Encode, Decode, Serialize, Deserialize)]
#[serde(tag = "type", rename_all = "snake_case")]
pub enum EntryRequest {
    /// By name and password.
    SignIn {
        /// The name as typed.
        name: String,
        /// The password.
        password: Secret,
        /// The six digits of the second factor or a recovery code; asked for with CT-1006.
        code: Option<Secret>,
        /// What the person will read in their list of sessions, such as `laptop`.
        device: String,
    },
    /// By a token made earlier: of a script, a link or a device.
    Token {
        /// The token.
        token: Secret,
        /// What the person will read in their list of sessions.
        device: String,
    },
    /// By the client certificate that the TLS connection was made with.
    Certificate {
        /// What the person will read in their list of sessions.
        device: String,
    },
    /// By being somebody on the desk's own machine; only over the control socket.
    Local {
        /// The person in whose name work is done; `null` acts as the machine's operator.
        acting_for: Option<Name>,
    },
    /// By the token of a session whose connection was lost; news after `last_seq` follow.
    Resume {
        /// The token that the sign-in answered with.
        token: Secret,
        /// The `seq` of the last event that was received; 0 for none.
        last_seq: Seq,
    },
    /// Ends the session for good; the token stops working.
    SignOut,
    /// Asks who one is and what one may do. Answered by `session`.
    WhoAmI,
    /// Changes one's own password.
    ChangePassword {
        /// The present one.
        old: Secret,
        /// The new one.
        new: Secret,
    },
    /// Begins a new second factor of one's own. Answered by `second_factor`.
    EnrolCode,
    /// Proves that the second factor works, and switches it on. Answered by `recovery`.
    ConfirmCode {
        /// The six digits.
        code: Secret,
    },
    /// Asks where one may do what. Answered by `rights`.
    Rights,
}
