import { msg, str } from '@lit/localize';
import { css, html, nothing } from 'lit';
import { customElement, state } from 'lit/decorators.js';
import { isAbort, toAppError } from '../../errors/app-error.ts';
import { currentLanguage } from '../../i18n/language.ts';
import { base, buttons } from '../../styles/shared.ts';
import '../../ui/error-notice/error-notice.ts';
import '../../ui/page-frame/page-frame.ts';
import '../../ui/self-test/self-test.ts';
import { CoresWishedEvent } from '../../ui/events/cores-wished-event.ts';
import { ReportRequestedEvent } from '../../ui/events/report-requested-event.ts';
import { PageView } from './page-view.ts';
import type { CoresState } from '../../state/cores-store.ts';
import type { AnswersVerdict } from '../../inference/client/check-answers.ts';
import type { SelfTestItem } from '../../offline/contract/self-test-item.ts';
import type { RunRequestedEvent } from '../../ui/events/run-requested-event.ts';

const coresWords = (cores: CoresState): string =>
  ({
    used: msg(
      'This page is isolated from other sites, so a model on the processor may use all of its cores.',
    ),
    offered: msg(
      'A model on the processor uses one core. It may use all once this page is isolated from other sites.',
    ),
    declined: msg(
      'A model on the processor uses one core. It may use all once this page is isolated from other sites.',
    ),
    unavailable: msg('A model on the processor uses one core: this browser, or this window, allows no more.'),
  })[cores];

/** The page on which one can see that everything is here, and that the model computes what it should. */
@customElement('hearth-self-test-view')
export class HearthSelfTestView extends PageView {
  static override styles = [
    base,
    buttons,
    css`
      section {
        display: grid;
        gap: var(--space-3);
        justify-items: start;
      }
      h2,
      p {
        margin: 0;
      }
      h2 {
        font-size: var(--text-l);
      }
    `,
  ];

  @state() private items: readonly SelfTestItem[] = [];
  @state() private status: 'idle' | 'running' | 'done' = 'idle';
  /** In which `items` are. */
  private language = currentLanguage();
  /** It is this site that isolates its pages, and not the host. */
  @state() private isIsolating = false;
  @state() private answers: 'asking' | AnswersVerdict | null = null;
  private asking = new AbortController();

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    this.asking.abort();
  }

  override firstUpdated(): void {
    void this.test(false);
  }

  override updated(): void {
    if (this.language !== currentLanguage()) void this.test(false);
  }

  protected override async look(): Promise<void> {
    this.isIsolating = (await this.services.offline.inspect(false))?.isolates ?? false;
  }

  private test(thorough: boolean): Promise<void> {
    return this.run(async () => {
      this.status = 'running';
      this.items = [];
      this.language = currentLanguage();
      const onItem = (item: SelfTestItem): void => void (this.items = [...this.items, item]);
      await this.services.selfTest(thorough, onItem).finally(() => (this.status = 'done'));
    });
  }

  private async repair(): Promise<void> {
    await this.run(async () => {
      await this.services.offline.repair();
      await this.services.model.start(true);
    });
    await this.test(false);
  }

  /** Beside the look at what is kept, which takes nothing of the model; given up when the page is left. */
  private async tryOut(): Promise<void> {
    const { model } = this.services;
    if (model.value.status !== 'ready' || this.answers === 'asking') return;
    this.error = null;
    this.answers = 'asking';
    this.asking = new AbortController();
    try {
      this.answers = await model.tryOut(this.asking.signal);
    } catch (error) {
      this.answers = null;
      if (!isAbort(error)) this.error = toAppError(error);
    }
  }

  override render() {
    return html`<hearth-page-frame
      heading=${msg('Self-test')}
      lead=${msg('Whether everything is on this device that Hearth needs without a network.')}
      @error-action=${() => void this.test(false)}
    >
      ${this.error && html`<hearth-error-notice .error=${this.error}></hearth-error-notice>`}
      <hearth-self-test
        .items=${this.items}
        .status=${this.status}
        @run-requested=${({ thorough }: RunRequestedEvent) => void this.test(thorough)}
        @repair-requested=${() => void this.repair()}
      ></hearth-self-test>
      <section>
        <h2>${msg('Does it compute right?')}</h2>
        <p>${msg('Three short questions whose answers are known. The model has to be running.')}</p>
        <button
          type="button"
          aria-disabled=${this.services.model.value.status === 'ready' && this.answers !== 'asking' ? 'false' : 'true'}
          @click=${() => void this.tryOut()}
        >
          ${msg('Ask them')}
        </button>
        <p role="status">${this.renderAnswers()}</p>
      </section>
      <section>
        <h2>${msg('Processor cores')}</h2>
        <p>${coresWords(this.services.cores.value)} ${msg('Models on the graphics chip need none of it.')}</p>
        ${this.renderCores(this.services.cores.value)}
      </section>
      <section>
        <h2>${msg('Something does not work?')}</h2>
        <p>
          ${msg('A report tells whoever helps you what this browser, this device and Hearth are like, and nothing of your conversations.')}
        </p>
        <button type="button" @click=${() => this.dispatchEvent(new ReportRequestedEvent())}>
          ${msg('Write a report')}
        </button>
      </section>
    </hearth-page-frame>`;
  }

  private renderCores(cores: CoresState) {
    if (cores === 'unavailable' || (cores === 'used' && !this.isIsolating)) return nothing;
    const wish = cores === 'used' ? 'one' : 'all';
    return html`<button type="button" @click=${() => this.dispatchEvent(new CoresWishedEvent(wish))}>
      ${wish === 'one' ? msg('Use one core only') : msg('Use all cores')}
    </button>`;
  }

  private renderAnswers() {
    const { answers } = this;
    if (answers === null) return nothing;
    if (answers === 'asking') return msg('Asking …');
    switch (answers.kind) {
      case 'right':
        return msg('It answers right, also when a conversation goes on.');
      case 'right-when-fresh':
        return msg(
          'It answers right when each conversation is read from its beginning, so that is what is done here.',
        );
      case 'wrong':
        return msg(str`It should have said “${answers.expected}”, and wrote “${answers.actual}”.`);
    }
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-self-test-view': HearthSelfTestView;
  }
}
