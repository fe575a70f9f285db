//! The certificate: looking at the desk's own, renewing it, trusting another desk's.

use crate::client::ClientError;
use crate::protocol::message::{Data, DeskRequest, ToDesk};
use crate::protocol::view::desk::CertificateView;
use crate::words;

use super::args::Cert;
use super::connect::Session;
use super::failure::Failure;
use super::output::{complain, write};
use super::{desk, login, when};

pub(super) async fn run(session: &mut Session, act: Cert) -> Result<(), Failure> {
    match act {
        Cert::Show => {
            let certificate = certificate(session, DeskRequest::Certificate).await?;
            show(session, "cert-show", &certificate)?;
            unusable(session).await
        }
        Cert::Fingerprint => {
            let certificate = certificate(session, DeskRequest::Certificate).await?;
            if session.out.json {
                return Ok(session.out.document("cert-fingerprint", &certificate)?);
            }
            Ok(write(&format!("{}\n", certificate.fingerprint))?)
        }
        Cert::Renew => {
            let certificate = certificate(session, DeskRequest::RenewCertificate).await?;
            show(session, "cert-renew", &certificate)?;
            let key = if certificate.self_made {
                "cli.cert_renewed"
            } else {
                "cli.cert_read_again"
            };
            Ok(session.out.say(key, &[])?)
        }
        Cert::Trust {
            address,
            fingerprint,
        } => login::trust(session, &address, fingerprint.as_deref()).await,
    }
}

async fn certificate(
    session: &mut Session,
    request: DeskRequest,
) -> Result<CertificateView, Failure> {
    match session.command(ToDesk::Desk(request)).await?.data {
        Data::Certificate(certificate) => Ok(certificate),
        _ => Err(ClientError::Unexpected.into()),
    }
}

/// Says why another certificate, put in place of this one, cannot be used.
async fn unusable(session: &mut Session) -> Result<(), Failure> {
    let Ok(Data::ConfigStatus(status)) = session
        .ask(ToDesk::Desk(DeskRequest::ConfigStatus { watch: false }))
        .await
    else {
        // Whoever may look at the certificate need not be let into the settings.
        return Ok(());
    };
    if let Some(problem) = status.of_certificate() {
        complain(&desk::problem_text(session.out.lang, problem));
    }
    Ok(())
}

fn show(session: &Session, schema: &str, certificate: &CertificateView) -> Result<(), Failure> {
    if session.out.json {
        return Ok(session.out.document(schema, certificate)?);
    }
    let names = certificate
        .names
        .iter()
        .cloned()
        .collect::<Vec<_>>()
        .join(", ");
    let made = if certificate.self_made {
        "cli.cert_own"
    } else {
        "cli.cert_given"
    };
    let lang = session.out.lang;
    let rows = [
        ("cli.fingerprint", certificate.fingerprint.clone()),
        ("cli.names", names),
        ("cli.ends", when::shown(certificate.not_after)),
        ("cli.made_by", words::say(lang, made, &[])),
    ];
    let rows = rows.map(|(key, value)| vec![words::say(lang, key, &[]), value]);
    Ok(session.out.table(&["cli.what", "cli.value"], &rows)?)
}
