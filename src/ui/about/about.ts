import { msg } from '@lit/localize';
import { css, html } from 'lit';
import { customElement, query } from 'lit/decorators.js';
import { base, buttons } from '../../styles/shared.ts';
import '../dialog/dialog.ts';
import type { HearthDialog } from '../dialog/dialog.ts';
import { ReportRequestedEvent } from '../events/report-requested-event.ts';
import { OwnTaskElement } from '../own-task-element.ts';

const works = () => [
  { name: 'Hearth', maker: msg('its contributors'), licence: 'Apache-2.0', url: 'https://www.apache.org/licenses/LICENSE-2.0' },
  { name: 'SmolLM2', maker: 'Hugging Face', licence: 'Apache-2.0', url: 'https://huggingface.co/HuggingFaceTB/SmolLM2-135M-Instruct' },
  { name: 'Apache TVM', maker: msg('the Apache Software Foundation'), licence: 'Apache-2.0', url: 'https://tvm.apache.org' },
  { name: 'WebLLM', maker: 'MLC', licence: 'Apache-2.0', url: 'https://github.com/mlc-ai/web-llm' },
  { name: 'Lit', maker: 'Google', licence: 'BSD-3-Clause', url: 'https://lit.dev' },
  { name: 'marked', maker: msg('its contributors'), licence: 'MIT', url: 'https://marked.js.org' },
  { name: 'highlight.js', maker: msg('its contributors'), licence: 'BSD-3-Clause', url: 'https://highlightjs.org' },
  { name: 'Temml', maker: 'Ron Kok', licence: 'MIT', url: 'https://temml.org' },
  { name: 'idb-keyval', maker: 'Jake Archibald', licence: 'Apache-2.0', url: 'https://github.com/jakearchibald/idb-keyval' },
] as const; // prettier-ignore

const styles = css`
  .text {
    display: grid;
    gap: var(--space-3);
    line-height: 1.6;
  }
  h3 {
    margin: var(--space-2) 0 0;
    font-size: var(--text-m);
    font-weight: 600;
  }
  p,
  ol,
  ul {
    margin: 0;
  }
  ol,
  ul {
    display: grid;
    gap: var(--space-1);
    padding-inline-start: 1.4em;
  }
  li::marker {
    color: var(--ink-soft);
  }
`;

/**
 * What Hearth is, what happens to what one types, and whose work it stands on.
 * @event dialog-closed - however it was closed
 * @event report-requested
 */
@customElement('hearth-about')
export class HearthAbout extends OwnTaskElement {
  static override styles = [base, buttons, styles];

  @query('hearth-dialog') private dialog!: HearthDialog;

  async open(): Promise<void> {
    await this.updateComplete;
    await this.dialog.open();
  }

  close(): void {
    this.dialog.close();
  }

  override render() {
    return html`<hearth-dialog heading=${msg('About Hearth')}>
      <div class="text">
        <p>
          ${msg('Hearth is a page on which an open language model answers your questions. The model runs in your browser, on the graphics chip of this device. No server reads or writes with you.')}
        </p>
        <p>
          ${msg('The one exception is an endpoint of your own: if you add one under Models and use it, what you write goes to that server, and the top of the page says so.')}
        </p>
        <h3>${msg('See for yourself that nothing is sent')}</h3>
        <ol>
          <li>${msg('Open the network panel of your browser’s developer tools.')}</li>
          <li>${msg('Ask something. Once the model is ready, asking makes no request at all.')}</li>
          <li>${msg('Or switch the network off altogether: the model goes on answering.')}</li>
        </ol>
        <p>
          ${msg('Conversations and settings are stored by your browser on this device. Clearing the data of this site in the browser’s settings removes them and the model.')}
        </p>
        <h3>${msg('What to expect')}</h3>
        <p>
          ${msg('A model that fits on every device is small. It may be wrong, and it may sound sure while it is. Check what matters.')}
        </p>
        <p><a href="#/shortcuts">${msg('Keyboard shortcuts')}</a></p>
        <h3>${msg('Something does not work?')}</h3>
        <p>
          ${msg('A report tells whoever helps you what this browser, this device and Hearth are like, and nothing of your conversations.')}
        </p>
        <div>
          <button type="button" @click=${() => this.dispatchEvent(new ReportRequestedEvent())}>
            ${msg('Write a report')}
          </button>
        </div>
        <h3>${msg('Licences')}</h3>
        <ul>
          ${works().map(
            ({ name, maker, licence, url }) =>
              html`<li>
                <a href=${url} target="_blank" rel="noreferrer noopener"><bdi>${name}</bdi></a> ·
                <bdi>${maker}</bdi> · <bdi>${licence}</bdi>
              </li>`,
          )}
        </ul>
      </div>
    </hearth-dialog>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-about': HearthAbout;
  }
}
