import { beforeEach, expect, it, vi } from 'vitest';
import { ContainerDouble } from '../testing/container-double.ts';
import { MemoryCaches } from '../testing/memory-caches.ts';
import { OfflineClient } from './offline-client.ts';

const pageScriptUrl = 'https://host.example/assets/page-1.js';
let container: ContainerDouble;
let reload: ReturnType<typeof vi.fn<() => void>>;
let states: string[];
let caches: MemoryCaches;

function createClient(hasContainer = true): OfflineClient {
  const client = new OfflineClient({
    container: hasContainer ? (container as unknown as ServiceWorkerContainer) : undefined,
    locks: undefined,
    caches: caches.asCacheStorage(),
    scriptUrl: 'https://host.example/service-worker.js',
    pageScriptUrl,
    whenIdle: async () => undefined,
    reload,
  });
  client.subscribe(({ status }) => states.push(status));
  return client;
}

/** A client whose first version is in use. */
async function createReadyClient(): Promise<OfflineClient> {
  const client = createClient();
  void client.start();
  await vi.waitFor(() => expect(client.state.status).toBe('installing'));
  container.install();
  await vi.waitFor(() => expect(container.registration.active?.calls[0]?.[0]).toBe('tend'));
  return client;
}

beforeEach(() => {
  container = new ContainerDouble();
  reload = vi.fn<() => void>();
  states = [];
  caches = new MemoryCaches();
});

it('tells how the first version comes to be kept', async () => {
  await createReadyClient();
  expect(states).toEqual(['installing', 'ready']);
});

it('does without where the browser has no service workers', async () => {
  const client = createClient(false);
  await client.start();
  expect(client.state).toEqual({ status: 'unsupported' });
  await client.keepEngine('cpu-engine');
  expect(await client.inspect(false)).toBeNull();
});

it('takes a refusal as a state, and says why', async () => {
  container.refusal = new DOMException('Not in a private window', 'SecurityError');
  const client = createClient();
  await client.start();
  expect(client.state).toEqual({ status: 'off', reason: 'SecurityError: Not in a private window' });
});

it('survives a browser that answers a registration with nothing', async () => {
  container.register = async () => undefined as never;
  const client = createClient();
  await client.start();
  expect(client.state.status).toBe('off');
});

it('says so when the files could not be kept', async () => {
  const client = createClient();
  const started = client.start();
  await vi.waitFor(() => expect(client.state.status).toBe('installing'));
  container.fail();
  await started;
  expect(client.state).toEqual({ status: 'off', reason: 'the files of the site could not be kept' });
});

it('keeps the engine once there is a keeper, however early it was asked to', async () => {
  const client = createClient();
  const kept = client.keepEngine('cpu-engine');
  void client.start();
  await vi.waitFor(() => expect(client.state.status).toBe('installing'));
  container.install();
  await kept;
  expect(container.registration.active?.calls).toContainEqual(['keepEngine', { engine: 'cpu-engine' }]);
});

it('offers a new version and changes nothing by itself', async () => {
  const client = await createReadyClient();
  container.find();
  container.install();
  expect(client.state.status).toBe('update-waiting');
  expect(container.registration.waiting?.calls).toEqual([]);
  expect(reload).not.toHaveBeenCalled();
});

it('takes the new version when asked, and reloads once it is in use', async () => {
  const client = await createReadyClient();
  const next = container.find();
  next.onActivate = () => {
    expect(reload).not.toHaveBeenCalled();
    container.activate(next);
  };
  container.install();
  await client.applyUpdate();
  expect(next.calls).toEqual([['activate', null]]);
  expect(reload).toHaveBeenCalledOnce();
  expect(states).not.toContain('updated-elsewhere');
});

it('goes on when another tab takes the new version', async () => {
  const client = await createReadyClient();
  const next = container.find();
  container.install();
  container.activate(next);
  expect(client.state.status).toBe('updated-elsewhere');
  expect(reload).not.toHaveBeenCalled();
});

it('names itself by its script when it has answered', async () => {
  const client = await createReadyClient();
  await client.unitProved();
  expect(container.registration.active?.calls).toContainEqual(['unitProved', { scriptUrl: pageScriptUrl }]);
});

it('passes on that pages shall be isolated, and says so when there is nobody to do it', async () => {
  await expect(createClient(false).setIsolation(true)).rejects.toMatchObject({ code: 'storage-unavailable' });
  const client = await createReadyClient();
  await client.setIsolation(true);
  expect(container.registration.active?.calls).toContainEqual(['setIsolation', { isolated: true }]);
});

it('forgets the site, and leaves models and other sites alone', async () => {
  const client = await createReadyClient();
  const others = ['webllm/model', 'hearth-shell-/other/-0123456789abcdef'];
  for (const name of [...others, 'hearth-shell-/-0123456789abcdef', 'hearth-config-/'])
    await caches.open(name);
  await client.forget();
  expect(await caches.keys()).toEqual(others);
  expect(container.registration.isRegistered).toBe(false);
  expect(client.state.status).toBe('off');
});
