import { msg, str } from '@lit/localize';
import { html, nothing } from 'lit';
import { customElement, property } from 'lit/decorators.js';
import { formatNumber, plural } from '../../i18n/format-number.ts';
import type { SelfTestItem } from '../../offline/contract/self-test-item.ts';
import { base, buttons, disclosure } from '../../styles/shared.ts';
import { RepairRequestedEvent } from '../events/repair-requested-event.ts';
import { RunRequestedEvent } from '../events/run-requested-event.ts';
import '../icon/icon.ts';
import type { IconName } from '../icon/icon.ts';
import { OwnTaskElement } from '../own-task-element.ts';
import { isRepairable, summarise } from './summarise.ts';
import { styles } from './self-test.styles.ts';
import type { SelfTestStatus } from './summarise.ts';

/** A sign and a word for each state: colour alone tells nobody who does not see it. */
const signs = (): Record<SelfTestItem['state'], { icon: IconName; word: string }> => ({
  ok: { icon: 'check', word: msg('There') },
  warning: { icon: 'info', word: msg('Note') },
  missing: { icon: 'close', word: msg('Missing') },
  damaged: { icon: 'alert', word: msg('Damaged') },
});

function filesWords(count: number): string {
  const number = formatNumber(count);
  return plural(
    count,
    msg('One file of the model in order'),
    msg(str`${number} files of the model in order`),
  );
}

/**
 * Each piece that Hearth needs without a network, and whether it is there.
 * @event run-requested - look again, quickly or thoroughly
 * @event repair-requested - fetch again what is missing or damaged
 */
@customElement('hearth-self-test')
export class HearthSelfTest extends OwnTaskElement {
  static override styles = [base, buttons, disclosure, styles];

  /** What was found so far. */
  @property({ attribute: false }) items: readonly SelfTestItem[] = [];
  @property() status: SelfTestStatus = 'idle';

  private request(thorough: boolean): void {
    if (this.status !== 'running') this.dispatchEvent(new RunRequestedEvent(thorough));
  }

  private requestRepair(): void {
    if (this.status !== 'running') this.dispatchEvent(new RepairRequestedEvent());
  }

  override render() {
    const isGoodFile = ({ id, state }: SelfTestItem): boolean => id.startsWith('file:') && state === 'ok';
    const files = this.items.filter(isGoodFile);
    return html`<p role="status">${summarise(this.items, this.status)}</p>
      ${this.renderActions()} ${this.renderList(this.items.filter((item) => !isGoodFile(item)))}
      ${files.length === 0 ? nothing : this.renderFiles(files)}`;
  }

  private renderActions() {
    const isRunning = String(this.status === 'running') as 'true' | 'false';
    const canRepair = this.status === 'done' && this.items.some(isRepairable);
    return html`<div class="actions">
      ${
        canRepair
          ? html`<button type="button" class="primary" @click=${this.requestRepair}>${msg('Repair')}</button>`
          : nothing
      }
      <button type="button" aria-disabled=${isRunning} @click=${() => this.request(false)}>
        ${msg('Check', { desc: 'whether files are whole' })}
      </button>
      <button type="button" aria-disabled=${isRunning} @click=${() => this.request(true)}>
        ${msg('Check every byte')}
      </button>
    </div>`;
  }

  private renderList(items: readonly SelfTestItem[]) {
    return items.length === 0
      ? nothing
      : html`<ul>
          ${items.map((item) => this.renderItem(item))}
        </ul>`;
  }

  /** A large model has hundreds of files; those that are well need no room. */
  private renderFiles(files: readonly SelfTestItem[]) {
    return html`<details>
      <summary>
        <hearth-icon name="chevron"></hearth-icon>
        ${filesWords(files.length)}
      </summary>
      ${this.renderList(files)}
    </details>`;
  }

  private renderItem({ title, state, detail, help }: SelfTestItem) {
    const { icon, word } = signs()[state];
    return html`<li class=${state}>
      <hearth-icon name=${icon}></hearth-icon>
      <span class="title"><span class="visually-hidden">${word}: </span>${title}</span>
      <span class="detail">${detail}</span>
      ${help === '' ? nothing : html`<span class="help">${help}</span>`}
    </li>`;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-self-test': HearthSelfTest;
  }
}
