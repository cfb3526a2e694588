import { html } from 'lit';
import { describe, expect, it } from 'vitest';
import { audit } from '../testing/audit.ts';
import { find, mount, nextEvent, settled, textOf } from '../testing/mount.ts';
import './endpoints-page.ts';
import type { HearthEndpointForm } from './endpoint-form.ts';
import type { EndpointListItem } from './endpoint-list-item.ts';
import type { HearthEndpointsPage } from './endpoints-page.ts';

const home: EndpointListItem = {
  id: 'home',
  name: 'Qwen3-4B',
  model: 'qwen3-4b',
  url: 'http://192.168.1.5:8080/v1',
  hasKey: true,
  contextTokens: 8192,
  running: false,
};
const school: EndpointListItem = {
  ...home,
  id: 'school',
  url: 'https://llm.school.example/v1',
  running: true,
};

const show = (endpoints: readonly EndpointListItem[] | null = [home, school]) =>
  mount<HearthEndpointsPage>(
    html`<hearth-endpoints-page
      .endpoints=${endpoints}
      origin="https://hearth.example"
    ></hearth-endpoints-page>`,
  );

const formOf = (page: HearthEndpointsPage): HearthEndpointForm => find(page, 'hearth-endpoint-form');

/** Enters an address and a key as a person does. */
async function fill(form: HearthEndpointForm, url: string, key = ''): Promise<void> {
  for (const [id, text] of [
    ['url', url],
    ['key', key],
  ] as const) {
    const field = find<HTMLInputElement>(form, `#${id}`);
    field.value = text;
    field.dispatchEvent(new InputEvent('input', { bubbles: true }));
  }
  await settled(form);
}

const submit = async (form: HearthEndpointForm): Promise<void> => {
  find<HTMLButtonElement>(form, 'button[type=submit]').click();
  await settled(form);
};

describe('hearth-endpoints-page', () => {
  it.each([
    ['being looked up', null],
    ['empty', []],
    ['filled', [home, school]],
  ] as const)('passes the audit: %s', async (_, endpoints) => {
    const page = await show(endpoints);
    expect(await audit(page)).toEqual([]);
  });

  it('passes the audit with models that were found, a problem and help', async () => {
    const page = await show();
    page.found = [{ id: 'a', contextTokens: null }];
    await submit(formOf(page));
    find<HTMLDetailsElement>(page, 'details').open = true;
    await settled(page);
    expect(await audit(page)).toEqual([]);
  });

  it('says before anything is entered that what is written leaves this page', async () => {
    expect(textOf(await show([]))).toContain('leave this page for that server');
  });

  it('marks each with the host it goes to, and says where others can read along', async () => {
    const text = textOf(await show());
    expect(text).toContain('leaves this device, unencrypted → 192.168.1.5:8080');
    expect(text).toContain('leaves this device → llm.school.example');
  });

  it('shows no key', async () => {
    expect(textOf(await show())).toContain('with a key');
  });

  it('uses and removes by id; the one that answers can only be removed', async () => {
    const page = await show();
    const [use, remove, removeRunning] =
      page.shadowRoot?.querySelectorAll<HTMLElement>('article button') ?? [];
    const chosen = nextEvent(page, 'model-chosen');
    use?.click();
    expect((await chosen).id).toBe('home');
    const removed = nextEvent(page, 'endpoint-removed');
    remove?.click();
    expect((await removed).id).toBe('home');
    expect(removeRunning?.textContent).toContain('Remove');
  });

  it('names what each server has to be told, with the address of this page', async () => {
    const text = textOf(await show());
    expect(text).toContain('OLLAMA_ORIGINS=https://hearth.example ollama serve');
    for (const server of ['llama.cpp', 'vLLM', 'SGLang', 'LM Studio']) expect(text).toContain(server);
  });

  it('says so where the site has switched it off', async () => {
    const page = await show([]);
    page.fixed = true;
    await settled(page);
    expect(textOf(page)).toContain('switched this off');
    expect(page.shadowRoot?.querySelector('hearth-endpoint-form')).toBeNull();
  });

  it('lets one choose among the servers of the site, and no other, where that is the rule', async () => {
    const page = await show([]);
    page.fixed = true;
    page.offered = ['https://llm.school.example/v1'];
    await settled(page);
    const asked = nextEvent(page, 'endpoint-asked');
    await submit(formOf(page));
    expect((await asked).url).toBe('https://llm.school.example/v1');
    expect(await audit(page)).toEqual([]);
  });
});

describe('hearth-endpoint-form', () => {
  it('says where what is written will go while the address is entered', async () => {
    const form = formOf(await show([]));
    await fill(form, 'llm.school.example');
    expect(textOf(form)).toContain('What you write leaves this device → llm.school.example');
  });

  it('asks the server that was meant, with its key', async () => {
    const form = formOf(await show([]));
    await fill(form, 'localhost:11434', ' sk-1 ');
    const asked = nextEvent(form, 'endpoint-asked');
    await submit(form);
    expect(await asked).toMatchObject({ url: 'http://localhost:11434/v1', key: 'sk-1' });
  });

  it.each([
    ['url', 'not an address', ''],
    ['key', 'localhost:11434', 'two words'],
  ])('says what is wrong with the %s, and goes there', async (field, url, key) => {
    const form = formOf(await show([]));
    await fill(form, url, key);
    let asked = false;
    form.addEventListener('endpoint-asked', () => (asked = true));
    await submit(form);
    expect(asked).toBe(false);
    expect(find(form, `#${field}`).getAttribute('aria-invalid')).toBe('true');
    expect(find(form, `#${field}-problem`).textContent).not.toBe('');
    expect(form.shadowRoot?.activeElement?.id).toBe(field);
  });

  it('adds the model that was chosen, and forgets the key it held', async () => {
    const page = await show([]);
    const form = formOf(page);
    await fill(form, 'localhost:11434', 'sk-1');
    page.found = [
      { id: 'small', contextTokens: null },
      { id: 'large', contextTokens: 8192 },
    ];
    await settled(page);
    const select = find<HTMLSelectElement>(form, '#model');
    expect(form.shadowRoot?.activeElement).toBe(select);
    select.value = 'large';
    const added = nextEvent(page, 'endpoint-added');
    const buttons = form.shadowRoot?.querySelectorAll('button') ?? [];
    [...buttons].find(({ textContent }) => textContent.includes('Add it'))?.click();
    expect((await added).endpoint).toEqual({
      url: 'http://localhost:11434/v1',
      key: 'sk-1',
      model: 'large',
      contextTokens: 8192,
    });
    expect(find<HTMLInputElement>(form, '#key').value).toBe('');
  });

  it('says when a server has no model', async () => {
    const page = await show([]);
    page.found = [];
    await settled(page);
    expect(textOf(formOf(page))).toContain('it has no model');
  });
});
