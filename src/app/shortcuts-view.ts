import { msg } from '@lit/localize';
import { nothing } from 'lit';
import { customElement } from 'lit/decorators.js';
import { splitThinking } from '../conversations/split-thinking.ts';
import { nextTask } from '../ui/next-task.ts';
import { AppView } from './app-view.ts';
import { RouteController } from './route-controller.ts';
import { findShortcut, isApple, listShortcuts } from './shortcuts.ts';
import type { HearthLayout } from '../ui/layout/layout.ts';
import type { ShortcutCommand } from '../ui/shortcuts/shortcut.ts';
import type { Services } from './services.ts';

const textFields = 'input:not([type=checkbox], [type=radio], [type=range], [type=button]), textarea, select';

function isField(target: EventTarget | undefined): boolean {
  return target instanceof HTMLElement && (target.isContentEditable || target.matches(textFields));
}

/** Shows nothing: while it is on the page, its shortcuts work. */
@customElement('hearth-shortcuts-view')
export class HearthShortcutsView extends AppView {
  private readonly route = new RouteController(this);
  private readonly actions: Readonly<Record<ShortcutCommand, () => void>> = {
    'new-chat': () => this.startNew(),
    search: () => void this.search(),
    'focus-question': () => void this.focusQuestion(),
    'copy-reply': () => void this.copyReply(),
    stop: () => this.services.conversation.stop(),
    sidebar: () => this.layout?.toggleSidebar(),
    settings: () => this.route.go('settings'),
    help: () => this.route.go('shortcuts'),
  };

  override connectedCallback(): void {
    super.connectedCallback();
    window.addEventListener('keydown', this.onKeyDown);
    this.getRootNode().addEventListener('edit-last-requested', this.onEditLast);
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback();
    window.removeEventListener('keydown', this.onKeyDown);
  }

  protected override stores({ appearance }: Services) {
    return [appearance];
  }

  private readonly onKeyDown = (event: KeyboardEvent): void => {
    // What was set before the element was defined is there from its first update on.
    if (!this.hasUpdated || event.defaultPrevented || !this.services.appearance.value.shortcuts) return;
    const path = event.composedPath();
    // What stands above the page has keys of its own.
    if (path.some((target) => target instanceof HTMLDialogElement && target.open)) return;
    const facts = { isApple: isApple(), isInField: isField(path[0]) };
    const command = findShortcut(listShortcuts(), event, facts)?.command ?? null;
    if (command === null || (command === 'stop' && !this.services.conversation.isAnswering)) return;
    event.preventDefault();
    this.actions[command]();
  };

  private readonly onEditLast = (): void => {
    const transcript = this.find('hearth-transcript-view')?.renderRoot.querySelector('hearth-transcript');
    void transcript?.editLast();
  };

  private find<Name extends keyof HTMLElementTagNameMap>(name: Name): HTMLElementTagNameMap[Name] | null {
    const root = this.getRootNode();
    return root instanceof ShadowRoot ? root.querySelector(name) : null;
  }

  private get layout(): HearthLayout | null {
    return this.find('hearth-layout');
  }

  private startNew(): void {
    this.route.go('chat');
    void this.services.conversation.startNew().then(() => this.focusQuestion());
  }

  private async focusQuestion(): Promise<void> {
    this.layout?.closeDrawer();
    if (this.find('hearth-composer-view') === null) {
      const isShown = new Promise((resolve) => {
        window.addEventListener('hashchange', resolve, { once: true });
      });
      this.route.go('chat');
      await isShown;
      await nextTask();
    }
    await this.find('hearth-composer-view')?.focusComposer();
  }

  private async search(): Promise<void> {
    const { layout } = this;
    layout?.showSidebar();
    await nextTask();
    const list = this.find('hearth-sidebar-view')?.renderRoot.querySelector('hearth-chat-list');
    await list?.focusSearch();
  }

  private async copyReply(): Promise<void> {
    const reply = this.services.conversation.path.findLast((turn) => turn.reply !== '')?.reply;
    if (reply === undefined) return;
    const { answer } = splitThinking(reply);
    const text = await navigator.clipboard.writeText(answer === '' ? reply : answer).then(
      () => msg('The last reply was copied.'),
      () => msg('Your browser does not let this page copy. Select the text and copy it by hand.'),
    );
    this.commands.notify({ text, undo: null });
  }

  override render() {
    return nothing;
  }
}

declare global {
  interface HTMLElementTagNameMap {
    'hearth-shortcuts-view': HearthShortcutsView;
  }
}
