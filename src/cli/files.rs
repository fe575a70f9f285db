//! Files and bodies of messages: sending along, fetching, saving.

use std::fs;
use std::path::{Path, PathBuf};

use crate::client::ClientError;
use crate::domain::ConversationId;
use crate::protocol::list::List;
use crate::protocol::message::files::BodyForm;
use crate::protocol::message::lists::ListsRequest;
use crate::protocol::message::{Data, ToDesk};
use crate::protocol::view::conversation::FileView;

use super::args::Form;
use super::connect::Session;
use super::failure::Failure;
use super::when;

/// Uploads files, to go along with a message.
pub(super) async fn attach(
    session: &mut Session,
    paths: &[PathBuf],
) -> Result<List<FileView>, Failure> {
    let mut files = Vec::new();
    for path in paths {
        let bytes = fs::read(path)
            .map_err(|error| Failure::Here(format!("{}: {error}", path.display())))?;
        if bytes.len() as u64 > FILE_BYTES_MAX {
            return Err(Failure::Usage(
                "cli.file_too_large",
                vec![("name", path.display().to_string())],
            ));
        }
        let name = path
            .file_name()
            .map(|name| name.to_string_lossy().into_owned())
            .unwrap_or_default();
        let mime = guess(path);
        files.push(
            session
                .client()
                .await?
                .0
                .upload(&name, mime, &bytes)
                .await?,
        );
    }
    Ok(files.into_iter().collect())
}

/// The type of a file by its name, for the handful that people send; the rest is bytes.
fn guess(path: &Path) -> &'static str {
    match path
        .extension()
        .and_then(|extension| extension.to_str())
        .unwrap_or_default()
    {
        "txt" | "log" | "md" => "text/plain",
        "csv" => "text/csv",
        "html" | "htm" => "text/html",
        "pdf" => "application/pdf",
        "png" => "image/png",
        "jpg" | "jpeg" => "image/jpeg",
        "gif" => "image/gif",
        "webp" => "image/webp",
        "zip" => "application/zip",
        _ => "application/octet-stream",
    }
}

/// The formatted form of a message, from a file.
pub(super) fn html(path: Option<&Path>) -> Result<Option<String>, Failure> {
    let read = |path: &Path| {
        fs::read_to_string(path)
            .map_err(|error| Failure::Here(format!("{}: {error}", path.display())))
    };
    path.map(read).transpose()
}

/// Saves a file of a message.
pub(super) async fn file(
    session: &mut Session,
    id: ConversationId,
    seq: u32,
    name: &str,
    output: Option<PathBuf>,
) -> Result<(), Failure> {
    let after = ListsRequest::Messages {
        conversation: id,
        after: Some(seq.saturating_sub(1)),
        before: None,
        limit: 1,
    };
    let Data::Messages(page) = session.ask(ToDesk::Lists(after)).await? else {
        return Err(ClientError::Unexpected.into());
    };
    let message = page.items.iter().find(|message| message.seq == seq);
    let file =
        message.and_then(|message| message.attachments.iter().find(|file| file.name == name));
    let file = file
        .ok_or_else(|| Failure::Missing("cli.no_file", vec![("name", name.to_owned())]))?
        .clone();
    let bytes = session
        .client()
        .await?
        .0
        .download(id, seq, file.sha256, FILE_BYTES_MAX)
        .await?;
    let path = output.unwrap_or_else(|| here(name, id, seq));
    save(&path, &bytes)?;
    saved(session, "conv-file", &path, file.size)
}

/// Where a file is saved that nobody names a place for. Its sender chose the name: only its last part
/// may become a file's, and only here.
fn here(name: &str, id: ConversationId, seq: u32) -> PathBuf {
    match Path::new(name).file_name() {
        Some(label) => PathBuf::from(label),
        None => PathBuf::from(format!("{id}-{seq}.bin")),
    }
}

/// Shows the whole body of a message in one of its forms, or saves it.
pub(super) async fn body(
    session: &mut Session,
    id: ConversationId,
    seq: u32,
    form: Form,
    output: Option<PathBuf>,
) -> Result<(), Failure> {
    let form = match form {
        Form::Text => BodyForm::Text,
        Form::Html => BodyForm::HtmlSafe,
        Form::Raw => BodyForm::Raw,
    };
    let client = &session.client().await?.0;
    let bytes = client.body(id, seq, form, FILE_BYTES_MAX).await?;
    if let Some(path) = output {
        save(&path, &bytes)?;
        return saved(session, "conv-body", &path, bytes.len() as u64);
    }
    if session.out.json {
        let text = String::from_utf8_lossy(&bytes);
        let document = serde_json::json!({"conversation": id, "seq": seq, "text": text});
        return Ok(session.out.document("conv-body", document)?);
    }
    // What a stranger sent reaches a terminal a line at a time, and harmless.
    let text = String::from_utf8_lossy(&bytes);
    Ok(session.out.lines(text.lines().map(str::to_owned))?)
}

/// Writes a new file; one that is there is left as it is.
fn save(path: &Path, bytes: &[u8]) -> Result<(), Failure> {
    let mut options = fs::OpenOptions::new();
    let mut target = options
        .write(true)
        .create_new(true)
        .open(path)
        .map_err(|error| Failure::Here(format!("{}: {error}", path.display())))?;
    Ok(std::io::Write::write_all(&mut target, bytes)?)
}

fn saved(session: &Session, schema: &str, path: &Path, size: u64) -> Result<(), Failure> {
    let shown = path.display().to_string();
    if session.out.json {
        let document = serde_json::json!({"path": shown, "size": size});
        return Ok(session.out.document(schema, document)?);
    }
    let size = when::bytes(session.out.lang, size);
    Ok(session
        .out
        .say("cli.saved", &[("path", &shown), ("size", &size)])?)
}

/// The largest file that is sent or fetched, in bytes.
const FILE_BYTES_MAX: u64 = 100 * 1024 * 1024;

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_whose_name_is_none_is_saved_under_another_and_only_here() {
        let saved = |name| here(name, ConversationId(7), 2).display().to_string();
        for odd in [".", "..", "/", "../..", ""] {
            assert_eq!(saved(odd), "7-2.bin", "{odd}");
        }
        assert_eq!(saved("/etc/passwd"), "passwd");
        assert_eq!(saved("../../plan.txt"), "plan.txt");
    }
}
