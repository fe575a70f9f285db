// The emoji that people at a desk use, with their names to find them by.

export interface Emoji {
  sign: string;
  es: string;
  en: string;
}

const TABLE = `
😀 cara alegre|happy face
🙂 sonrisa|smile
😉 guiño|wink
😊 cara sonrojada|blushing face
😂 risa con lágrimas|tears of joy
😅 sudor frío|cold sweat
😍 enamorado|in love
🤔 pensando|thinking
😐 cara neutra|neutral face
😕 confuso|confused
😟 preocupado|worried
😢 llorando|crying
😮 sorpresa|surprise
😡 enfado|angry
😴 durmiendo|asleep
🤒 enfermo|ill
🥳 fiesta|party
👋 hola adiós|wave
👍 de acuerdo|thumbs up
👎 en contra|thumbs down
👌 perfecto|okay
👏 aplauso|applause
🙏 gracias por favor|thanks please
💪 fuerza|strength
🤝 trato|handshake
🙌 celebración|hooray
👀 mirando|eyes
❤️ corazón|heart
💔 corazón roto|broken heart
⭐ estrella|star
✨ brillos|sparkles
🎉 confeti|confetti
🎁 regalo|gift
🎂 tarta cumpleaños|birthday cake
✅ hecho|done
❌ no equis|no cross
⚠️ aviso|warning
❗ exclamación|exclamation
❓ pregunta|question
ℹ️ información|information
🔒 cerrado candado|locked
🔑 llave|key
🔧 arreglo herramienta|repair tool
⚙️ ajustes|settings
📦 paquete|parcel
🚚 reparto camión|delivery truck
✈️ avión|plane
🏠 casa|house
🏪 tienda|shop
🛒 carrito|trolley
💳 tarjeta|card
💶 euros|euros
🧾 recibo factura|receipt
📄 documento|document
📎 clip adjunto|paper clip
✉️ carta correo|letter mail
📧 correo electrónico|e-mail
📞 teléfono|telephone
📱 móvil|mobile
💻 ordenador|computer
📷 foto cámara|photo camera
🔗 enlace|link
🔍 buscar lupa|search glass
📅 calendario fecha|calendar date
⏰ hora despertador|time alarm clock
⏳ espera|waiting
📍 lugar|place
☀️ sol|sun
🌧️ lluvia|rain
❄️ nieve frío|snow cold
☕ café|coffee
🌱 planta|plant
🪑 silla|chair
🛏️ cama|bed
🛋️ sofá|sofa
👕 camiseta|T-shirt
👟 zapatilla|shoe
🐶 perro|dog
🐱 gato|cat
➡️ flecha derecha|right arrow
`;

export const EMOJI: Emoji[] = TABLE.trim()
  .split('\n')
  .map((line) => {
    const [sign = '', names = ''] = [line.slice(0, line.indexOf(' ')), line.slice(line.indexOf(' ') + 1)];
    const [es = '', en = ''] = names.split('|');
    return { sign, es, en };
  });
