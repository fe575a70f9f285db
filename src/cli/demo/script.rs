//! What the five scripted customers say.

/// A customer.
#[derive(Debug)]
pub(super) struct Script {
    pub(super) name: &'static str,
    pub(super) address: &'static str,
    pub(super) topics: &'static [Topic],
}

/// Something that a customer writes about, and what they say to the answers.
#[derive(Debug)]
pub(super) struct Topic {
    pub(super) subject: &'static str,
    pub(super) text: &'static str,
    pub(super) replies: &'static [&'static str],
}

/// Everybody.
pub(super) const CUSTOMERS: [Script; 5] = [
    Script {
        name: "Ana Ortega",
        address: "ana.ortega@clientes.test",
        topics: &[
            Topic {
                subject: "¿Cuándo llega mi pedido 3071?",
                text: "Hola:\n\nPedí una mesa hace diez días y no sé nada de ella. ¿Cuándo llega?\n\nAna",
                replies: &[
                    "Gracias. ¿Puede ser por la tarde? Por la mañana no hay nadie en casa.",
                    "Perfecto, gracias por su ayuda.",
                ],
            },
            Topic {
                subject: "Falta un tornillo",
                text: "Buenas:\n\nEn la caja de la mesa faltaba un tornillo, el del dibujo 4. ¿Me lo pueden mandar?\n\nAna",
                replies: &["Muchas gracias, muy amables."],
            },
        ],
    },
    Script {
        name: "Thomas Reed",
        address: "t.reed@customers.test",
        topics: &[
            Topic {
                subject: "Order 3102: wrong colour",
                text: "Hello,\n\nI ordered the chair in green and got a blue one. Can you change it?\n\nThomas",
                replies: &[
                    "Thanks. Do I have to pay for sending it back?",
                    "Great, I will have it ready.",
                ],
            },
            Topic {
                subject: "Do you ship to Ireland?",
                text: "Hi,\n\na friend in Cork likes your shelves. Do you ship there?\n\nThomas",
                replies: &["Good to know, I will tell her."],
            },
        ],
    },
    Script {
        name: "Begoña Núñez",
        address: "begona@hotelnorte.test",
        topics: &[
            Topic {
                subject: "Presupuesto para veinte camas",
                text: "Buenos días:\n\nReformamos el hotel en febrero y necesitamos veinte camas. ¿Nos hacen un presupuesto?\n\nBegoña Núñez\nHotel Norte",
                replies: &[
                    "¿El precio incluye el montaje?",
                    "De acuerdo. Lo hablo con la dirección y les digo algo.",
                ],
            },
            Topic {
                subject: "Precio de los cabeceros",
                text: "Hola:\n\n¿Qué precio tienen los cabeceros a juego con las camas?\n\nBegoña",
                replies: &["Gracias, se añaden al pedido."],
            },
        ],
    },
    Script {
        name: "Grace Miller",
        address: "grace@customers.test",
        topics: &[
            Topic {
                subject: "Return of a lamp",
                text: "Hi,\n\nthe lamp is lovely but too big for the room. How do I return it?\n\nGrace",
                replies: &["And how long does the refund take?", "Thank you, Grace"],
            },
            Topic {
                subject: "Invoice with my company's name",
                text: "Hello,\n\ncould I have the last invoice in the name of Miller Design Ltd?\n\nGrace",
                replies: &["The VAT number is GB 123 4567 89. Thanks!"],
            },
        ],
    },
    Script {
        name: "Joan Ferrer",
        address: "joan.ferrer@clientes.test",
        topics: &[
            Topic {
                subject: "La puerta del armario no cierra",
                text: "Hola:\n\nHe montado el armario y la puerta derecha no cierra. ¿Qué tornillo la sube?\n\nJoan",
                replies: &[
                    "He probado con ese y sigue igual. ¿Pueden mandar a alguien?",
                    "El jueves me va bien. Gracias.",
                ],
            },
            Topic {
                subject: "Horario de la tienda",
                text: "Buenas:\n\n¿Abren los sábados por la tarde?\n\nJoan",
                replies: &["Gracias, allí estaré."],
            },
        ],
    },
];
