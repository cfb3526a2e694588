// What few visits need and any part of the page may ask for: it comes when somebody does.
import type { Services } from './services.ts';

/** @param host the page's element, inside of which dialogs are shown */
export function answerRequests(host: HTMLElement, place: () => ParentNode, services: Services): void {
  host.addEventListener('conversation-exported', ({ id }) => {
    void import('./open-export.ts').then(({ openExport }) => openExport(place(), services, id));
  });
  host.addEventListener('report-requested', () => {
    void import('./open-report.ts').then(({ openReport }) => openReport(place(), services));
  });
  host.addEventListener('error-shown', ({ error }) => {
    void import('./log-error.ts').then(({ logError }) => logError(error));
  });
  const onUncaught = (thrown: unknown): void => {
    void import('./log-error.ts').then(({ logError }) => logError(thrown));
  };
  window.addEventListener('error', ({ error }) => onUncaught(error));
  window.addEventListener('unhandledrejection', ({ reason }) => onUncaught(reason));
}
