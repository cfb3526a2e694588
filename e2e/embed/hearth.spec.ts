// OpenAI's API in a page of somebody else's: the script of the element has it for programs.
import { expect, roles, test } from './embed-test.ts';
import type { createHearth } from '../../src/embed/hearth-chat.ts';
import type { Hearth, HearthProgress } from '../../src/embed/hearth-types.ts';
import type { Host } from './embed-test.ts';

/** What the page's own script has put there. */
interface Program {
  createHearth: typeof createHearth;
  hearth: Hearth;
  model: string;
}

const messages = [{ role: 'user' as const, content: 'Where are we?' }];
const long = 'word '.repeat(200);

/** A page whose script has made a hearth, and called nothing of it. */
async function open(host: Host, body = ''): Promise<void> {
  const script = `
    import { createHearth } from '${host.scriptUrl}';
    Object.assign(globalThis, { createHearth, hearth: createHearth() });`;
  await host.open({ body, script });
  await expect.poll(() => host.page.evaluate(() => 'hearth' in globalThis)).toBe(true);
}

const ofEmbed = (requests: readonly string[]): string[] =>
  requests.map((url) => new URL(url).pathname).filter((path) => /\/(embed|models|libraries)\//.test(path));

test('fetches nothing before the first call, and no model before one that needs it', async ({
  host,
  page,
  requests,
}) => {
  await open(host);
  await page.waitForTimeout(200);
  expect(ofEmbed(requests)).toEqual(['/embed/hearth-chat.js']);

  const listed = await page.evaluate(async () => {
    const { hearth } = globalThis as unknown as Program;
    const { data } = await hearth.models.list();
    const id = data[0]?.id ?? '';
    const other = await hearth.chat.completions
      .create({ model: 'gpt-4', messages: [{ role: 'user', content: 'Hi' }] })
      .catch((error: unknown) => error as { name: string; status: number; code: string });
    const wrong = await hearth.chat.completions
      .create({ model: id, messages: [] })
      .catch((error: unknown) => error as { status: number; param: string });
    const vectors = await hearth.embeddings
      .create({ model: id, input: 'a text' })
      .catch((error: unknown) => error as { status: number; code: string });
    const fields = (error: object): object => ({ ...error });
    return {
      ids: data.map((model) => model.id),
      retrieved: (await hearth.models.retrieve(id)).id,
      failures: [other, wrong, vectors].map(fields),
    };
  });
  expect(listed.ids).toEqual([listed.retrieved]);
  expect(listed.failures).toMatchObject([
    { name: 'ApiError', status: 404, code: 'model_not_found' },
    { name: 'ApiError', status: 400, param: 'messages' },
    { name: 'ApiError', status: 400, code: 'model_not_supported' },
  ]);
  expect(ofEmbed(requests).filter((path) => !path.startsWith('/embed/'))).toEqual([]);
  expect(await roles(page)).toEqual([]);

  await host.script({ replies: [{ text: 'At home.' }] });
  const reply = await page.evaluate(async (asked) => {
    const { hearth } = globalThis as unknown as Program;
    const [model] = (await hearth.models.list()).data;
    return hearth.chat.completions.create({ model: model?.id ?? '', messages: asked });
  }, messages);
  expect(reply).toMatchObject({
    object: 'chat.completion',
    model: listed.ids[0],
    choices: [{ message: { role: 'assistant', content: 'At home.' }, finish_reason: 'stop' }],
  });
  expect(await roles(page)).toEqual(['downloads', 'inference']);
});

/** Loaded, with the name of the model at hand. */
async function load(host: Host, body = ''): Promise<void> {
  await open(host, body);
  await host.page.evaluate(async () => {
    const program = globalThis as unknown as Program;
    await program.hearth.load();
    const [model] = (await program.hearth.models.list()).data;
    program.model = model?.id ?? '';
  });
}

test('streams, keeps to a schema, and calls tools with sound arguments', async ({ host, page }) => {
  await load(host);
  await host.script({
    replies: [
      { text: 'one two three' },
      { text: '{"city": "Ostend"}' },
      { text: '<tool_call>{"name": "open_at", "arguments": {"hour": "nine"}}</tool_call>' },
      { text: '{"name": "open_at", "arguments": {"hour": 9}}' },
    ],
  });
  const results = await page.evaluate(async (asked) => {
    const { hearth, model } = globalThis as unknown as Program;
    const { completions } = hearth.chat;
    const pieces: string[] = [];
    for await (const chunk of await completions.create({ model, messages: asked, stream: true }))
      pieces.push(chunk.choices[0]?.delta.content ?? '');
    const schema = { type: 'object', properties: { city: { type: 'string' } }, required: ['city'] };
    const json = await completions.create({
      model,
      messages: asked,
      response_format: { type: 'json_schema', json_schema: { name: 'place', schema } },
    });
    const parameters = { type: 'object', properties: { hour: { type: 'number' } }, required: ['hour'] };
    const called = await completions.create({
      model,
      messages: asked,
      tools: [{ type: 'function', function: { name: 'open_at', parameters } }],
    });
    const broken = await completions
      .create({
        model,
        messages: asked,
        response_format: { type: 'json_schema', json_schema: { name: 'x', schema: { type: 'text' } } },
      })
      .catch((error: unknown) => ({ ...(error as object) }));
    return { pieces, json: json.choices[0].message.content, called: called.choices[0], broken };
  }, messages);
  expect(results.pieces.join('')).toBe('one two three');
  expect(results.pieces.length).toBeGreaterThan(1);
  expect(results.json).toBe('{"city": "Ostend"}');
  // The first call was not valid, so it was asked for once more.
  expect(results.called).toMatchObject({
    message: { tool_calls: [{ function: { name: 'open_at', arguments: '{"hour":9}' } }] },
    finish_reason: 'tool_calls',
  });
  expect(results.broken).toMatchObject({ status: 400, code: 'invalid_json_schema' });
});

test('ends what is aborted, while it loads, waits and writes', async ({ host, page }) => {
  await open(host);
  await host.script({ loadMs: 60_000 });
  const whileLoading = await page.evaluate(async (asked) => {
    const { hearth } = globalThis as unknown as Program;
    const [model] = (await hearth.models.list()).data;
    const stop = new AbortController();
    const { signal } = stop;
    const onProgress = ({ phase }: HearthProgress): void => {
      if (phase === 'loading') stop.abort();
    };
    const ends = [
      hearth.load({ signal, onProgress }),
      hearth.chat.completions.create({ model: model?.id ?? '', messages: asked }, { signal }),
    ];
    return Promise.all(ends.map((end) => end.catch((error: unknown) => (error as Error).name)));
  }, messages);
  expect(whileLoading).toEqual(['AbortError', 'AbortError']);
  await expect.poll(() => roles(page)).toEqual([]);

  await host.script({ replies: [{ text: long, stepMs: 20 }, { text: long, stepMs: 20 }, { text: 'Fine.' }] });
  const whileWriting = await page.evaluate(async (asked) => {
    const { hearth } = globalThis as unknown as Program;
    const { completions } = hearth.chat;
    const model = (await hearth.models.list()).data[0]?.id ?? '';
    const nameOf = (error: unknown): string => (error as Error).name;
    const stop = new AbortController();
    const stream = await completions.create({ model, messages: asked, stream: true });
    const waiting = completions.create({ model, messages: asked }, { signal: stop.signal }).catch(nameOf);
    stop.abort();
    const left = await waiting;
    let pieces = 0;
    for await (const chunk of stream) {
      pieces += chunk.choices.length;
      if (pieces > 3) break; // which ends the reply
    }
    const late = AbortSignal.timeout(200);
    const cut = await completions.create({ model, messages: asked }, { signal: late }).catch(nameOf);
    const { choices } = await completions.create({ model, messages: asked });
    return [left, pieces, cut, choices[0].message.content];
  }, messages);
  expect(whileWriting).toEqual(['AbortError', 4, 'TimeoutError', 'Fine.']);
});

test('shares the engine with an element, and its replies wait for each other', async ({ host, page }) => {
  await load(host, '<hearth-chat></hearth-chat>');
  // What the program has loaded is no reason to begin without the visitor.
  await expect(host.chat().agree).toBeVisible();
  await host.script({ replies: [{ text: 'long '.repeat(40), stepMs: 25 }, { text: 'Second.' }] });
  await host.chat().begin();
  expect(await roles(page)).toEqual(['downloads', 'inference']);
  await host.chat().ask('First');
  await expect(host.chat().reply).toContainText('long');
  const [answered, state] = await page.evaluate(async (asked) => {
    const { hearth, model } = globalThis as unknown as Program;
    const { choices } = await hearth.chat.completions.create({ model, messages: asked });
    return [choices[0].message.content, document.querySelector('hearth-chat')?.state];
  }, messages);
  expect([answered, state]).toEqual(['Second.', 'ready']);
  await expect(host.chat().reply).toHaveText('long '.repeat(40).trim());

  await page.evaluate(() => (globalThis as unknown as Program).hearth.close());
  await page.waitForTimeout(300);
  expect(await roles(page)).toContain('inference');
  await page.evaluate(() => document.querySelector('hearth-chat')?.remove());
  await expect.poll(() => roles(page)).toEqual([]);
});

test('closing ends what runs, and the workers where nobody else uses them', async ({ host, page }) => {
  await load(host);
  await host.script({ replies: [{ text: long, stepMs: 20 }] });
  const ends = await page.evaluate(async (asked) => {
    const { hearth, createHearth: create, model } = globalThis as unknown as Program;
    const nameOf = (error: unknown): string => (error as Error).name;
    const stream = await hearth.chat.completions.create({ model, messages: asked, stream: true });
    const waiting = hearth.chat.completions.create({ model, messages: asked }).catch(nameOf);
    // One that was not asked for anything yet, but for something that is on its way.
    const other = create();
    const listing = other.load().catch(nameOf);
    other.close();
    const read = (async () => {
      let pieces = 0;
      for await (const { choices } of stream) pieces += choices.length;
      return pieces;
    })();
    setTimeout(() => hearth.close(), 100);
    return [await read.catch(nameOf), await waiting, await listing, await hearth.models.list().catch(nameOf)];
  }, messages);
  expect(ends).toEqual(['AbortError', 'AbortError', 'AbortError', 'InvalidStateError']);
  await expect.poll(() => roles(page)).toEqual([]);
});

test('tells how far the model has come, and why it does not come', async ({ host, page }) => {
  await open(host);
  await host.script({ load: { kind: 'fail', code: 'library-corrupt' } });
  const failed = await page.evaluate(() =>
    (globalThis as unknown as Program).hearth
      .load()
      .catch((error: unknown) => ({ ...(error as object), message: (error as Error).message })),
  );
  expect(failed).toMatchObject({ name: 'ApiError', status: 500 });
  expect((failed as { message: string }).message).toContain('library-corrupt');
  await expect.poll(() => roles(page)).toEqual([]);

  await host.script({ loadMs: 300 });
  const heard = await page.evaluate(async () => {
    const progress: HearthProgress[] = [];
    const { hearth } = globalThis as unknown as Program;
    await hearth.load({ onProgress: (each) => progress.push(each) });
    await hearth.load(); // it is there
    return progress;
  });
  const phases = heard.map(({ phase }) => phase).filter((phase, index, all) => phase !== all[index - 1]);
  expect(phases[0]).toBe('checking');
  expect(phases.at(-1)).toBe('loading');
});

test('a part of the script that does not come is a failure without a status, and is fetched again', async ({
  host,
  page,
}) => {
  await open(host);
  await page.route('**/chunks/api-*', (route) => route.abort());
  const code = await page.evaluate(() =>
    (globalThis as unknown as Program).hearth.models.list().then(
      () => 'listed',
      (error: unknown) => (error as { code: string }).code,
    ),
  );
  expect(code).toBe('download-failed');
  await page.unroute('**/chunks/api-*');
  const list = await page.evaluate(() => (globalThis as unknown as Program).hearth.models.list());
  expect(list.data).toHaveLength(1);
});

test('an engine of the page answers, and is told which schema to keep to', async ({ host, page }) => {
  await open(host);
  const outcome = await page.evaluate(async (asked) => {
    const { createHearth: create } = globalThis as unknown as Program;
    const schemas: unknown[] = [];
    const hearth = create({
      engine: {
        name: 'Clerk',
        generate: ({ messages: told, jsonSchema }, { onText }) => {
          schemas.push(jsonSchema);
          onText(jsonSchema === undefined ? `heard: ${told.at(-1)?.content}` : '{"a": 1}');
          return Promise.resolve({ finish: 'stop' as const });
        },
      },
    });
    const { data } = await hearth.models.list();
    const { completions } = hearth.chat;
    const plain = await completions.create({ model: 'Clerk', messages: asked });
    const schema = { type: 'object', properties: { a: { type: 'number' } } };
    const json = await completions.create({
      model: 'Clerk',
      messages: asked,
      response_format: { type: 'json_schema', json_schema: { name: 'x', schema } },
    });
    hearth.close();
    return { data, texts: [plain, json].map(({ choices }) => choices[0].message.content), schemas, schema };
  }, messages);
  expect(outcome.data).toMatchObject([{ id: 'Clerk', owned_by: new URL(host.origin).host }]);
  expect(outcome.texts).toEqual(['heard: Where are we?', '{"a": 1}']);
  expect(outcome.schemas).toEqual([undefined, outcome.schema]);
  expect(await roles(page)).not.toContain('inference');
});
