//! What DNS says about a mail's sender: SPF (RFC 7208), DKIM (RFC 6376), DMARC (RFC 9989).
//!
//! One named server is asked and nobody else. A server that does not answer costs one mail a bounded wait
//! and the next ones nothing.

use std::net::{IpAddr, SocketAddr};
use std::panic::{AssertUnwindSafe, catch_unwind};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use mail_auth::common::crypto::HashAlgorithm;
use mail_auth::dkim::{Canonicalization, DkimError};
use mail_auth::dmarc::verify::DmarcParameters;
use mail_auth::hickory_resolver::proto::rr::{Name, RecordType};
use mail_auth::spf::verify::SpfParameters;
use mail_auth::{
    AuthenticatedMessage, DkimOutput, DkimResult, DmarcOutput, DmarcResult, Error,
    MessageAuthenticator, SpfOutput, SpfResult,
};
use tokio::task::JoinSet;
use tokio::time::{Instant, timeout};

use super::dns::resolver;

/// What of a mail has to be held while DNS is asked about it.
#[derive(Debug)]
pub struct Claims {
    head: Vec<u8>,
    hashes: Vec<(Canonicalization, HashAlgorithm, u64, Vec<u8>)>,
}

/// How a mail came to the first server of ours.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Way {
    /// From which machine; `None` where nobody noted it.
    pub client: Option<IpAddr>,
    /// What it called itself.
    pub hello: String,
    /// The return path; empty for `<>`.
    pub return_path: String,
}

/// What was found.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Findings {
    /// Whether the machine may send for the domain of the return path.
    pub spf: Finding,
    /// Whether a domain's signature holds.
    pub dkim: Finding,
    /// Whether either of them speaks for [`domain`](Self::domain).
    pub dmarc: Finding,
    /// The domain of the sender that is shown, in ASCII; empty where there is none, or there are several.
    pub domain: String,
}

/// What one way of checking found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Finding {
    /// Nothing was said.
    None,
    /// It is right.
    Pass,
    /// Neither right nor wrong.
    Neutral,
    /// It is wrong.
    Fail,
}

/// A DNS server that is asked about senders. Clones share it.
#[derive(Clone)]
pub struct Asker {
    server: SocketAddr,
    authenticator: MessageAuthenticator,
    patience: Duration,
    rest: Arc<Mutex<Option<Instant>>>,
}

impl Claims {
    /// Takes time in proportion to the mail's length. None where its head is longer than anybody's.
    pub fn of(raw: &[u8]) -> Option<Self> {
        let claims = catch_unwind(AssertUnwindSafe(|| {
            let mail = AuthenticatedMessage::parse(raw)?;
            let (head, body) = raw.split_at_checked(mail.body_offset())?;
            if head.len() > HEAD_BYTES_MAX {
                return None;
            }
            let mut hashes = mail.body_hashes;
            // Of signatures with a length too the whole is hashed, once for each way of doing it.
            for (way, sum, ..) in signed(head)?.body_hashes {
                if !hashes.iter().any(|it| (it.0, it.1) == (way, sum)) {
                    let hash = sum.hash(way.canonical_body(body, 0));
                    hashes.push((way, sum, 0, hash.as_ref().to_vec()));
                }
            }
            let head = head.to_vec();
            Some(Self { head, hashes })
        }));
        claims.ok().flatten()
    }

    /// The header fields, as they came.
    pub fn head(&self) -> &[u8] {
        &self.head
    }
}

impl Asker {
    /// Asks the server at `server`. Each mail is waited for `patience` at most. Needs a runtime.
    pub fn new(server: SocketAddr, patience: Duration) -> Result<Self, String> {
        let resolver = resolver(server, patience, CACHE_RECORDS_MAX)?;
        Ok(Self {
            server,
            authenticator: MessageAuthenticator(resolver),
            patience,
            rest: Arc::default(),
        })
    }

    /// What is found; none where the server did not answer in time, or has not lately.
    pub async fn ask(&self, claims: Claims, way: Way) -> Option<Findings> {
        if self.rests() {
            return None;
        }
        let authenticator = self.authenticator.clone();
        // On its own, so that whatever the parsers of strangers' records do ends there.
        let mut asking = JoinSet::new();
        asking.spawn(async move { find(&authenticator, &claims, &way).await });
        if let Ok(found) = timeout(self.patience, asking.join_next()).await {
            return found?.ok().flatten();
        }
        tokio::spawn(self.clone().look_whether_it_lives());
        None
    }

    fn rests(&self) -> bool {
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        let rests = rest.is_some_and(|until| Instant::now() < until);
        if !rests {
            *rest = None;
        }
        rests
    }

    /// A stranger's domain whose servers are silent must not silence the question for everybody: only a
    /// server that does not answer what every one knows is left alone for a while.
    async fn look_whether_it_lives(self) {
        let asked = self
            .authenticator
            .resolver()
            .lookup(Name::root(), RecordType::NS);
        if timeout(self.patience, asked).await.is_ok_and(|found| {
            // That there is none is an answer too.
            found.is_ok() || found.is_err_and(|error| error.is_no_records_found())
        }) {
            return;
        }
        tracing::warn!(server = %self.server, "the DNS server does not answer, senders stay unchecked");
        let mut rest = self.rest.lock().unwrap_or_else(PoisonError::into_inner);
        *rest = Some(Instant::now() + REST);
    }
}

/// A mail's head, with the signatures in it that speak for the beginning of the body only (`l=`, RFC 6376,
/// 3.5) too. Each is held against the whole body: whoever reads the mail reads all of it.
fn signed(head: &[u8]) -> Option<AuthenticatedMessage<'_>> {
    AuthenticatedMessage::parse_with_opts(head, None, false)
}

async fn find(
    authenticator: &MessageAuthenticator,
    claims: &Claims,
    way: &Way,
) -> Option<Findings> {
    let mut mail = signed(&claims.head)?;
    for (way, sum, _, hash) in &mut mail.body_hashes {
        let mut whole = claims.hashes.iter();
        let whole = whole.find(|it| (it.0, it.1) == (*way, *sum))?;
        hash.clone_from(&whole.3);
    }
    mail.dkim_headers.truncate(SIGNATURES_MAX);
    let spf = match way.client {
        Some(client) => {
            let (hello, from) = (way.hello.as_str(), way.return_path.as_str());
            let asked = if from.is_empty() {
                SpfParameters::verify_ehlo(client, hello, HERE)
            } else {
                SpfParameters::verify_mail_from(client, hello, HERE, from)
            };
            authenticator.verify_spf(asked).await
        }
        None => SpfOutput::new(String::new()),
    };
    let dkim = authenticator.verify_dkim(&mail).await;
    let speaks_for = match way.return_path.rsplit_once('@') {
        Some((_, domain)) => domain,
        None => &way.hello,
    };
    let asked = DmarcParameters::new(&mail, &dkim, speaks_for, &spf);
    let dmarc = authenticator.verify_dmarc(asked).await;
    let signatures: Vec<Finding> = dkim.iter().map(signature).collect();
    Some(Findings {
        spf: path(spf.result()),
        dkim: of_signatures(&signatures),
        dmarc: policy(&dmarc, way.client.is_some()),
        domain: dmarc.domain().to_owned(),
    })
}

fn path(result: SpfResult) -> Finding {
    match result {
        SpfResult::Pass => Finding::Pass,
        SpfResult::Fail | SpfResult::PermError => Finding::Fail,
        SpfResult::SoftFail | SpfResult::Neutral | SpfResult::TempError => Finding::Neutral,
        SpfResult::None => Finding::None,
    }
}

fn signature(found: &DkimOutput<'_>) -> Finding {
    let is_part = found.signature().is_some_and(|signature| signature.l > 0);
    match found.result() {
        DkimResult::Pass => Finding::Pass,
        // It speaks for the beginning of the mail at most.
        DkimResult::Neutral(Error::Dkim(DkimError::FailedBodyHashMatch)) if is_part => {
            Finding::Neutral
        }
        // The crate calls a body that was changed neutral; to whoever reads it the signature does not hold.
        DkimResult::Fail(_) | DkimResult::PermError(_) | DkimResult::Neutral(_) => Finding::Fail,
        DkimResult::TempError(_) => Finding::Neutral,
        DkimResult::None => Finding::None,
    }
}

/// One that holds is enough (RFC 6376, 6.1); one of which nothing is known yet might.
fn of_signatures(found: &[Finding]) -> Finding {
    let best = [Finding::Pass, Finding::Neutral, Finding::Fail];
    let best = best.into_iter().find(|finding| found.contains(finding));
    best.unwrap_or(Finding::None)
}

/// What was not looked at cannot be held against anybody: neither the machine where nobody noted it, nor
/// what could not be asked.
fn policy(found: &DmarcOutput, saw_the_machine: bool) -> Finding {
    let results = [found.spf_result(), found.dkim_result()];
    if results.contains(&&DmarcResult::Pass) {
        return Finding::Pass;
    }
    let is_open = |result: &&DmarcResult| matches!(result, DmarcResult::TempError(_));
    match found.dmarc_record() {
        _ if results.iter().any(is_open) => Finding::Neutral,
        None => Finding::None,
        Some(_) if saw_the_machine => Finding::Fail,
        Some(_) => Finding::Neutral,
    }
}

/// The name of the desk where a domain's record asks for it (RFC 7208, 7.3).
const HERE: &str = "unknown";

/// The longest head of which the claims are looked at, in bytes.
const HEAD_BYTES_MAX: usize = 256 * 1024;

/// How many signatures of one mail are looked at.
const SIGNATURES_MAX: usize = 10;

/// How many answers are remembered.
const CACHE_RECORDS_MAX: u64 = 1024;

/// How long a server that does not answer is left alone.
const REST: Duration = Duration::from_secs(30);
