//! A form that was filled in: read, doubted, kept, and only then thanked for.

use std::net::{IpAddr, Ipv6Addr};
use std::sync::{Arc, PoisonError};

use axum::extract::{Extension, Path, Request, State};
use axum::http::header::{ACCEPT, HeaderValue, RETRY_AFTER};
use axum::http::{StatusCode, Uri};
use axum::response::Response;

use super::answer::{self, Page};
use super::door::language;
use super::held::Doubt;
use super::reading::{Refusing, says};
use super::{Forms, Known, SPENT_MAX, cors};
use crate::channels::email::is_address;
use crate::channels::sniff::{self, HEAD_BYTES};
use crate::channels::webform::fill::{Fault, Filled, Wrong};
use crate::channels::webform::form::ANSWER;
use crate::channels::webform::ticket::{Ticket, is_worked};
use crate::domain::attachment::Attachment;
use crate::domain::case::Reference;
use crate::domain::{Address, ConversationId, Name, Span};
use crate::engine::answer::Answer;
use crate::engine::command::{Act, Inbound};
use crate::net::http_server::Caller;
use crate::servers::intake::{Kept, letter};
use crate::words::{self, Lang};
use crate::writer::{Rejected, Space};

/// Takes a form.
pub(super) async fn take(
    State(forms): State<Arc<Forms>>,
    Path(channel): Path<String>,
    Extension(caller): Extension<Caller>,
    request: Request,
) -> Response {
    let (parts, body) = request.into_parts();
    let headers = parts.headers;
    let lang = language(&forms, &headers, &parts.uri);
    let Some(known) = forms.known(&channel) else {
        return answer::absent(lang);
    };
    let as_json = says(&headers, ACCEPT.as_str()).contains("application/json");
    let refusing = Refusing {
        known: &known,
        lang,
        as_json,
    };
    let mut response = match forms.posted(&headers, body, &refusing).await {
        Err(response) => response,
        // It came all the way; nobody filled it in, so nothing of it is kept.
        Ok(filled) if forms.is_probe(&known.name, &parts.uri) => {
            answer::thanks(&known, lang, &filled, "", as_json)
        }
        Ok(filled) => {
            let lang = match filled.language.as_str() {
                "" => lang,
                named => Lang::parse(named),
            };
            let taking = Taking {
                forms: &forms,
                known: &known,
                filled: &filled,
                lang,
                as_json,
            };
            taking.take(caller).await
        }
    };
    cors::open(&mut response, &known.form, &headers, false);
    response
}

/// Why a command was not done.
pub(super) fn why(rejected: &Rejected) -> &'static str {
    match rejected {
        Rejected::Refused(_) => "the channel takes nothing now",
        Rejected::Full => "the disk is too full",
        _ => "the desk cannot keep anything now",
    }
}

impl Forms {
    /// What was filled in, as the engine takes it.
    pub(super) fn inbound(
        &self,
        known: &Known,
        filled: &Filled,
        (key, language): (&str, &str),
        files: Vec<Attachment>,
    ) -> Inbound {
        let label = answer::label(known, self.own_language());
        let letter = known.form.letter(filled, key, &label);
        let mut inbound = letter::inbound(&known.name, key.to_owned(), letter, None, None, files);
        inbound.language = Some(language.to_owned());
        inbound.fields = known.form.extras(filled);
        inbound.typed = true;
        inbound
    }

    /// Has it kept; which conversation it is then.
    pub(super) async fn receive(&self, inbound: Inbound) -> Result<ConversationId, Rejected> {
        let channel = inbound.channel.clone();
        let act = Act::Receive(Box::new(inbound));
        let answer = self.intake.writer.submit(self.intake.command(act)).await?;
        let (fresh, conversation) = match answer {
            Answer::Message { conversation, .. } => (true, conversation),
            Answer::Duplicate { conversation, .. } => (false, conversation),
            _ => return Err(Rejected::Failed),
        };
        let kept = Kept {
            fresh,
            odd: false,
            placed: false,
            conversation: None,
        };
        self.intake.kept(&channel, &kept);
        Ok(conversation)
    }

    /// The key of what was filled in: the same thing posted twice from one page, or within a few minutes from
    /// a page that has no ticket, is one.
    async fn key(&self, channel: &Name, filled: &Filled, ticket: Option<&Ticket>) -> String {
        let digest = filled.digest();
        if let Some(ticket) = ticket {
            return format!("{digest}/{}", ticket.nonce);
        }
        let now = self.desk.now();
        let window = now.0.div_euclid(TWICE_WITHIN.0);
        let before = format!("{digest}/{}", window - 1);
        let (of, key) = (channel.clone(), before.clone());
        let seen = self
            .desk
            .read(move |snapshot| snapshot.key_seen(&of, &key))
            .await;
        match seen {
            Ok(Some(seen)) if now.since(seen.at) < TWICE_WITHIN => before,
            _ => format!("{digest}/{window}"),
        }
    }
}

/// A form that was read, on its way.
struct Taking<'a> {
    forms: &'a Forms,
    known: &'a Known,
    filled: &'a Filled,
    lang: Lang,
    as_json: bool,
}

impl Taking<'_> {
    async fn take(&self, caller: Caller) -> Response {
        let (forms, form, filled) = (self.forms, &self.known.form, self.filled);
        if let Err(soon) = forms.come(caller) {
            let seconds = (soon + 999) / 1_000;
            let note = words::say(self.lang, "form.too_fast", &[("seconds", &seconds)]);
            let mut response = self.again(StatusCode::TOO_MANY_REQUESTS, &[], &note);
            response
                .headers_mut()
                .insert(RETRY_AFTER, HeaderValue::from(seconds));
            return response;
        }
        let ticket = form.tickets.read(&filled.ticket, forms.desk.now());
        let mut faults = form.faults(filled, self.known.file_bytes_max);
        let question = form.question.as_ref();
        if question.is_some_and(|question| !question.is_answered(&filled.answer)) {
            faults.push(Fault {
                field: ANSWER.to_owned(),
                wrong: Wrong::Answer,
            });
        }
        if !faults.is_empty() {
            return self.again(StatusCode::UNPROCESSABLE_ENTITY, &faults, "");
        }
        if forms.intake.writer.space() >= Space::Stop {
            return self.not_kept(&Rejected::Full);
        }
        match self.keep(ticket.as_ref()).await {
            Ok(reference) => {
                answer::thanks(self.known, self.lang, filled, &reference, self.as_json)
            }
            Err(rejected) => self.not_kept(&rejected),
        }
    }

    /// Keeps it; the reference of its case, which is empty while somebody has to look at it first.
    async fn keep(&self, ticket: Option<&Ticket>) -> Result<String, Rejected> {
        let (forms, filled) = (self.forms, self.filled);
        let key = forms.key(&self.known.name, filled, ticket).await;
        let doubt = self.doubt(ticket);
        let files = self.keep_files().await?;
        let spoken = (key.as_str(), self.lang.code());
        if let Some(doubt) = doubt {
            forms
                .hold(self.known, filled, spoken, &files, doubt)
                .await?;
            return Ok(String::new());
        }
        let inbound = forms.inbound(self.known, filled, spoken, files);
        let conversation = forms.receive(inbound).await?;
        Ok(self.reference(conversation).await)
    }

    /// Why it looks like a machine's, if it does.
    fn doubt(&self, ticket: Option<&Ticket>) -> Option<Doubt> {
        let (form, filled) = (&self.known.form, self.filled);
        if !filled.honeypot.is_empty() {
            return Some(Doubt::Honeypot);
        }
        // Where a browser has to work, that takes its time.
        if !form.challenge && ticket.is_some_and(|ticket| ticket.age < TYPED_WITHIN_MIN) {
            return Some(Doubt::TooFast);
        }
        if form.challenge && form.question.is_none() {
            let worked = ticket.filter(|_| is_worked(&filled.ticket, &filled.proof));
            if !worked.is_some_and(|ticket| self.forms.spend(ticket, &filled.digest())) {
                return Some(Doubt::Unworked);
            }
        }
        let mail = filled.value("mail");
        if is_address(mail) {
            let mut senders = self
                .forms
                .senders
                .lock()
                .unwrap_or_else(PoisonError::into_inner);
            let now = self.forms.desk.now().0;
            if senders.take(now, &Address::mail(mail)).is_err() {
                return Some(Doubt::TooMany);
            }
        }
        None
    }

    async fn keep_files(&self) -> Result<Vec<Attachment>, Rejected> {
        if self.filled.files.is_empty() {
            return Ok(Vec::new());
        }
        let letter = self
            .known
            .form
            .letter(self.filled, "", &|field| field.name.clone());
        let (store, now) = (self.forms.intake.store.clone(), self.forms.desk.now());
        let keep = move || {
            let keep = |file: crate::channels::inbound::File| {
                let head = &file.bytes[..file.bytes.len().min(HEAD_BYTES)];
                let found = sniff::found_under(&file.name, &file.mime, head);
                let kept = Attachment {
                    digest: store.blobs().keep(&file.bytes, now)?,
                    size: file.bytes.len() as u64,
                    name: file.name,
                    mime: file.mime,
                    inline: None,
                    found: None,
                };
                Ok::<_, crate::store::StoreError>(kept.found_to_be(found))
            };
            letter
                .files
                .into_iter()
                .map(keep)
                .collect::<Result<Vec<_>, _>>()
        };
        let kept = self.forms.desk.blocking(keep).await;
        match kept {
            Ok(Ok(files)) => Ok(files),
            Ok(Err(error)) => {
                tracing::error!(%error, "a file of a form could not be kept");
                Err(Rejected::Failed)
            }
            Err(_) => Err(Rejected::Failed),
        }
    }

    /// The reference of the case that a conversation belongs to; empty where that cannot be read now.
    async fn reference(&self, id: ConversationId) -> String {
        let read = self
            .forms
            .desk
            .read(move |snapshot| snapshot.conversation(id));
        let found = read.await.ok().flatten();
        found.map_or_else(String::new, |it| Reference(it.case).to_string())
    }

    /// The form again, with what was filled in.
    fn again(&self, status: StatusCode, faults: &[Fault], note: &str) -> Response {
        if self.as_json {
            if note.is_empty() {
                return answer::faults(self.known, self.lang, faults);
            }
            let told = ("form.later_title", note.to_owned());
            return answer::refused(self.known, self.lang, status, told, true);
        }
        // A page that was open for more than a day, or that somebody copied, has its own ticket from now on.
        let read = self
            .known
            .form
            .tickets
            .read(&self.filled.ticket, self.forms.desk.now());
        let ticket = match read {
            Some(_) => self.filled.ticket.clone(),
            None => self.forms.ticket(&self.known.form),
        };
        let page = Page {
            known: self.known,
            lang: self.lang,
            ticket: &ticket,
            filled: Some((self.filled, faults)),
            note,
        };
        page.response(status)
    }

    fn not_kept(&self, rejected: &Rejected) -> Response {
        let channel = &self.known.name;
        tracing::warn!(%channel, ?rejected, "a form was not kept");
        let key = match rejected {
            Rejected::Refused(_) => "form.closed",
            _ => "form.full",
        };
        let note = words::say(self.lang, key, &[]);
        self.again(StatusCode::SERVICE_UNAVAILABLE, &[], &note)
    }
}

impl Forms {
    fn is_probe(&self, channel: &Name, uri: &Uri) -> bool {
        let named = uri.query().and_then(|query| query.strip_prefix(PROBE));
        named.is_some_and(|id| self.probes.is_one(channel, id))
    }

    /// Counts one more from there; how long to wait, in milliseconds, where that is one too many.
    fn come(&self, caller: Caller) -> Result<(), i64> {
        let from = net_of(caller.address.ip().to_canonical());
        let mut comings = self.comings.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = comings.take(self.desk.now().0, &from);
        taken.map_err(|soon| soon.wait_ms)
    }

    /// Uses the work done for a ticket; only for one thing ever.
    fn spend(&self, ticket: &Ticket, digest: &str) -> bool {
        let mut spent = self.spent.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(on) = spent.get(&ticket.nonce) {
            return on == digest;
        }
        if spent.len() >= SPENT_MAX {
            spent.pop_first();
        }
        spent.insert(ticket.nonce.clone(), digest.to_owned());
        true
    }
}

/// A household has 64 bits of IPv6 to come from.
fn net_of(address: IpAddr) -> IpAddr {
    match address {
        IpAddr::V6(address) => Ipv6Addr::from_bits(address.to_bits() >> 64 << 64).into(),
        IpAddr::V4(address) => address.into(),
    }
}

/// What stands before the name of one that only tries the form, behind its path.
pub const PROBE: &str = "probe=";

/// Faster than this nobody fills anything in.
const TYPED_WITHIN_MIN: Span = Span::seconds(2);

/// The same thing twice from a page without a ticket is one thing for so long.
const TWICE_WITHIN: Span = Span::minutes(10);
