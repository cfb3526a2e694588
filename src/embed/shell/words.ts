// The few words that are there before the visitor agrees. They are part of the script, in every language, for nothing may
// be fetched then. What comes later speaks by `msg`, like the rest of Hearth.

export interface ShellWords {
  /** After the size, which is said with it. */
  from: (hosts: string) => string;
  fetched: (size: string) => string;
  staysHere: string;
  leaves: (host: string) => string;
  inPage: string;
  mayBeWrong: string;
  agree: string;
  start: string;
  pending: (question: string) => string;
  open: string;
  close: string;
  chat: string;
  model: string;
  notFetched: string;
  noModel: (id: string) => string;
}

const en: ShellWords = {
  from: (hosts) => ` from ${hosts}`,
  fetched: (size) => `${size}, fetched once; works offline after.`,
  staysHere: 'It runs on this device. What you type stays here, between you and this page.',
  leaves: (host) => `What you write is sent to ${host}.`,
  inPage: 'This page brings it.',
  mayBeWrong: 'The model may be wrong.',
  agree: 'Get it and start',
  start: 'Start',
  pending: (question) => `“${question}” is asked once you agree.`,
  open: 'Open the chat',
  close: 'Close the chat',
  chat: 'Chat',
  model: 'The model',
  notFetched: 'The chat could not be fetched. Look at the connection and try again.',
  noModel: (id) => `This page asks for a model that is not on offer: ${id}.`,
};

const de: ShellWords = {
  from: (hosts) => ` von ${hosts}`,
  fetched: (size) => `${size}, einmal geladen; danach geht es ohne Netz.`,
  staysHere: 'Es läuft auf diesem Gerät. Was Sie schreiben, bleibt hier, zwischen Ihnen und dieser Seite.',
  leaves: (host) => `Was Sie schreiben, wird an ${host} gesendet.`,
  inPage: 'Diese Seite bringt es mit.',
  mayBeWrong: 'Das Modell kann falschliegen.',
  agree: 'Laden und starten',
  start: 'Starten',
  pending: (question) => `„${question}“ wird gefragt, sobald Sie zustimmen.`,
  open: 'Chat öffnen',
  close: 'Chat schließen',
  chat: 'Chat',
  model: 'Das Modell',
  notFetched: 'Der Chat konnte nicht geladen werden. Prüfen Sie die Verbindung und versuchen Sie es erneut.',
  noModel: (id) => `Diese Seite verlangt ein Modell, das es nicht gibt: ${id}.`,
};

const fr: ShellWords = {
  from: (hosts) => ` depuis ${hosts}`,
  fetched: (size) => `${size}, à télécharger une fois ; fonctionne ensuite hors ligne.`,
  staysHere: 'Il tourne sur cet appareil. Ce que vous écrivez reste ici, entre vous et cette page.',
  leaves: (host) => `Ce que vous écrivez est envoyé à ${host}.`,
  inPage: 'Cette page le fournit.',
  mayBeWrong: 'Le modèle peut se tromper.',
  agree: 'Télécharger et démarrer',
  start: 'Démarrer',
  pending: (question) => `« ${question} » sera demandé dès que vous acceptez.`,
  open: 'Ouvrir le chat',
  close: 'Fermer le chat',
  chat: 'Chat',
  model: 'Le modèle',
  notFetched: 'Le chat n’a pas pu être téléchargé. Vérifiez la connexion et réessayez.',
  noModel: (id) => `Cette page demande un modèle qui n’existe pas : ${id}.`,
};

const es: ShellWords = {
  from: (hosts) => ` de ${hosts}`,
  fetched: (size) => `${size}, se descarga una vez; después funciona sin conexión.`,
  staysHere: 'Funciona en este dispositivo. Lo que escribes se queda aquí, entre tú y esta página.',
  leaves: (host) => `Lo que escribes se envía a ${host}.`,
  inPage: 'Lo trae esta página.',
  mayBeWrong: 'El modelo puede equivocarse.',
  agree: 'Descargar e iniciar',
  start: 'Iniciar',
  pending: (question) => `«${question}» se pregunta en cuanto aceptes.`,
  open: 'Abrir el chat',
  close: 'Cerrar el chat',
  chat: 'Chat',
  model: 'El modelo',
  notFetched: 'No se pudo descargar el chat. Revisa la conexión y vuelve a intentarlo.',
  noModel: (id) => `Esta página pide un modelo que no existe: ${id}.`,
};

const ar: ShellWords = {
  from: (hosts) => ` من ${hosts}`,
  fetched: (size) => `${size}، تُجلب مرة واحدة؛ ثم يعمل من دون اتصال.`,
  staysHere: 'يعمل على هذا الجهاز. ما يُكتب هنا يبقى بينك وبين هذه الصفحة.',
  leaves: (host) => `ما يُكتب هنا يُرسل إلى ${host}.`,
  inPage: 'تأتي به هذه الصفحة.',
  mayBeWrong: 'قد يخطئ النموذج.',
  agree: 'جلبه وتشغيله',
  start: 'بدء',
  pending: (question) => `يُطرح «${question}» بعد الموافقة.`,
  open: 'فتح المحادثة',
  close: 'إغلاق المحادثة',
  chat: 'محادثة',
  model: 'النموذج',
  notFetched: 'تعذّر جلب المحادثة. يرجى التحقق من الاتصال ثم المحاولة مجددًا.',
  noModel: (id) => `تطلب هذه الصفحة نموذجًا غير متوفر: ${id}.`,
};

const zh: ShellWords = {
  from: (hosts) => `（来自 ${hosts}）`,
  fetched: (size) => `${size}，只需获取一次；之后可离线使用。`,
  staysHere: '它在此设备上运行。你输入的内容只留在你和这个页面之间。',
  leaves: (host) => `你写的内容会发送到 ${host}。`,
  inPage: '由此页面提供。',
  mayBeWrong: '模型可能出错。',
  agree: '获取并启动',
  start: '启动',
  pending: (question) => `你同意后就会提问：“${question}”`,
  open: '打开聊天',
  close: '关闭聊天',
  chat: '聊天',
  model: '模型',
  notFetched: '无法获取聊天。请检查网络连接后重试。',
  noModel: (id) => `此页面请求的模型不存在：${id}。`,
};

const all: Readonly<Record<string, ShellWords>> = { en, de, fr, es, ar, zh };

/** The language of those that there are, by a tag such as `de-AT`; English for any other. */
export function languageOf(tag: string): string {
  const language = tag.toLowerCase().split('-')[0] ?? '';
  return Object.hasOwn(all, language) ? language : 'en';
}

export const wordsIn = (language: string): ShellWords => all[language] ?? en;
