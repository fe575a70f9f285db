//! The people, queues and conversations of the made-up desk: the ones of the sketches.

use crate::domain::agent::Role;
use crate::domain::attachment::Digest;
use crate::domain::case::CaseStatus;
use crate::domain::channel::TextUnit;
use crate::domain::message::Scope;
use crate::domain::{
    AgentId, CaseId, ContactId, ConversationId, MasterId, MessageId, Moment, Name, OfferId, Seq,
    Span,
};
use crate::protocol::List;
use crate::protocol::message::answer::{Counts, Sent, Window};
use crate::protocol::view::conversation::*;
use crate::protocol::view::desk::{PanelView, QueueView};
use crate::protocol::view::people::{AgentView, ContactView};
use crate::protocol::view::vocabulary::{LabelView, StatusChoice, VocabularyView};

/// The moment at which every test begins: 2026-11-21T10:05:31Z.
pub(super) const NOW: Moment = Moment(1_795_255_531_000);

pub(super) fn sent(conversation: ConversationId) -> Sent {
    Sent {
        conversation,
        seq: 6,
        message: MessageId(99),
        held_until: None,
        next: None,
        held: false,
    }
}

pub(super) fn name(text: &str) -> Name {
    Name::new(text).expect("a test writes its names right")
}

pub(super) fn window(items: Vec<ConversationView>) -> Window {
    let total = u32::try_from(items.len()).expect("a test has few");
    Window {
        items: items.into(),
        next: None,
        counts: Counts {
            total,
            unread: 0,
            queued: 0,
            mine: total,
        },
    }
}

/// The list of the sketches.
pub(super) fn conversations() -> Vec<ConversationView> {
    let mut ana = conversation(4120, "Ana Ruiz", "¿Dónde está mi pedido?", 12);
    ana.due_at = Some(NOW + Span::minutes(2));
    ana.presence = List::from(vec![PresenceView {
        agent: name("Marcos"),
        doing: Doing::Typing,
        until: NOW + Span::seconds(10),
    }]);
    ana.channel = name("chat");
    ana.contact.scheme = name("web");
    let mut luis = conversation(4119, "Luis Peña", "Garantía", 100);
    luis.unread = 2;
    let mut marta = conversation(4118, "Marta Gil", "Devolución", 125);
    marta.channel = name("sms");
    marta.contact.scheme = name("tel");
    let mut iker = conversation(4117, "Iker Sanz", "No puedo entrar", 464);
    iker.channel = name("chat");
    iker.contact.scheme = name("web");
    iker.unread = 1;
    iker.assignee = None;
    iker.work = WorkState::Queued;
    iker.flagged = true;
    vec![
        ana,
        luis,
        marta,
        iker,
        conversation(4116, "Noa Vidal", "Factura duplicada", 3 * 3600),
        conversation(4115, "Omar Díaz", "Cambio de talla", 5 * 3600),
    ]
}

pub(super) fn conversation(
    number: u64,
    who: &str,
    subject: &str,
    seconds: i64,
) -> ConversationView {
    let at = NOW - Span::seconds(seconds);
    ConversationView {
        id: ConversationId(number),
        number,
        reference: format!("C-{number}-T"),
        status: ConversationStatus::Open,
        case_status: CaseStatus::Open,
        queue: name("soporte"),
        priority: 500,
        channel: name("correo"),
        contact: ContactBrief {
            id: ContactId(1),
            name: who.to_owned(),
            address: "ana@example.test".to_owned(),
            scheme: name("mail"),
        },
        assignee: Some(name("sofia")),
        subject: subject.to_owned(),
        tags: List::from(vec![name("envíos")]),
        received_at: at,
        updated_at: at,
        unread: 0,
        work: WorkState::Active,
        until: None,
        enqueued_at: at,
        due_at: None,
        created_at: at,
        seq: 5,
        case: CaseId(2041),
        master: MasterId(number),
        case_kind: None,
        case_origin: None,
        case_external_id: None,
        transfers: 0,
        fence: 1,
        flagged: false,
        preview: String::new(),
        presence: List::new(),
        disposition: None,
        merged_into: None,
        fields: List::new(),
    }
}

/// An open conversation: chat for Ana, mail for everybody else.
pub(super) fn show(id: ConversationId) -> ConversationShow {
    let list = conversations();
    let known = list.iter().find(|one| one.id == id).cloned();
    let view = known.unwrap_or_else(|| conversation(id.0, "Eva Soler", "Pedido roto", 41));
    let mail = view.contact.scheme.as_str() == "mail";
    let mut messages = vec![
        message(
            1,
            "Ana",
            Direction::In,
            (1, "Buenas, mi pedido 1042 no llega."),
        ),
        message(
            2,
            "sofia",
            Direction::Note,
            (3, "Transportista: retraso en Zaragoza."),
        ),
        message(
            3,
            "sofia",
            Direction::Out,
            (4, "Hola, lo miro ahora mismo."),
        ),
        message(
            4,
            "Ana",
            Direction::In,
            (
                4,
                "> lo miro ahora mismo\nGracias. Adjunto el justificante.",
            ),
        ),
        message(5, "Ana", Direction::In, (5, "¿Entonces llega mañana?")),
    ];
    messages[3].attachments = List::from(vec![file()]);
    ConversationShow {
        conversation: view,
        messages: messages.into(),
        earlier: false,
        events: List::from(vec![EventView {
            seq: Seq(1),
            at: NOW - Span::minutes(5),
            by: "desk".to_owned(),
            kind: "queued".to_owned(),
            params: List::from(vec![param("queue", "soporte"), param("cause", "arrived")]),
            generation: 1,
            conversation: Some(id),
        }]),
        drafts: List::new(),
        abilities: abilities(mail),
        reply_until: None,
        guidance: String::new(),
        dispositions: List::new(),
        offer: None,
        ways: List::new(),
        stopped: None,
        continued_by: None,
        reply_then: None,
        templates: List::default(),
    }
}

fn param(name: &str, value: &str) -> Param {
    Param {
        name: name.to_owned(),
        value: value.to_owned(),
    }
}

pub(super) fn file() -> FileView {
    FileView {
        name: "justificante.pdf".to_owned(),
        mime: "application/pdf".to_owned(),
        size: 34_816,
        sha256: Digest([3; 32]),
        inline: None,
        found: None,
    }
}

pub(super) fn message(
    seq: u32,
    author: &str,
    way: Direction,
    (minute, text): (i64, &str),
) -> MessageView {
    let state = match way {
        Direction::Out => MessageState::Read,
        _ => MessageState::Received,
    };
    MessageView {
        seq,
        id: MessageId(u64::from(seq)),
        direction: way,
        author: author.to_owned(),
        author_kind: if author == "Ana" {
            AuthorKind::Contact
        } else {
            AuthorKind::Agent
        },
        channel: name("chat"),
        at: NOW - Span::seconds(331) + Span::minutes(minute),
        written_at: None,
        subject: None,
        text: text.to_owned(),
        html: None,
        clipped: false,
        attachments: List::new(),
        state,
        failure: None,
        answer: None,
        external_id: None,
        scope: (way == Direction::Note).then_some(Scope::Team),
        auto: false,
        to: None,
        cc: List::new(),
        client_message: None,
        checks: None,
        marks: None,
        template: None,
    }
}

fn abilities(mail: bool) -> AbilitiesView {
    AbilitiesView {
        text_max: if mail { 0 } else { 1000 },
        text_unit: TextUnit::Char,
        file_bytes_max: 10_000_000,
        files_max: 10,
        files_bytes_max: 25_000_000,
        links: false,
        formatting: mail,
        subject: mail,
        typing: !mail,
        receipts: !mail,
        edits: false,
        emoji: true,
        proactive: mail,
        public: false,
        reply_window: None,
        review: false,
    }
}

pub(super) fn offer() -> OfferView {
    let mut conversation = conversation(4121, "Eva Soler", "Pedido roto", 41);
    conversation.assignee = None;
    OfferView {
        offer_id: OfferId(9),
        conversation,
        deadline: NOW + Span::seconds(18),
        can_decline: true,
        reasons: List::from(vec![name("en-reunión"), name("no-es-mi-tema")]),
        size: 1,
        dropped_skills: List::new(),
    }
}

pub(super) fn contact() -> ContactView {
    ContactView {
        id: ContactId(1),
        name: "Ana Ruiz".to_owned(),
        addresses: List::from(vec![
            AddressView {
                scheme: name("mail"),
                value: "ana@example.test".to_owned(),
            },
            AddressView {
                scheme: name("tel"),
                value: "+34600000000".to_owned(),
            },
        ]),
        fields: List::from(vec![param("ciudad", "Zaragoza")]),
        language: Some("es".to_owned()),
        created_at: NOW - Span::days(400),
        conversations: 3,
        last_received_at: None,
        merged_into: None,
        likely: List::new(),
    }
}

pub(super) fn vocabulary() -> VocabularyView {
    let names = |all: &[&str]| -> List<Name> { all.iter().map(|one| name(one)).collect() };
    VocabularyView {
        queues: names(&["soporte", "ventas"]),
        channels: names(&["chat", "correo"]),
        tags: names(&["envíos", "garantía", "vip"]),
        statuses: List::from(vec![
            StatusChoice {
                name: name("Disponible"),
                available: true,
                channels: List::new(),
            },
            StatusChoice {
                name: name("Descanso"),
                available: false,
                channels: List::new(),
            },
        ]),
        dispositions: names(&["solucionado", "sin-respuesta"]),
        decline_reasons: names(&["en-reunión"]),
        skills: names(&["envíos"]),
        agents: names(&["marcos", "sofia"]),
        labels: List::from(vec![LabelView {
            kind: "tag".to_owned(),
            name: name("garantía"),
            texts: List::from(vec![param("es", "garantía"), param("en", "warranty")]),
        }]),
        pull: List::new(),
    }
}

pub(super) fn agent(who: &str, display: &str, status: Option<&str>, load: (u32, u32)) -> AgentView {
    AgentView {
        id: AgentId(1),
        name: name(who),
        display: display.to_owned(),
        role: Role::Agent,
        status: status.map(name),
        available: status == Some("Disponible"),
        online: status.is_some(),
        since: Some(NOW - Span::seconds(151)),
        load: load.0,
        capacity: load.1,
        interruptible_load: 0,
        interruptible: None,
        queues: List::from(vec![name("soporte")]),
        skills: List::new(),
        conversations: (0..load.0)
            .map(|n| ConversationId(4120 - u64::from(n)))
            .collect(),
        sets: List::new(),
        enabled: true,
        second_factor: false,
        created_at: NOW,
    }
}

fn queue(called: &str, waiting: u32, seconds: i64, service: u8, warning: bool) -> QueueView {
    QueueView {
        name: name(called),
        mode: "push".to_owned(),
        model: "most_available".to_owned(),
        kind: name("digital"),
        priority: 1,
        paused: false,
        open: true,
        waiting,
        oldest_at: Some(NOW - Span::seconds(seconds)),
        offered: 0,
        active: 3,
        members: 4,
        available: 2,
        load: 3,
        capacity: 10,
        interruptible_load: 0,
        first_response: Some(Span::minutes(2)),
        service_percent: Some(service),
        warning,
        recent: List::from(vec![2, 3, 5, 3, 2, 2, 3, 5]),
    }
}

pub(super) fn panel() -> PanelView {
    let mut asks = conversation(4119, "Luis Peña", "Garantía", 100);
    asks.assignee = Some(name("marcos"));
    asks.flagged = true;
    PanelView {
        at: NOW,
        waiting: 17,
        oldest_at: Some(NOW - Span::seconds(464)),
        service_percent: Some(84),
        load: 9,
        capacity: 20,
        interruptible_load: 0,
        queues: List::from(vec![
            queue("correo", 31, 3 * 3600, 88, false),
            queue("soporte", 9, 464, 72, true),
            queue("ventas", 4, 130, 91, false),
        ]),
        agents: List::from(vec![
            agent("marcos", "Marcos", Some("Descanso"), (4, 5)),
            agent("sofia", "Sofía", Some("Disponible"), (3, 5)),
            agent("lucia", "Lucía", None, (0, 5)),
        ]),
        skills: List::new(),
        alarms: List::from(vec![asks]),
        recent: List::new(),
        arrivals: List::new(),
    }
}
