//! What the small desk goes by.

use std::collections::BTreeMap;

use super::desk::name;
use crate::domain::Span;
use crate::domain::channel::Abilities;
use crate::routing::plan::{Channel, Model, Plan, Queue, Status, Target, Template};

pub(super) fn plan() -> Plan {
    let mut plan = Plan::default();
    for queue in ["soporte", "ventas"] {
        plan.queues.insert(name(queue), Queue::default());
    }
    let fuera = Queue {
        model: Model::External {
            timeout: Span::hours(1),
        },
        ..Queue::default()
    };
    plan.queues.insert(name("fuera"), fuera);
    for (status, available) in [("available", true), ("away", false)] {
        let status = (
            name(status),
            Status {
                channels: None,
                available,
            },
        );
        plan.statuses.extend([status]);
    }
    plan.tags.insert(name("vip"));
    plan.dispositions.insert(name("solved"));
    plan.skills.insert(name("french"));
    plan.desk.name = "Tienda".to_owned();
    plan.desk.status_on_sign_in = Some(name("available"));
    plan.desk.ramp_per_minute = 0;
    plan.channels.insert(name("correo"), channel("soporte"));
    plan.channels.insert(name("tienda"), channel("ventas"));
    plan.channels.insert(name("externo"), channel("fuera"));
    let texts = BTreeMap::from([(
        "es".to_owned(),
        "Hola {name}: {reference}, {queue}.".to_owned(),
    )]);
    let saludo = Template {
        texts,
        html: BTreeMap::new(),
        subjects: BTreeMap::new(),
        tags: [name("vip")].into(),
        resolve: false,
        offered: true,
    };
    plan.templates.insert(name("saludo"), saludo);
    let texts = [("es", "Atención al cliente"), ("en", "Support desk")];
    let texts = texts.map(|(language, text)| (language.to_owned(), text.to_owned()));
    let called = BTreeMap::from([(name("soporte"), texts.into())]);
    plan.labels.insert("queue", called);
    plan
}

fn channel(queue: &str) -> Channel {
    Channel {
        abilities: Abilities {
            file_bytes_max: 10_000_000,
            files_max: 10,
            formatting: true,
            subject: true,
            ..Abilities::default()
        },
        schemes: vec![name("mail")],
        undo_send: Span::seconds(10),
        id_domain: Some("desk.example".to_owned()),
        ..Channel::new(name("maildir"), Target::Queue(name(queue)))
    }
}
