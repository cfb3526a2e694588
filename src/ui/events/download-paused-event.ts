/** The visitor wants the download to wait. */
export class DownloadPausedEvent extends Event {
  constructor() {
    super('download-paused', { bubbles: true, composed: true });
  }
}

declare global {
  interface HTMLElementEventMap {
    'download-paused': DownloadPausedEvent;
  }
}
