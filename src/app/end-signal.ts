// What tells a person who looks elsewhere that a reply has ended. Nothing of what was written is in it.
import { msg } from '@lit/localize';
import type { ReplyEnd } from '../state/unseen-reply-store.ts';

/** Up for an answer, down for a failure, in Hz. */
const tones: Readonly<Record<ReplyEnd, readonly [number, number]>> = {
  answered: [659.25, 880],
  failed: [440, 329.63],
};

/** Two soft tones, made here: nothing is fetched. @returns how long they take, in seconds */
export function scheduleChime(context: BaseAudioContext, end: ReplyEnd): number {
  const seconds = 0.45;
  const start = context.currentTime + 0.02;
  tones[end].forEach((frequency, index) => {
    const at = start + index * 0.14;
    const gain = new GainNode(context, { gain: 0 });
    gain.gain.setValueAtTime(0, at);
    gain.gain.linearRampToValueAtTime(0.12, at + 0.015);
    gain.gain.exponentialRampToValueAtTime(0.0001, at + seconds - 0.14);
    const oscillator = new OscillatorNode(context, { frequency });
    oscillator.connect(gain).connect(context.destination);
    oscillator.start(at);
    oscillator.stop(at + seconds);
  });
  return seconds + 0.2;
}

/** Silent where the browser does not let the page sound yet. */
export async function playChime(end: ReplyEnd): Promise<void> {
  const context = new AudioContext();
  const seconds = scheduleChime(context, end);
  await new Promise((resolve) => setTimeout(resolve, seconds * 1000));
  await context.close();
}

/** Says that a reply has ended, and goes when somebody looks. */
export async function showEnd(end: ReplyEnd): Promise<void> {
  if (!('Notification' in globalThis) || Notification.permission !== 'granted') return;
  const body = end === 'answered' ? msg('Your answer is ready.') : msg('The answer could not be finished.');
  const options: NotificationOptions = { body, tag: 'hearth-reply', lang: document.documentElement.lang };
  try {
    const notification = new Notification('Hearth', options);
    notification.addEventListener('click', () => window.focus());
    document.addEventListener('visibilitychange', () => notification.close(), { once: true });
  } catch {
    // On phones only a service worker may.
    const registration = await navigator.serviceWorker.getRegistration();
    await registration?.showNotification('Hearth', options);
  }
}
