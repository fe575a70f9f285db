//! The one decision that lets a person in: every way of signing in ends here.

use super::throttle::Outcome;
use super::{recovery, totp};
use crate::domain::account::Credential;
use crate::domain::agent::Agent;
use crate::domain::attachment::Digest;
use crate::domain::{AgentId, Moment};

/// What is known when somebody tries to sign in.
#[derive(Debug, Clone, Copy)]
pub struct Attempt<'a> {
    /// The account of the name that was typed; `None` if there is none.
    pub account: Option<(&'a Agent, &'a Credential)>,
    /// What [`verify`](super::password::verify) said, which is asked for unknown names too.
    pub password_right: bool,
    /// The code that was typed, if any: six digits, or a recovery code.
    pub code: Option<&'a str>,
    /// Whether people of this role must have a second factor.
    pub factor_required: bool,
}

/// What becomes of it.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum SignIn {
    /// They are who they say; open a session.
    Admit(Admitted),
    /// The password is right; ask for the code and try again with both.
    AskCode,
    /// No.
    Refuse(Reason),
}

/// Who was let in, by what, and what they must do first.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Admitted {
    /// Who.
    pub agent: AgentId,
    /// What has to be spent, by [`spend`], in the transaction that opens the session.
    pub proof: Proof,
    /// They may do nothing but [`Scope::Own`](super::Scope::Own) until this is done.
    pub first: Option<First>,
}

/// What must be done before anything else.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum First {
    /// Choose a new password.
    ChangePassword,
    /// Set up a second factor.
    EnrolFactor,
}

/// What was shown besides the password, good for once.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Proof {
    /// Nothing, because nothing was set up.
    None,
    /// A code of this step.
    Step(u64),
    /// The recovery code with this digest.
    Recovery(Digest),
}

/// Why not. Told apart for log, audit and throttle; the person is told only [`Reason::Wrong`] or that
/// the code was not accepted.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub enum Reason {
    /// No such name, or not its password.
    Wrong,
    /// The right password of a closed account; answered like a wrong one.
    Closed,
    /// The right password, not the code.
    WrongCode,
    /// The right password and a code that was used before.
    ReplayedCode,
}

impl SignIn {
    /// What the throttle is told.
    pub fn outcome(&self) -> Outcome {
        match self {
            SignIn::Admit(_) => Outcome::Right,
            SignIn::AskCode => Outcome::Undecided,
            SignIn::Refuse(_) => Outcome::Wrong,
        }
    }
}

/// Decides an attempt.
///
/// The answer can be a moment old when the session is opened (two devices may show the same code at
/// once), so the session's transaction calls [`spend`] and opens nothing if that refuses.
pub fn sign_in(now: Moment, attempt: Attempt<'_>) -> SignIn {
    let Some((agent, credential)) = attempt.account else {
        return SignIn::Refuse(Reason::Wrong);
    };
    if !attempt.password_right || credential.password.is_empty() {
        return SignIn::Refuse(Reason::Wrong);
    }
    if !agent.enabled {
        return SignIn::Refuse(Reason::Closed);
    }
    let proof = match (&credential.totp, attempt.code) {
        (None, _) => Proof::None,
        (Some(_), None) => return SignIn::AskCode,
        (Some(factor), Some(code)) => {
            match totp::check(now, &factor.secret, code, factor.last_step) {
                Ok(step) => Proof::Step(step),
                Err(totp::Refused::Replayed) => return SignIn::Refuse(Reason::ReplayedCode),
                Err(totp::Refused::Wrong) => match recovery::find(code, &credential.recovery) {
                    Some(place) => Proof::Recovery(credential.recovery[place]),
                    None => return SignIn::Refuse(Reason::WrongCode),
                },
            }
        }
    };
    let first = if credential.must_change {
        Some(First::ChangePassword)
    } else if credential.totp.is_none() && attempt.factor_required {
        Some(First::EnrolFactor)
    } else {
        None
    };
    SignIn::Admit(Admitted {
        agent: agent.id,
        proof,
        first,
    })
}

/// Takes what was shown out of the account, so that nothing opens twice. Refuses if it is gone, or if
/// a second factor was set up since.
pub fn spend(credential: &mut Credential, proof: Proof) -> Result<(), Reason> {
    match (proof, &mut credential.totp) {
        (Proof::None, None) => Ok(()),
        (Proof::Step(step), Some(factor)) if step > factor.last_step => {
            factor.last_step = step;
            Ok(())
        }
        (Proof::Recovery(digest), Some(_)) => {
            let before = credential.recovery.len();
            credential.recovery.retain(|kept| *kept != digest);
            if credential.recovery.len() < before {
                Ok(())
            } else {
                Err(Reason::ReplayedCode)
            }
        }
        (Proof::Step(_), Some(_)) => Err(Reason::ReplayedCode),
        (Proof::None, Some(_)) | (Proof::Step(_) | Proof::Recovery(_), None) => {
            Err(Reason::WrongCode)
        }
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::domain::Name;
    use crate::domain::account::Totp;
    use crate::domain::agent::Role;

    const NOW: Moment = Moment(1_700_000_000_000);
    const SECRET: &[u8] = b"12345678901234567890";

    fn ana() -> Agent {
        Agent {
            id: AgentId(7),
            name: Name::new("ana").expect("a name"),
            display: "Ana".to_owned(),
            role: Role::Supervisor,
            sets: BTreeSet::new(),
            queues: BTreeSet::new(),
            skills: BTreeMap::new(),
            capacity: 1,
            interruptible: None,
            enabled: true,
            created_at: NOW,
            signature: crate::domain::agent::Signature::default(),
        }
    }

    fn plain() -> Credential {
        Credential {
            password: "$argon2id$".to_owned(),
            ..Credential::default()
        }
    }

    fn with_factor() -> Credential {
        let (_, recovery) = recovery::issue(&[3; recovery::RANDOM_BYTES]);
        Credential {
            totp: Some(Totp {
                secret: SECRET.to_vec(),
                last_step: 0,
            }),
            recovery,
            ..plain()
        }
    }

    fn attempt<'a>(
        agent: &'a Agent,
        credential: &'a Credential,
        code: Option<&'a str>,
    ) -> Attempt<'a> {
        Attempt {
            account: Some((agent, credential)),
            password_right: true,
            code,
            factor_required: false,
        }
    }

    fn admitted(sign_in: SignIn) -> Admitted {
        match sign_in {
            SignIn::Admit(admitted) => admitted,
            other => panic!("not admitted: {other:?}"),
        }
    }

    #[test]
    fn a_password_is_enough_where_nothing_else_was_set_up() {
        let (agent, credential) = (ana(), plain());
        let admitted = admitted(sign_in(NOW, attempt(&agent, &credential, None)));
        assert_eq!((admitted.agent, admitted.first), (AgentId(7), None));
    }

    #[test]
    fn nobody_is_let_in_without_the_password() {
        let agent = ana();
        let code = totp::code(NOW, SECRET);
        for credential in [plain(), with_factor()] {
            let mut wrong = attempt(&agent, &credential, Some(&code));
            wrong.password_right = false;
            assert_eq!(sign_in(NOW, wrong), SignIn::Refuse(Reason::Wrong));
        }
    }

    #[test]
    fn an_unknown_name_and_an_account_without_password_are_a_wrong_password() {
        let agent = ana();
        let empty = Credential::default();
        let mut unknown = attempt(&agent, &empty, None);
        assert_eq!(sign_in(NOW, unknown), SignIn::Refuse(Reason::Wrong));
        unknown.account = None;
        assert_eq!(sign_in(NOW, unknown), SignIn::Refuse(Reason::Wrong));
    }

    #[test]
    fn a_closed_account_is_refused_with_everything_right() {
        let mut agent = ana();
        agent.enabled = false;
        let credential = with_factor();
        let code = totp::code(NOW, SECRET);
        let refused = sign_in(NOW, attempt(&agent, &credential, Some(&code)));
        assert_eq!(refused, SignIn::Refuse(Reason::Closed));
    }

    #[test]
    fn the_second_factor_is_asked_for_and_a_wrong_one_refused() {
        let (agent, credential) = (ana(), with_factor());
        let without = sign_in(NOW, attempt(&agent, &credential, None));
        assert_eq!(without, SignIn::AskCode);
        let wrong = sign_in(NOW, attempt(&agent, &credential, Some("000000")));
        assert_eq!(wrong, SignIn::Refuse(Reason::WrongCode));
    }

    #[test]
    fn a_code_shown_on_two_devices_at_once_opens_one_session() {
        let (agent, mut credential) = (ana(), with_factor());
        let code = totp::code(NOW, SECRET);
        let one = admitted(sign_in(NOW, attempt(&agent, &credential, Some(&code))));
        let other = admitted(sign_in(NOW, attempt(&agent, &credential, Some(&code))));
        assert_eq!(spend(&mut credential, one.proof), Ok(()));
        assert_eq!(
            spend(&mut credential, other.proof),
            Err(Reason::ReplayedCode)
        );
        let later = sign_in(NOW, attempt(&agent, &credential, Some(&code)));
        assert_eq!(later, SignIn::Refuse(Reason::ReplayedCode));
    }

    #[test]
    fn a_recovery_code_opens_one_session() {
        let random = std::array::from_fn(|place| u8::try_from(place).expect("150 bytes"));
        let (codes, recovery) = recovery::issue(&random);
        let (agent, mut credential) = (ana(), with_factor());
        credential.recovery = recovery;
        let first = admitted(sign_in(NOW, attempt(&agent, &credential, Some(&codes[4]))));
        assert_eq!(spend(&mut credential, first.proof), Ok(()));
        assert_eq!(credential.recovery.len(), recovery::CODES - 1);
        let again = sign_in(NOW, attempt(&agent, &credential, Some(&codes[4])));
        assert_eq!(again, SignIn::Refuse(Reason::WrongCode));
    }

    #[test]
    fn a_factor_set_up_meanwhile_is_not_walked_around() {
        let (agent, before) = (ana(), plain());
        let without = admitted(sign_in(NOW, attempt(&agent, &before, None)));
        let mut after = with_factor();
        assert_eq!(spend(&mut after, without.proof), Err(Reason::WrongCode));
    }

    #[test]
    fn a_role_that_needs_a_factor_must_set_one_up_first() {
        let (agent, mut credential) = (ana(), plain());
        let mut required = attempt(&agent, &credential, None);
        required.factor_required = true;
        assert_eq!(
            admitted(sign_in(NOW, required)).first,
            Some(First::EnrolFactor)
        );
        credential.must_change = true;
        let given = admitted(sign_in(NOW, attempt(&agent, &credential, None)));
        assert_eq!(given.first, Some(First::ChangePassword));
    }

    #[test]
    fn the_throttle_learns_the_outcome_and_no_more() {
        assert_eq!(SignIn::AskCode.outcome(), Outcome::Undecided);
        assert_eq!(SignIn::Refuse(Reason::WrongCode).outcome(), Outcome::Wrong);
    }
}
