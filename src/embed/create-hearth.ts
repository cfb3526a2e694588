// OpenAI's API for programs in the page. Only this much of it is part of the script: the rest comes with the first call.
import { checkSettings } from './shell/check-settings.ts';
import { notFetched } from './shell/not-fetched.ts';
import type { HearthCalls } from './api/hearth-calls.ts';
import type { Hearth, HearthSettings } from './hearth-types.ts';

const closed = (name: string): DOMException => new DOMException('This hearth was closed.', name);

/**
 * OpenAI's API over a model in the visitor's browser. Nothing is fetched before the first call, and no model before `load`
 * or `create`.
 * @throws TypeError for settings that make no sense
 */
export function createHearth(settings: HearthSettings = {}): Hearth {
  const checked = checkSettings(settings);
  const life = new AbortController();
  let opening: Promise<HearthCalls> | null = null;
  const open = (): Promise<HearthCalls> =>
    (opening ??= import('./api/open-hearth.ts').then(
      ({ openHearth }) => openHearth(checked, life.signal),
      (cause: unknown) => {
        opening = null;
        throw notFetched(cause);
      },
    ));
  const call = <Name extends keyof HearthCalls>(name: Name): HearthCalls[Name] =>
    (async (...args: never) => {
      if (life.signal.aborted) throw closed('InvalidStateError');
      const calls = await open();
      return (calls[name] as (...args: never) => Promise<unknown>)(...args);
    }) as HearthCalls[Name];
  return {
    chat: { completions: { create: call('create') } },
    embeddings: { create: call('embed') },
    models: { list: call('list'), retrieve: call('retrieve') },
    load: call('load'),
    close: () => life.abort(closed('AbortError')),
  };
}
