//! What customers think, by a link: a page that needs no script and asks one thing. Looking at it answers
//! nothing, since mail filters look at every link; only its button does.

use std::net::IpAddr;
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use axum::Router;
use axum::body::{Body, to_bytes};
use axum::extract::{Extension, Path, State};
use axum::http::header::{
    CONTENT_SECURITY_POLICY, CONTENT_TYPE, HeaderMap, HeaderValue, RETRY_AFTER,
};
use axum::http::{StatusCode, Uri};
use axum::response::{IntoResponse, Response};
use axum::routing::get;
use tokio::time::timeout;

use super::desk::Desk;
use super::intake::Intake;
use super::tongue;
use super::webform::STYLE;
use crate::channels::webform::body;
use crate::channels::webform::page::{escaped, page};
use crate::domain::survey::{self, Code};
use crate::engine::command::{Act, Rating};
use crate::engine::refusal::Refusal;
use crate::net::http_server::Caller;
use crate::net::pace::{Pace, Rate};
use crate::words::{self, Lang};
use crate::writer::Rejected;

/// What the routes of surveys work with.
pub struct Surveys {
    desk: Arc<Desk>,
    intake: Intake,
    /// Visits from one machine.
    comings: Mutex<Pace<IpAddr>>,
}

/// How a question stands.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Stands {
    Open,
    Answered,
    /// It was never asked, or too long ago.
    Gone,
}

impl Surveys {
    /// The surveys of a desk.
    pub fn new(desk: Arc<Desk>, intake: Intake) -> Arc<Self> {
        Arc::new(Self {
            desk,
            intake,
            comings: Mutex::new(Pace::new(COMINGS, CALLERS_MAX)),
        })
    }

    async fn stands(&self, code: Code) -> Result<Stands, StatusCode> {
        let (within, now) = (
            self.desk.settings().plan.desk.survey_within,
            self.desk.now(),
        );
        let read = self.desk.read(move |snapshot| {
            let channel = survey::channel();
            let Some(asked) = snapshot.key_seen(&channel, &code.asked())? else {
                return Ok(Stands::Gone);
            };
            if snapshot.key_seen(&channel, &code.answered())?.is_some() {
                return Ok(Stands::Answered);
            }
            let is_over = now.since(asked.at) > within;
            Ok(if is_over { Stands::Gone } else { Stands::Open })
        });
        read.await.map_err(|_| StatusCode::SERVICE_UNAVAILABLE)
    }

    /// Counts one more from there; how many seconds to wait where that is one too many.
    fn come(&self, caller: Caller) -> Result<(), i64> {
        let from = caller.address.ip().to_canonical();
        let mut comings = self.comings.lock().unwrap_or_else(PoisonError::into_inner);
        let taken = comings.take(self.desk.now().0, &from);
        taken.map_err(|soon| (soon.wait_ms + 999) / 1_000)
    }

    fn lang(&self, headers: &HeaderMap, uri: &Uri) -> Lang {
        let own = &self.desk.settings().plan.desk.language;
        tongue::of_page(headers, uri, Lang::parse(own))
    }

    fn shown(&self, lang: Lang, status: StatusCode, key: &str) -> Response {
        let text = words::say(lang, &format!("form.survey_{key}"), &[]);
        self.page(
            lang,
            status,
            &format!("<p role=\"status\">{}</p>\n", escaped(&text)),
        )
    }

    fn page(&self, lang: Lang, status: StatusCode, content: &str) -> Response {
        let settings = self.desk.settings();
        let title = match settings.plan.desk.name.as_str() {
            "" => words::say(lang, "form.survey_ask", &[]),
            name => name.to_owned(),
        };
        let page = page(lang.code(), &title, STYLE, content);
        let kind = [(CONTENT_TYPE, "text/html; charset=utf-8")];
        let mut response = (status, kind, page).into_response();
        let headers = response.headers_mut();
        headers.insert(CONTENT_SECURITY_POLICY, HeaderValue::from_static(POLICY));
        response
    }

    fn question(&self, lang: Lang, status: StatusCode, remark: &str) -> Response {
        let say = |key: &str| escaped(&words::say(lang, key, &[]));
        let lacks = if status == StatusCode::OK {
            String::new()
        } else {
            let lacks = say("form.survey_choose");
            format!("  <p class=\"cf-errors\" role=\"alert\">{lacks}</p>\n")
        };
        let score = |score: u8| {
            let label = say(&format!("form.survey_{score}"));
            format!(
                "    <label><input type=\"radio\" name=\"score\" value=\"{score}\" required> {label}</label>\n"
            )
        };
        let scores: String = (1..=5).rev().map(score).collect::<Vec<_>>().concat();
        let out = format!(
            "<form class=\"cf\" method=\"post\" accept-charset=\"utf-8\">\n{lacks}  \
             <fieldset class=\"cf-field cf-scores\">\n    <legend>{ask}</legend>\n{scores}  </fieldset>\n  \
             <div class=\"cf-field\">\n    <label for=\"cf-remark\">{label} <small>{optional}</small></label>\n    \
             <textarea id=\"cf-remark\" name=\"remark\" rows=\"4\" maxlength=\"1000\">{remark}</textarea>\n  \
             </div>\n  <p class=\"cf-send\"><button>{send}</button></p>\n</form>\n",
            ask = say("form.survey_ask"),
            label = say("form.survey_remark"),
            optional = say("form.optional"),
            remark = escaped(remark),
            send = say("form.survey_send"),
        );
        self.page(lang, status, &out)
    }
}

/// The routes of surveys.
pub(super) fn routes(surveys: Option<Arc<Surveys>>) -> Router {
    let Some(surveys) = surveys else {
        return Router::new();
    };
    Router::new()
        .route(&format!("{}{{code}}", survey::PATH), get(ask).post(take))
        .with_state(surveys)
}

async fn ask(
    State(surveys): State<Arc<Surveys>>,
    Path(code): Path<String>,
    Extension(caller): Extension<Caller>,
    uri: Uri,
    headers: HeaderMap,
) -> Response {
    let lang = surveys.lang(&headers, &uri);
    match surveys.open(&code, caller, lang).await {
        Ok(_) => surveys.question(lang, StatusCode::OK, ""),
        Err(response) => response,
    }
}

async fn take(
    State(surveys): State<Arc<Surveys>>,
    Path(code): Path<String>,
    Extension(caller): Extension<Caller>,
    uri: Uri,
    headers: HeaderMap,
    body: Body,
) -> Response {
    let lang = surveys.lang(&headers, &uri);
    let code = match surveys.open(&code, caller, lang).await {
        Ok(code) => code,
        Err(response) => return response,
    };
    let kind = headers.get(CONTENT_TYPE).and_then(|it| it.to_str().ok());
    let Ok(Ok(bytes)) = timeout(BODY_WITHIN, to_bytes(body, BODY_BYTES_MAX)).await else {
        return surveys.question(lang, StatusCode::BAD_REQUEST, "");
    };
    let Ok(posted) = body::read(kind.unwrap_or_default(), &bytes) else {
        return surveys.question(lang, StatusCode::BAD_REQUEST, "");
    };
    let value = |name: &str| {
        let found = posted.pairs.iter().find(|(own, _)| own == name);
        found.map_or("", |(_, value)| value.as_str())
    };
    let remark = value("remark").to_owned();
    let Ok(score) = value("score").parse() else {
        return surveys.question(lang, StatusCode::UNPROCESSABLE_ENTITY, &remark);
    };
    let rating = Rating {
        code,
        score,
        remark: remark.clone(),
    };
    let intake = &surveys.intake;
    let command = intake.command(Act::Rate(Box::new(rating)));
    match intake.writer.submit(command).await {
        Ok(_) => surveys.shown(lang, StatusCode::OK, "thanks"),
        Err(Rejected::Refused(Refusal::OutOfRange(_))) => {
            surveys.question(lang, StatusCode::UNPROCESSABLE_ENTITY, &remark)
        }
        Err(Rejected::Refused(_)) => surveys.shown(lang, StatusCode::GONE, "gone"),
        Err(rejected) => {
            tracing::warn!(?rejected, "an answer to a survey was not kept");
            surveys.shown(lang, StatusCode::SERVICE_UNAVAILABLE, "later")
        }
    }
}

impl Surveys {
    /// The code, where it can be answered now; else what to say instead.
    async fn open(&self, code: &str, caller: Caller, lang: Lang) -> Result<Code, Response> {
        if let Err(seconds) = self.come(caller) {
            let mut response = self.shown(lang, StatusCode::TOO_MANY_REQUESTS, "later");
            let wait = HeaderValue::from(seconds);
            response.headers_mut().insert(RETRY_AFTER, wait);
            return Err(response);
        }
        let gone = || self.shown(lang, StatusCode::GONE, "gone");
        let code: Code = code.parse().map_err(|_| gone())?;
        match self.stands(code.clone()).await {
            Ok(Stands::Open) => Ok(code),
            Ok(Stands::Answered) => Err(self.shown(lang, StatusCode::OK, "answered")),
            Ok(Stands::Gone) => Err(gone()),
            Err(status) => Err(self.shown(lang, status, "later")),
        }
    }
}

/// What the page may do: show its style, and post to itself.
const POLICY: &str = "default-src 'none'; style-src 'self'; img-src data:; base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

/// How often one machine may look or answer; a code has 128 bits, so that nobody finds one by trying.
const COMINGS: Rate = Rate {
    burst: 60,
    refill_ms: 1_000,
};

/// How many machines are remembered for their pace.
const CALLERS_MAX: usize = 20_000;

/// The longest answer, in bytes: a thousand characters in any spelling, and the score.
const BODY_BYTES_MAX: usize = 16 * 1024;

/// How long an answer may take to come.
const BODY_WITHIN: Duration = Duration::from_secs(20);
