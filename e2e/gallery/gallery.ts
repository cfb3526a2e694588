// For developers: each view as a page, `gallery.html?view=chat&theme=dark&dir=rtl`. Not part of the built site.
import { html, render } from 'lit';
import { AppError } from '../../src/errors/app-error.ts';
import '../../src/ui/about/about.ts';
import '../../src/ui/chat-list/chat-list.ts';
import '../../src/ui/composer/composer.ts';
import '../../src/ui/empty-chat/empty-chat.ts';
import '../../src/ui/endpoints-page/endpoints-page.ts';
import '../../src/ui/error-notice/error-notice.ts';
import '../../src/ui/header/header.ts';
import '../../src/ui/layout/layout.ts';
import '../../src/ui/load-progress/load-progress.ts';
import '../../src/ui/model-offer/model-offer.ts';
import '../../src/ui/models-page/models-page.ts';
import '../../src/ui/gguf-preview/gguf-preview.ts';
import '../../src/ui/hub-form/hub-form.ts';
import '../../src/ui/pack-preview/pack-preview.ts';
import '../../src/ui/page-frame/page-frame.ts';
import '../../src/ui/settings/settings.ts';
import '../../src/ui/storage-page/storage-page.ts';
import '../../src/ui/toast/toast.ts';
import '../../src/ui/transcript/transcript.ts';
import '../../src/ui/unsupported/unsupported.ts';
import { endpoints, gguf, hubForm, models, overview, pack } from './library-samples.ts';
import { card, conversations, loads, markdown, places, richTurns, thinkingTurn, turns } from './samples.ts';

const query = new URLSearchParams(location.search);
const view = query.get('view') ?? 'offer';
document.documentElement.dataset.theme = query.get('theme') ?? '';
document.documentElement.dir = query.get('dir') ?? 'ltr';

const noGpu = new AppError('webgpu-unavailable', { reason: 'no-adapter' });
const full = new AppError('storage-full', { neededBytes: 48_000_000 });

const first = (content: unknown) =>
  html`<hearth-layout first-visit>
    <hearth-header slot="header" bare></hearth-header>${content}
  </hearth-layout>`;

const chat = (content: unknown, status = 'idle', draft = '') =>
  html`<hearth-layout>
      <hearth-chat-list
        slot="sidebar"
        .conversations=${conversations}
        selectedId="a"
        .selectedId=${'a'}
      ></hearth-chat-list>
      <hearth-header slot="header" modelName="SmolLM2 135M" ready></hearth-header>
      ${content}
      <hearth-composer slot="composer" status=${status} .draft=${draft}></hearth-composer>
    </hearth-layout>
    <hearth-settings .contextTokens=${2048}></hearth-settings>
    <hearth-about></hearth-about>`;

const long =
  'A long question that grows over several lines, because the person who asks has much to say. '.repeat(8);

const below = (content: unknown) =>
  html`<hearth-layout>
    <hearth-chat-list slot="sidebar" .conversations=${conversations} .selectedId=${'a'}></hearth-chat-list>
    <hearth-header slot="header" modelName="SmolLM2 135M"></hearth-header>
    <hearth-transcript .turns=${turns.slice(1, 3)}></hearth-transcript>
    <div slot="composer">${content}</div>
  </hearth-layout>`;

const page = (heading: string, content: unknown) =>
  html`<hearth-layout>
    <hearth-chat-list slot="sidebar" .conversations=${conversations}></hearth-chat-list>
    <hearth-header slot="header" modelName="SmolLM2 135M" ready resting></hearth-header>
    <hearth-page-frame heading=${heading} lead="One sentence on what this page is for."
      >${content}</hearth-page-frame
    >
  </hearth-layout>`;

const views = {
  again: () => below(html`<hearth-model-offer .card=${card} stored compact></hearth-model-offer>`),
  loading: () =>
    below(html`<hearth-load-progress .state=${loads[4] ?? null} compact></hearth-load-progress>`),
  endpoints: () =>
    page(
      'An endpoint of your own',
      html`<hearth-endpoints-page
        .endpoints=${endpoints}
        .origin=${location.origin}
      ></hearth-endpoints-page>`,
    ),
  models: () => page('Models', html`<hearth-models-page .models=${models}></hearth-models-page>`),
  gguf: () =>
    page(
      'Models',
      html`${(['asking', 'fetching', 'done'] as const).map(
          (phase) => html`<hearth-gguf-preview .state=${{ ...gguf, phase }}></hearth-gguf-preview>`,
        )}<hearth-hub-form .state=${hubForm}></hearth-hub-form>`,
    ),
  pack: () =>
    page(
      'Models',
      (['asking', 'importing', 'done'] as const).map(
        (phase) => html`<hearth-pack-preview .state=${{ ...pack, phase }}></hearth-pack-preview>`,
      ),
    ),
  storage: () => page('Storage', html`<hearth-storage-page .overview=${overview}></hearth-storage-page>`),
  offer: () => first(html`<hearth-model-offer .card=${card}></hearth-model-offer>`),
  stored: () => first(html`<hearth-model-offer .card=${card} stored></hearth-model-offer>`),
  progress: () => first(html`<hearth-load-progress .state=${loads[0] ?? null}></hearth-load-progress>`),
  loads: () =>
    first(loads.map((load) => html`<hearth-load-progress .state=${load}></hearth-load-progress><br />`)),
  unsupported: () => first(html`<hearth-unsupported .error=${noGpu} platform="linux"></hearth-unsupported>`),
  failed: () => first(html`<hearth-error-notice .error=${full}></hearth-error-notice>`),
  chat: () =>
    chat(
      html`<hearth-transcript .turns=${turns} .liveText=${markdown.slice(0, 120)}></hearth-transcript>`,
      'answering',
    ),
  top: () => chat(html`<hearth-transcript .turns=${turns.slice(0, 1)}></hearth-transcript>`),
  reading: () =>
    chat(
      html`<hearth-transcript .turns=${turns.slice(4)} .liveText=${''}></hearth-transcript>`,
      'answering',
      long,
    ),
  turns: () =>
    chat(
      html`<hearth-transcript
        .turns=${richTurns}
        .places=${places}
        .forgotten=${{ throughId: 'a', summary: 'They spoke of notes, which were about a meeting.' }}
        .background=${'The person likes short answers.'}
      ></hearth-transcript>`,
    ),
  thinking: () =>
    chat(
      html`<hearth-transcript
        .turns=${[...richTurns.slice(1, 2), thinkingTurn]}
        .places=${places}
        readiness="answering"
        .liveText=${'<think>The sky is'}
      ></hearth-transcript>`,
      'answering',
    ),
  empty: () =>
    chat(html`<hearth-transcript><hearth-empty-chat slot="empty"></hearth-empty-chat></hearth-transcript>`),
  toast: () =>
    html`${chat(html`<hearth-transcript .turns=${turns.slice(1, 4)}></hearth-transcript>`)}<hearth-toast
        message="The conversation was deleted."
        action="Undo"
      ></hearth-toast>`,
};

const show = new Map<string, () => unknown>(Object.entries(views)).get(view) ?? views.top;
render(show(), document.body);

const opened = query.get('open');
if (opened === 'settings') void document.querySelector('hearth-settings')?.open();
if (opened === 'about') void document.querySelector('hearth-about')?.open();
if (opened === 'drawer') setTimeout(() => document.querySelector('hearth-layout')?.openDrawer());
