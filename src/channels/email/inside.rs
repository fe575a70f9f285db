//! Files that stand in the text itself, as before MIME: `begin 644 a.txt`, lines of uuencode, `end`.

use crate::channels::inbound::File;
use crate::domain::attachment::ATTACHMENTS_MAX;

use super::label::label;
use super::transfer::uuencoded;

/// Takes whole files out of `text` and puts them among `files`. Whatever is not one from its beginning to
/// its end stays where it is.
pub(super) fn take(text: &mut String, files: &mut Vec<File>) {
    if !text.contains("begin ") {
        return;
    }
    let mut kept = String::with_capacity(text.len());
    // Where a file began in what is kept, and what it is called.
    let mut open: Option<(usize, &str)> = None;
    for line in text.split_inclusive('\n') {
        let bare = line.trim_end_matches(['\n', '\r']);
        let begun = open;
        if let Some(name) = name(bare) {
            open = Some((kept.len(), name));
        } else if !is_data(bare) {
            open = None;
        }
        kept.push_str(line);
        let Some((start, name)) = begun.filter(|_| bare.trim_end() == "end") else {
            continue;
        };
        if files.len() < ATTACHMENTS_MAX
            && let Some(bytes) = uuencoded(&kept.as_bytes()[start..])
        {
            let mime = "application/octet-stream";
            files.push(File {
                name: label(name, mime, files.len() + 1),
                mime: mime.to_owned(),
                bytes,
                inline: None,
            });
            kept.truncate(start);
        }
    }
    *text = kept;
}

/// The name behind `begin` and the permissions.
fn name(line: &str) -> Option<&str> {
    let (mode, name) = line.strip_prefix("begin ")?.split_once(' ')?;
    let octal = |byte: u8| (b'0'..=b'7').contains(&byte);
    ((3..=4).contains(&mode.len()) && mode.bytes().all(octal)).then(|| name.trim())
}

/// A line that says its length, and has it; spaces at its end may have been cut, a sum may follow.
fn is_data(line: &str) -> bool {
    let bytes = line.as_bytes();
    let Some((length, data)) = bytes.split_first() else {
        return false;
    };
    let letters = b' '..=b'`';
    let length = usize::from(length.wrapping_sub(b' ') & 63);
    bytes.iter().all(|byte| letters.contains(byte))
        && length <= LINE_BYTES_MAX
        && data.len() <= length.div_ceil(3) * 4 + 1
}

/// How many bytes a line holds at most, as every writer of such files has it.
const LINE_BYTES_MAX: usize = 45;

#[cfg(test)]
mod tests {
    use super::*;

    fn taken(text: &str) -> (String, Vec<(String, Vec<u8>)>) {
        let (mut text, mut files) = (text.to_owned(), Vec::new());
        take(&mut text, &mut files);
        let files = files.into_iter().map(|file| (file.name, file.bytes));
        (text, files.collect())
    }

    const FILE: &str = "begin 644 a.txt\n*:&]L82!M=6YD;P``\n`\nend\n";

    #[test]
    fn a_whole_file_is_taken_out_and_the_text_around_it_stays() {
        let (text, files) = taken(&format!("Hola\n\n{FILE}\nAdiós\n{FILE}"));
        assert_eq!(text, "Hola\n\n\nAdiós\n");
        let file = ("a.txt".to_owned(), b"hola mundo".to_vec());
        assert_eq!(files, [file.clone(), file]);
    }

    #[test]
    fn what_is_no_file_to_its_end_stays_text() {
        for text in [
            "begin 644 a.txt\nHola, esto es texto.\nend\n",
            "begin 644 a.txt\n*:&]L82!M=6YD;P``\n",
            "begin with a plan\n`\nend\n",
            "We begin 644 a.txt\n`\nend\n",
            "end\n",
        ] {
            assert_eq!(taken(text), (text.to_owned(), Vec::new()));
        }
        let (text, files) = taken(&format!("begin 644 b\nno\n{FILE}"));
        assert_eq!((text.as_str(), files.len()), ("begin 644 b\nno\n", 1));
    }
}
