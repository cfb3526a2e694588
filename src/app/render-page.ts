import { msg } from '@lit/localize';
import { html } from 'lit';
import type { TemplateResult } from 'lit';
import type { Route } from './route-controller.ts';
import type { Services } from './services.ts';

type Page = Extract<Route, 'models' | 'storage' | 'conversations' | 'self-test' | 'endpoints' | 'compare'>;

/** What most visits do not need comes when it is asked for. */
const load: Record<Page, () => Promise<unknown>> = {
  models: () => import('./pages/models-view.ts'),
  storage: () => import('./pages/storage-view.ts'),
  conversations: () => import('./pages/conversations-view.ts'),
  'self-test': () => import('./pages/self-test-view.ts'),
  endpoints: () => import('./pages/endpoints-view.ts'),
  compare: () => import('./pages/compare-view.ts'),
};

export const pageTitleOf = (page: Page): string =>
  ({
    models: msg('Models'),
    storage: msg('Storage'),
    conversations: msg('Your conversations'),
    'self-test': msg('Self-test'),
    endpoints: msg('An endpoint of your own'),
    compare: msg('Compare ways of asking'),
  })[page];

export const isPage = (route: Route): route is Page => route in load;

/** The page in place of the chat. */
export function renderPage(page: Page, services: Services): TemplateResult {
  void load[page]();
  switch (page) {
    case 'models':
      return html`<hearth-models-view .services=${services}></hearth-models-view>`;
    case 'storage':
      return html`<hearth-storage-view .services=${services}></hearth-storage-view>`;
    case 'conversations':
      return html`<hearth-conversations-view .services=${services}></hearth-conversations-view>`;
    case 'endpoints':
      return html`<hearth-endpoints-view .services=${services}></hearth-endpoints-view>`;
    case 'compare':
      return html`<hearth-compare-view .services=${services}></hearth-compare-view>`;
    case 'self-test':
      return html`<hearth-self-test-view .services=${services}></hearth-self-test-view>`;
  }
}
