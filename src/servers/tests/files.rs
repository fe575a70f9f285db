//! Attachments up and down.

use ring::digest::{SHA256, digest};

use super::desk::{Open, Person, outgoing};
use crate::domain::agent::Role;
use crate::domain::attachment::Digest;
use crate::protocol::message::files::BodyForm;
use crate::protocol::message::{Data, FilesRequest, WorkRequest};
use crate::protocol::view::conversation::FileView;
use crate::protocol::{Blob, Code, List, ToDesk};

fn digest_of(bytes: &[u8]) -> Digest {
    let found = digest(&SHA256, bytes);
    Digest(found.as_ref().try_into().expect("32 bytes"))
}

fn begin(bytes: &[u8]) -> ToDesk {
    ToDesk::Files(FilesRequest::Begin {
        name: "../foto.png".to_owned(),
        mime: "image/png".to_owned(),
        size: bytes.len() as u64,
        sha256: digest_of(bytes),
    })
}

async fn upload(person: &Person, bytes: &[u8]) -> FileView {
    let Data::Upload(begun) = person.data(begin(bytes)).await else {
        panic!("not begun");
    };
    let mut offset = begun.have;
    for piece in bytes[usize::try_from(offset).expect("small")..].chunks(1_000) {
        let put = FilesRequest::Put {
            upload: begun.upload,
            offset,
            bytes: Blob(piece.to_vec()),
        };
        let Data::Upload(so_far) = person.data(ToDesk::Files(put)).await else {
            panic!("not taken");
        };
        offset = so_far.have;
    }
    let end = FilesRequest::End {
        upload: begun.upload,
    };
    match person.data(ToDesk::Files(end)).await {
        Data::File(file) => file,
        other => panic!("not kept: {other:?}"),
    }
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_is_brought_sent_and_read_back() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let bytes: Vec<u8> = (0..5_000u32).flat_map(u32::to_le_bytes).collect();
    let file = upload(&ana, &bytes).await;
    assert_eq!(file.name, "foto.png", "a label, never a path");
    let mut written = outgoing("Aquí está");
    written.attachments = List::from(vec![file.clone()]);
    let ask = WorkRequest::Reply {
        conversation: id,
        base_seq: None,
        reply: Box::new(written),
        end: None,
        next: false,
    };
    ana.work(ask).await.expect("kept");
    let get = FilesRequest::Get {
        conversation: id,
        seq: 2,
        sha256: file.sha256,
        offset: 10,
        length: 4_000,
    };
    let Data::Chunk(piece) = ana.data(ToDesk::Files(get)).await else {
        panic!("nothing read");
    };
    assert_eq!(piece.total, bytes.len() as u64);
    assert_eq!(piece.bytes.0, bytes[10..4_010]);
    let body = FilesRequest::Body {
        conversation: id,
        seq: 1,
        form: BodyForm::Text,
        offset: 0,
        length: 100,
    };
    let Data::Chunk(body) = ana.data(ToDesk::Files(body)).await else {
        panic!("nothing read");
    };
    assert_eq!(body.bytes.0, b"Hola");
}

#[tokio::test(flavor = "multi_thread")]
async fn bytes_that_are_not_what_was_announced_are_not_kept() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let Data::Upload(begun) = ana.data(begin(b"true")).await else {
        panic!("not begun");
    };
    let put = FilesRequest::Put {
        upload: begun.upload,
        offset: 0,
        bytes: Blob(b"lies".to_vec()),
    };
    ana.data(ToDesk::Files(put)).await;
    let end = FilesRequest::End {
        upload: begun.upload,
    };
    assert_eq!(ana.refused(ToDesk::Files(end)).await, Code::FILE_BROKEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_that_was_never_brought_cannot_be_sent() {
    let open = Open::new().await;
    let mut ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let id = open.mail("correo", "cliente@example.test", "Hola").await;
    ana.accept().await;
    let mut written = outgoing("Aquí está");
    written.attachments = List::from(vec![FileView {
        name: "a".to_owned(),
        mime: "text/plain".to_owned(),
        size: 3,
        sha256: digest_of(b"abc"),
        inline: None,
        found: None,
    }]);
    let ask = WorkRequest::Reply {
        conversation: id,
        base_seq: None,
        reply: Box::new(written),
        end: None,
        next: false,
    };
    assert_eq!(ana.refused(ToDesk::Work(ask)).await, Code::FILE_BROKEN);
}

#[tokio::test(flavor = "multi_thread")]
async fn a_file_larger_than_allowed_is_refused_before_its_bytes() {
    let open = Open::new().await;
    let ana = open.arrive("ana", Role::Agent, &["soporte"]).await;
    let huge = FilesRequest::Begin {
        name: "a".to_owned(),
        mime: "text/plain".to_owned(),
        size: 2 << 20,
        sha256: digest_of(b"abc"),
    };
    assert_eq!(ana.refused(ToDesk::Files(huge)).await, Code::FILE_TOO_LARGE);
}
