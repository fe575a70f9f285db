//! `centralita form html`: a form as HTML to copy into a page and restyle, made from the configuration alone.

use serde_json::json;

use crate::channels::Ground;
use crate::channels::email::token::ThreadKey;
use crate::channels::webform::{FILE_BYTES_MAX, page};
use crate::daemon::compile::{self, Outcome};
use crate::daemon::folder;
use crate::domain::Name;
use crate::words::{self, Lang};

use super::args::Global;
use super::check;
use super::failure::Failure;
use super::output::{Output, write};

/// Writes the form `name` for pages that post it to the desk at `url`.
pub(super) fn html(global: &Global, name: &Name, url: &str, lang: Lang) -> Result<(), Failure> {
    let output = Output::new(global, lang);
    let look = folder::look(&check::settings_folder(global));
    // No ticket stands in it: nothing depends on the desk's own key.
    let ground = Ground::new(ThreadKey::new(&[0; 32]));
    let Outcome {
        compiled,
        problems,
        left_out,
    } = compile::from_look(&look, &ground);
    let Some((_, compiled)) = compiled else {
        check::show(lang, &problems, left_out);
        return Err(Failure::Config);
    };
    let open = compiled.channels.get(name);
    let form = open
        .and_then(|open| open.form())
        .ok_or_else(|| Failure::Here(words::say(lang, "cli.no_form", &[("name", name)])))?;
    let planned = compiled.plan.channels.get(name);
    let most = planned.map_or(FILE_BYTES_MAX, |it| it.abilities.file_bytes_max);
    let say = |key: &str, args: &[(&str, &dyn std::fmt::Display)]| words::say(lang, key, args);
    let base = url.trim_end_matches('/');
    let html = page::to_copy(form, lang.code(), &say, base, most.min(FILE_BYTES_MAX));
    if output.json {
        let document = json!({"name": name.as_str(), "language": lang.code(), "html": html});
        return Ok(output.document("form-html", document)?);
    }
    Ok(write(&html)?)
}
