// What to say about endpoints that a visitor named.
import { msg, str } from '@lit/localize';
import { reasonInWords } from './reasons.ts';
import { waitingTime } from './waiting-time.ts';
import type { ErrorWords } from './error-words.ts';

type Code =
  | 'endpoint-unreachable'
  | 'endpoint-refused'
  | 'endpoint-model-gone'
  | 'endpoint-busy'
  | 'endpoint-failed'
  | 'endpoint-broke-off'
  | 'endpoint-garbled'
  | 'endpoint-silent';

export const endpointWords = {
  'endpoint-unreachable': ({ host }) => ({
    title: msg(str`This page could not reach ${host}.`),
    explanation: msg(
      'It may not be running, it may not allow this page (CORS), or the browser may keep pages from your network; browsers do not tell a page which. The page “An endpoint of your own” names the setting of each server.',
    ),
    action: 'retry',
  }),
  'endpoint-refused': ({ host, status }) => ({
    title: msg(str`${host} did not accept the key (it answered ${String(status)}).`),
    explanation: msg('Enter its key again under “An endpoint of your own”. What you wrote is kept.'),
    action: 'endpoint-settings',
  }),
  'endpoint-model-gone': ({ host, model }) => ({
    title: msg(str`${host} has no model called “${model}” any more.`),
    explanation: msg('Look for its models again and choose another. What you wrote is kept.'),
    action: 'endpoint-settings',
  }),
  'endpoint-busy': ({ host, retryAfterSeconds }) => ({
    title: msg(str`${host} has too much to do at the moment.`),
    explanation:
      retryAfterSeconds === null
        ? msg('It does not say for how long. What you wrote is kept.')
        : msg(str`It asks to wait for ${waitingTime(retryAfterSeconds)}. What you wrote is kept.`),
    action: 'retry',
  }),
  'endpoint-failed': ({ host, status, said }) => ({
    title:
      status === null
        ? msg(str`${host} could not answer.`)
        : msg(str`${host} could not answer (its error ${String(status)}).`),
    explanation:
      said === '' ? msg('It does not say why. What was written so far is kept.') : msg(str`It says: ${said}`),
    action: 'retry',
  }),
  'endpoint-broke-off': ({ host }) => ({
    title: msg(str`The answer of ${host} ended in the middle.`),
    explanation: msg('The connection broke, or the server stopped. What was written so far is kept.'),
    action: 'retry',
  }),
  'endpoint-garbled': ({ host, what }) => ({
    title: msg(str`${host} answered, but ${reasonInWords(what)}.`),
    explanation: msg('The address may be wrong, or the server may not speak OpenAI’s protocol.'),
    action: 'retry',
  }),
  'endpoint-silent': ({ host, silentMs }) => ({
    title: msg(str`${host} sent nothing for ${waitingTime(silentMs / 1000)}, so it was given up.`),
    explanation: msg('What was written so far is kept.'),
    action: 'retry',
  }),
} satisfies ErrorWords<Code>;
