//! Forms that machines post, or that hurt: held until somebody has looked, told what is wrong, and never lost.

use serde_json::{Value, json};

use crate::house::{House, get};
use crate::webform::{URLENCODED, mails, open, post, post_as, shown};

#[test]
fn what_looks_like_a_machines_waits_until_somebody_has_looked_at_it() {
    let house = House::new();
    let desk = open(&house);
    let boundary = "----x";
    let part = |name: &str, value: &str| {
        format!(
            "--{boundary}\r\nContent-Disposition: form-data; name=\"{name}\"\r\n\r\n{value}\r\n"
        )
    };
    let file = format!(
        "--{boundary}\r\nContent-Disposition: form-data; name=\"files\"; filename=\"note.txt\"\r\n\
         Content-Type: text/plain\r\n\r\nkept beside it\r\n"
    );
    let body = part("message", "Is this spam?")
        + &part("mail", "bot@example.test")
        + &part("website", "http://spam.example")
        + &file
        + &format!("--{boundary}--\r\n");
    let kind = format!("Content-Type: multipart/form-data; boundary={boundary}\r\n");
    let sent = post_as(&desk, "/form/contact", &kind, body.as_bytes());
    assert_eq!(sent.status(), "200");
    assert!(
        sent.body.contains("Thank you"),
        "it learns nothing: {}",
        sent.body
    );
    assert!(desk.export().is_empty());
    assert!(
        house.wait_for("out/new", |_| true).is_empty(),
        "nobody is written to"
    );

    let held = desk.ask_json(&["channel", "rejected", "contact", "--json"]);
    assert_eq!(held["total"], 1, "{held}");
    assert_eq!(held["items"][0]["code"], "honeypot");
    assert_eq!(held["items"][0]["from"], "bot@example.test");
    let id = held["items"][0]["id"].as_str().expect("an id").to_owned();
    let one = desk.ask(&["channel", "rejected", "contact", &id]);
    let one = String::from_utf8_lossy(&one.stdout).into_owned();
    assert!(
        one.contains("Is this spam?") && one.contains("note.txt"),
        "{one}"
    );

    let released = desk.ask_json(&["channel", "replay", "contact", &id, "--json"]);
    assert_eq!(released["taken"], json!([id]), "{released}");
    let conversation = shown(&desk, 1);
    assert_eq!(
        conversation["messages"][0]["attachments"][0]["name"],
        "note.txt"
    );
    assert_eq!(
        mails(&house, 1).len(),
        1,
        "whoever was no machine hears of it now"
    );

    post(
        &desk,
        "contact",
        "message=More+spam&mail=b%40example.test&website=x",
    );
    let dropped = desk.ask(&["channel", "discard", "contact", "--yes"]);
    assert!(dropped.status.success(), "{dropped:?}");
    let held = desk.ask_json(&["channel", "rejected", "contact", "--json"]);
    assert_eq!(held["total"], 0, "{held}");
    assert_eq!(desk.export().len(), 1);
}

#[test]
fn work_that_is_asked_for_lets_a_form_through_once_and_without_it_somebody_looks() {
    let house = House::new();
    house.configure(
        "[channel.hard]\nkind = 'webform'\nqueue = 'support'\nanswer_by = 'mail'\nfields = ['message']\n\
         challenge = true\n[channel.asks]\nkind = 'webform'\nqueue = 'support'\nanswer_by = 'mail'\n\
         fields = ['message']\nquestion = 'What do we sell?'\nanswers = ['Tables']\n",
    );
    let desk = house.start();
    let told = get(&desk.door("http"), "/form/hard/ticket", "");
    let body = told.split_once("\r\n\r\n").expect("a body").1;
    let told: Value = serde_json::from_str(body).expect("JSON");
    let (ticket, bits) = (
        told["ticket"].as_str().expect("one"),
        told["bits"].as_u64().expect("some"),
    );
    let zeros = |n: &u64| {
        let sum = ring::digest::digest(&ring::digest::SHA256, format!("{ticket}.{n}").as_bytes());
        let first = sum.as_ref().first_chunk::<8>().expect("32 bytes");
        u64::from(u64::from_be_bytes(*first).leading_zeros()) >= bits
    };
    let proof = (0..u64::MAX).find(zeros).expect("there is one");
    let with = |message: &str| {
        let body = format!("message={message}&_ticket={ticket}&_proof={proof}");
        post(&desk, "hard", &body);
        desk.export().len()
    };
    assert_eq!(with("worked"), 1);
    assert_eq!(with("worked"), 1, "the same again");
    assert_eq!(with("once+more"), 1, "work counts once");
    assert_eq!(post(&desk, "hard", "message=none").status(), "200");
    let held = desk.ask_json(&["channel", "rejected", "hard", "--json"]);
    assert_eq!(held["total"], 2, "{held}");
    assert_eq!(held["items"][0]["code"], "unproven", "{held}");

    let unasked = post(&desk, "asks", "message=hello&_answer=cars");
    assert_eq!(unasked.status(), "422");
    assert!(
        unasked.body.contains("What do we sell?"),
        "{}",
        unasked.body
    );
    let asked = post(&desk, "asks", "message=hello&_answer=+TABLES+");
    assert_eq!(asked.status(), "200", "{}", asked.body);
    assert_eq!(desk.export().len(), 2);
}

#[test]
fn too_many_from_one_machine_wait_and_lose_nothing_they_typed() {
    let house = House::new();
    let desk = open(&house);
    let last = (0..40)
        .map(|n| post(&desk, "back", &format!("message=number+{n}")))
        .find(|sent| sent.status() == "429")
        .expect("somewhere it is too much");
    assert!(
        last.header("retry-after")
            .parse::<u32>()
            .is_ok_and(|it| it > 0)
    );
    assert!(last.body.contains("number "), "{}", last.body);
    assert!(desk.export().len() >= 20);
}

#[test]
fn what_is_torn_too_large_or_of_another_sort_is_told_and_the_desk_goes_on() {
    let house = House::new();
    let desk = open(&house);
    let multipart = "Content-Type: multipart/form-data; boundary=x\r\n";
    let torn = b"--x\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\nhalf a mess";
    let refused = [
        (multipart, torn.to_vec(), "400"),
        (multipart, b"no boundary at all".to_vec(), "400"),
        (
            "Content-Type: multipart/form-data\r\n",
            torn.to_vec(),
            "400",
        ),
        ("Content-Type: text/xml\r\n", b"<a/>".to_vec(), "415"),
        ("", b"message=x".to_vec(), "415"),
        (URLENCODED, "a=1&".repeat(5_000).into_bytes(), "400"),
        (URLENCODED, b"x".repeat(13 << 20), "413"),
    ];
    for (headers, body, status) in refused {
        let sent = post_as(&desk, "/form/back", headers, &body);
        assert_eq!(sent.status(), status, "{headers} {}", sent.head);
    }
    // Ten megabytes in one field are too long for the field, and not shown again whole.
    let long = format!("message={}", "x".repeat(10 << 20));
    let sent = post(&desk, "back", &long);
    assert_eq!(sent.status(), "422");
    assert!(sent.body.len() < 200_000, "{}", sent.body.len());
    assert_eq!(post(&desk, "nowhere", "message=x").status(), "404");
    assert_eq!(post(&desk, "mail", "message=x").status(), "404");
    assert_eq!(post(&desk, "back", "message=still+here").status(), "303");
    assert_eq!(desk.export().len(), 1);
}

#[test]
fn files_come_along_and_one_that_lies_about_itself_does_not() {
    let house = House::new();
    let desk = open(&house);
    let send = |name: &str, kind: &str, bytes: &[u8]| {
        let mut body =
            b"--x\r\nContent-Disposition: form-data; name=\"message\"\r\n\r\nSee here\r\n\
            --x\r\nContent-Disposition: form-data; name=\"mail\"\r\n\r\nana@example.test\r\n"
                .to_vec();
        let head = format!(
            "--x\r\nContent-Disposition: form-data; name=\"files\"; filename=\"{name}\"\r\nContent-Type: {kind}\r\n\r\n"
        );
        body.extend_from_slice(head.as_bytes());
        body.extend_from_slice(bytes);
        body.extend_from_slice(b"\r\n--x--\r\n");
        post_as(
            &desk,
            "/form/contact",
            "Content-Type: multipart/form-data; boundary=x\r\n",
            &body,
        )
    };
    let png = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";
    let good = send("a<b>.png", "image/png", png);
    assert_eq!(good.status(), "200", "{}", good.body);
    let attachment = shown(&desk, 1)["messages"][0]["attachments"][0].clone();
    assert_eq!(attachment["size"], png.len(), "{attachment}");
    for (name, kind, bytes) in [
        ("photo.png", "image/png", &b"MZ\x90\0 a program"[..]),
        ("page.html", "text/html", b"<script>alert(1)</script>"),
        ("photo.png", "image/png", b"<svg onload=alert(1)>"),
        ("program.exe", "application/octet-stream", b"MZ"),
        ("no ending", "image/png", png),
    ] {
        let sent = send(name, kind, bytes);
        assert_eq!(sent.status(), "422", "{name}");
        assert!(
            sent.body.contains("is not what its name says"),
            "{}",
            sent.body
        );
        assert!(
            sent.body.contains("choose the files again"),
            "{}",
            sent.body
        );
    }
    assert_eq!(desk.export().len(), 1);
}
