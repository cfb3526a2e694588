import { html, LitElement } from 'lit';
import { beforeEach, describe, expect, it, vi } from 'vitest';
import { userEvent } from 'vitest/browser';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, textOf } from '../testing/mount.ts';
import './menu.ts';
import type { HearthMenu } from './menu.ts';

const items = [
  { name: 'rename', label: 'Rename', icon: 'pencil' },
  { name: 'delete', label: 'Delete', icon: 'trash' },
] as const;

class Host extends LitElement {
  override render() {
    return html`<button
        id="one"
        @click=${({ currentTarget }: Event) => this.menu.toggle(currentTarget as HTMLElement)}
      >
        One</button
      ><button id="two">Two</button> <hearth-menu label="Of one" .items=${items}></hearth-menu>`;
  }
  get menu(): HearthMenu {
    return find<HearthMenu>(this, 'hearth-menu');
  }
}
customElements.define('menu-test-host', Host);

let host: Host;
const button = () => find(host, '#one');
const isOpen = () => find(host.menu, '[popover]').matches(':popover-open');
const focused = () => textOf(host.menu.shadowRoot?.activeElement ?? new Text(''));

beforeEach(async () => {
  host = await mount<Host>(html`<menu-test-host></menu-test-host>`);
});

describe('hearth-menu', () => {
  it('passes the audit while it is open', async () => {
    await userEvent.click(button());
    expect(await audit(host)).toEqual([]);
  });

  it('opens under its button, and the button closes it too', async () => {
    await userEvent.click(button());
    await vi.waitFor(() => expect(isOpen()).toBe(true));
    const top = find(host.menu, '[popover]').getBoundingClientRect().top;
    expect(top).toBeGreaterThanOrEqual(button().getBoundingClientRect().bottom);
    await userEvent.click(button());
    expect(isOpen()).toBe(false);
    await userEvent.click(button());
    await vi.waitFor(() => expect(isOpen()).toBe(true));
  });

  it('is used by the keyboard, and gives the focus back', async () => {
    const onKey = vi.fn();
    host.addEventListener('keydown', onKey);
    button().focus();
    await userEvent.keyboard('{Enter}');
    await vi.waitFor(() => expect(focused()).toBe('Rename'));
    onKey.mockClear();
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('Delete');
    await userEvent.keyboard('{ArrowDown}');
    expect(focused()).toBe('Rename');
    await userEvent.keyboard('{End}');
    const chosen = nextEvent(host.menu, 'menu-chosen');
    await userEvent.keyboard('{Enter}');
    expect((await chosen).name).toBe('delete');
    expect(isOpen()).toBe(false);
    expect(host.shadowRoot?.activeElement).toBe(button());
    expect(onKey).not.toHaveBeenCalled();
  });

  it('closes by Escape, and when what it stands beside moves', async () => {
    await userEvent.click(button());
    await vi.waitFor(() => expect(focused()).toBe('Rename'));
    await userEvent.keyboard('{Escape}');
    expect(isOpen()).toBe(false);
    expect(host.shadowRoot?.activeElement).toBe(button());
    await userEvent.click(button());
    await vi.waitFor(() => expect(isOpen()).toBe(true));
    await new Promise((resolve) => setTimeout(resolve, 50));
    window.dispatchEvent(new Event('scroll'));
    expect(isOpen()).toBe(false);
  });
});
