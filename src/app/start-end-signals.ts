import type { Services } from './services.ts';

/** Sounds and notifications at the end of a reply, for those who want them. */
export function startEndSignals({ appearance, unseenReply }: Services): void {
  unseenReply.onEnd((end) => {
    const { sound, notification } = appearance.value;
    const isTold = notification && unseenReply.isHidden;
    if (!sound && !isTold) return;
    void import('./end-signal.ts').then(({ playChime, showEnd }) =>
      Promise.allSettled([sound && playChime(end), isTold && showEnd(end)]),
    );
  });
}
