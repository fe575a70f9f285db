//! A morning at the desk: the session that the page works through in hex.

use centralita::domain::agent::Role;
use centralita::domain::case::CaseStatus;
use centralita::domain::{
    AgentId, CaseId, ContactId, ConversationId, MasterId, MessageId, Moment, Name, OfferId, Seq,
    Span,
};
use centralita::protocol::codec::Packet;
use centralita::protocol::key::{CommandKey, Id128, Secret, Ticket};
use centralita::protocol::message::answer::{Accepted, Sent, Undo};
use centralita::protocol::message::work::Outgoing;
use centralita::protocol::message::{
    EntryRequest, Farewell, Heartbeat, PresenceRequest, WorkRequest,
};
use centralita::protocol::version::{Hello, Welcome};
use centralita::protocol::view::conversation::{
    ContactBrief, ConversationStatus, ConversationView, MessageState, OfferView, WorkState,
};
use centralita::protocol::view::people::{AgentView, SessionView, SkillLevel};
use centralita::protocol::{
    Answer, Code, Data, Event, List, News, Outcome, Refusal, Request, ToDesk,
};

/// Who says what, and in which words the page explains it.
pub(crate) type Scene = (&'static str, &'static str, Packet);

const START: Moment = Moment(1_763_762_400_123);

/// The whole morning.
pub(crate) fn scenes() -> Vec<Scene> {
    let client = "client";
    let desk = "desk";
    vec![
        (client, "introduces itself.", hello()),
        (desk, "speaks version 1 too.", welcome()),
        (client, "signs in.", ask(1, None, sign_in())),
        (
            desk,
            "lets Sofía in.",
            answer(1, Data::Session(Box::new(session())), None),
        ),
        (client, "is ready for work.", ask(2, Some(1), set_status())),
        (desk, "has kept that.", answer(2, Data::Done, None)),
        (
            desk,
            "offers a conversation, for twenty seconds.",
            event(41, offer()),
        ),
        (client, "takes it.", ask(3, Some(2), accept())),
        (desk, "has given it to her.", answer(3, Data::Done, None)),
        (client, "answers the customer.", ask(4, Some(3), reply())),
        (
            desk,
            "has kept the answer; it can be taken back for five seconds.",
            sent(),
        ),
        (desk, "tells that it has left.", event(57, left())),
        (client, "has nothing to say, and says so.", beat()),
        (
            client,
            "after its connection was lost: on a new one, behind a hello and a welcome.",
            ask(5, None, resume()),
        ),
        (
            desk,
            "stops for a restart, and will know the session afterwards.",
            farewell(),
        ),
    ]
}

fn hello() -> Packet {
    Packet::Hello(Hello {
        versions: List::from(vec![1]),
        client: "example/1.0".into(),
        language: "es".into(),
    })
}

fn welcome() -> Packet {
    Packet::Welcome(Welcome {
        version: 1,
        server_time: START,
        desk: "Tienda".into(),
        server: "centralita/0.1.0".into(),
        features: List::new(),
        beat: Span::seconds(10),
        silence_max: Span::seconds(30),
        frame_bytes_max: 1_048_576,
        requests_open_max: 32,
        chunk_bytes_max: 262_144,
    })
}

fn ask(request: u64, count: Option<u64>, ask: ToDesk) -> Packet {
    let key = count.map(|count| CommandKey {
        client: Id128([0x5c; 16]),
        count,
    });
    Packet::Request(Box::new(Request {
        request,
        key,
        holder_fence: None,
        ask,
    }))
}

fn answer(request: u64, data: Data, undo: Option<Undo>) -> Packet {
    let accepted = Accepted {
        data,
        undo,
        replayed: false,
    };
    Packet::Answer(Answer {
        request,
        outcome: Outcome::Accepted(Box::new(accepted)),
    })
}

fn event(seq: u64, news: News) -> Packet {
    Packet::Event(Event {
        seq: Some(Seq(seq)),
        at: START + Span::seconds(2),
        news: Box::new(news),
    })
}

fn sign_in() -> ToDesk {
    ToDesk::Entry(EntryRequest::SignIn {
        name: "sofia".into(),
        password: Secret::from("cuatro palabras sin relación"),
        code: None,
        device: "portátil".into(),
    })
}

fn session() -> SessionView {
    SessionView {
        agent: Some(Box::new(AgentView {
            id: AgentId(3),
            name: name("sofia"),
            display: "Sofía".into(),
            role: Role::Agent,
            status: None,
            available: false,
            online: true,
            since: None,
            load: 0,
            capacity: 5,
            interruptible_load: 0,
            interruptible: None,
            queues: List::from(vec![name("ventas")]),
            skills: List::from(vec![SkillLevel {
                skill: name("envíos"),
                level: 7,
            }]),
            conversations: List::new(),
            sets: List::new(),
            enabled: true,
            second_factor: false,
            created_at: Moment(1_763_000_000_000),
        })),
        permissions: List::from(vec![
            "conversation.read".to_owned(),
            "conversation.reply".to_owned(),
        ]),
        token: Secret::from("s3cr3t0"),
        expires_at: START + Span::days(30),
        must_change_password: false,
        seq: Seq(40),
        resumed: false,
    }
}

fn set_status() -> ToDesk {
    ToDesk::Presence(PresenceRequest::SetStatus {
        status: name("disponible"),
    })
}

fn offer() -> News {
    News::Offer {
        offer: Box::new(OfferView {
            offer_id: OfferId(9),
            conversation: conversation(),
            deadline: START + Span::seconds(22),
            can_decline: true,
            reasons: List::from(vec![name("otro-idioma")]),
            size: 1,
            dropped_skills: List::new(),
        }),
    }
}

fn conversation() -> ConversationView {
    let id = ConversationId(4_120);
    ConversationView {
        id,
        number: 4_120,
        reference: "C-900-V".into(),
        status: ConversationStatus::New,
        case_status: CaseStatus::New,
        queue: name("ventas"),
        priority: 500,
        channel: name("correo"),
        contact: ContactBrief {
            id: ContactId(17),
            name: "Ana Ruiz".into(),
            address: "ana@example.test".into(),
            scheme: name("mail"),
        },
        assignee: None,
        subject: "¿Dónde está mi pedido?".into(),
        tags: List::new(),
        received_at: START,
        updated_at: START,
        unread: 1,
        work: WorkState::Offered,
        until: Some(START + Span::seconds(22)),
        enqueued_at: START,
        due_at: None,
        created_at: START,
        seq: 1,
        case: CaseId(900),
        master: MasterId(4_120),
        case_kind: None,
        case_origin: None,
        case_external_id: None,
        transfers: 0,
        fence: 1,
        flagged: false,
        preview: "Buenas, mi pedido 1042 no llega.".into(),
        presence: List::new(),
        disposition: None,
        merged_into: None,
        fields: List::new(),
    }
}

fn accept() -> ToDesk {
    ToDesk::Work(WorkRequest::Accept { offer: OfferId(9) })
}

fn reply() -> ToDesk {
    ToDesk::Work(WorkRequest::Reply {
        conversation: ConversationId(4_120),
        base_seq: Some(1),
        reply: Box::new(Outgoing {
            client_message: Some(Id128([0x11; 16])),
            text: "Sí, mañana antes de las 14:00.".into(),
            html: None,
            attachments: List::new(),
            subject: None,
            to: None,
            channel: None,
            cc: List::new(),
            made_with: None,
            template: None,
            confirmed: false,
        }),
        end: None,
        next: true,
    })
}

fn sent() -> Packet {
    let until = START + Span::seconds(35);
    let data = Data::Sent(Sent {
        conversation: ConversationId(4_120),
        seq: 2,
        message: MessageId(70_001),
        held_until: Some(until),
        next: None,
        held: false,
    });
    let undo = Undo {
        undo: Ticket(70_001),
        until,
        valid: Span::seconds(5),
    };
    answer(4, data, Some(undo))
}

fn left() -> News {
    News::MessageState {
        conversation: ConversationId(4_120),
        seq: 2,
        message: MessageId(70_001),
        state: MessageState::Sent,
        failure: None,
        answer: None,
    }
}

fn beat() -> Packet {
    Packet::Heartbeat(Heartbeat {
        at: START + Span::seconds(45),
    })
}

fn resume() -> ToDesk {
    ToDesk::Entry(EntryRequest::Resume {
        token: Secret::from("s3cr3t0"),
        last_seq: Seq(57),
    })
}

fn farewell() -> Packet {
    Packet::Farewell(Farewell {
        why: Some(Refusal::new(Code::STOPPING)),
        resumable: true,
        after: Some(Span::seconds(2)),
    })
}

fn name(text: &str) -> Name {
    Name::new(text).expect("the story's names are names")
}
