import { describe, expect, it } from 'vitest';
import { AppError } from '../errors/app-error.ts';
import { defaultGenerationSettings } from '../conversations/generation-settings.ts';
import { ErrorLog } from '../diagnostics/error-log.ts';
import { writeReport } from '../diagnostics/write-report.ts';
import { browserModelChoice } from '../models/browser-model.ts';
import { collectFacts } from './collect-facts.ts';
import type { Conversation, Turn } from '../conversations/conversation.ts';
import type { ReportScope, ReportServices } from './collect-facts.ts';

const secret = 'TOP-SECRET';

const turn = (outcome: Turn['outcome']): Turn => ({
  id: `${secret} id`,
  parentId: null,
  createdAt: 0,
  question: `${secret} question`,
  attachments: [{ name: `${secret}.txt`, text: `${secret} attachment` }],
  reply: `${secret} reply`,
  outcome,
  jsonSchema: { title: secret },
  modelName: secret,
  host: secret,
});
/** Everything in which a person may have written something says so. */
const conversation: Conversation = {
  id: `${secret} id`,
  version: 2,
  createdAt: 0,
  updatedAt: 0,
  title: `${secret} title`,
  isPinned: false,
  settings: {
    ...defaultGenerationSettings,
    systemPrompt: `${secret} instructions`,
    temperature: 0.1,
    topP: 0.9,
    maxTokens: 100,
  },
  jsonSchema: { title: secret },
  forgotten: { throughId: secret, summary: `${secret} summary` },
  background: `${secret} background`,
  turns: [
    turn({
      status: 'complete',
      truncated: false,
      figures: { completionTokens: 12, timeToFirstTokenMs: 100, decodeTokensPerSecond: 20 },
    }),
    turn({ status: 'complete', truncated: false, figures: null }),
    turn({ status: 'failed', error: { code: 'internal', detail: { reason: secret } } }),
  ],
  leafId: secret,
};

const services = (change: Partial<ReportServices> = {}): ReportServices => ({
  conversation: { value: conversation },
  history: {
    value: {
      summaries: [
        {
          id: secret,
          title: secret,
          updatedAt: 0,
          isPinned: false,
          turnCount: 1,
          sizeBytes: 1,
          revision: secret,
        },
      ],
      error: null,
    },
  },
  settings: { value: conversation.settings },
  engineWish: { value: 'auto' },
  model: { value: { status: 'checking' }, choice: { value: browserModelChoice } },
  offline: { state: { status: 'ready' }, isControlled: true, inspect: async () => null },
  ...change,
});

const scope: ReportScope = {
  isSecureContext: true,
  innerWidth: 800,
  innerHeight: 600,
  devicePixelRatio: 2,
  navigator: { userAgent: 'Test/1', language: 'en' },
};

function log(): ErrorLog {
  const values = new Map<string, string>();
  const errors = new ErrorLog(() => ({
    getItem: (key) => values.get(key) ?? null,
    setItem: (key, value) => void values.set(key, value),
  }));
  errors.add(new AppError('internal', { reason: `SyntaxError: "${secret}" is not valid JSON` }));
  errors.add(new AppError('endpoint-failed', { host: secret, status: 500, said: secret }));
  return errors;
}

const report = async (change?: Partial<ReportServices>, from = scope) =>
  writeReport(await collectFacts(services(change), from, log(), { Hearth: '1' }));

describe('a report of this page', () => {
  it('holds nothing of what was written, read or named', async () => {
    const text = await report();
    expect(text).not.toContain('SECRET');
    expect(text).toContain(
      '- Reply 1: complete, unknown tokens read, 12 written, first after 100 ms, 20 tok/s',
    );
    expect(text).toContain('- Reply 3: failed (internal)');
    expect(text).toContain('endpoint-failed');
    expect(text).toContain(
      'temperature 0.1, top-p 0.9, penalties 0 and 0, no seed, at most 100 tokens, thinking auto',
    );
  });

  it('names neither a server nor its key', async () => {
    const choice = {
      ...browserModelChoice,
      engine: 'endpoint' as const,
      card: { ...browserModelChoice.card, id: `endpoint:${secret}`, name: secret },
      files: null,
      elsewhere: {
        engine: 'endpoint' as const,
        endpoint: { url: `https://${secret}/v1`, key: secret, model: secret, contextTokens: null },
      },
    };
    const failed = new AppError('endpoint-refused', { host: secret, status: 401 });
    const text = await report({
      model: { value: { status: 'failed', error: failed }, choice: { value: choice } },
    });
    expect(text).not.toContain('SECRET');
    expect(text).toContain('failed (endpoint-refused)');
    expect(text).toContain('on a server of the visitor’s own');
  });

  it('tells of the graphics chip, its features and all its limits', async () => {
    const adapter = {
      info: { vendor: 'v', architecture: 'a', description: 'd' },
      features: new Set(['shader-f16']),
      // As members of the prototype, where browsers have them.
      limits: Object.create({ maxBufferSize: 1024, maxBindGroups: 4 }) as GPUSupportedLimits,
    };
    const gpu = { requestAdapter: async () => adapter as unknown as GPUAdapter };
    const text = await report({}, { ...scope, navigator: { ...scope.navigator, gpu } });
    expect(text).toContain('- maxBufferSize: 1024');
    expect(text).toContain('- maxBindGroups: 4');
    expect(text).toContain('- Features: shader-f16');
  });

  it('is written whatever the browser refuses', async () => {
    const refuse = async () => Promise.reject(new Error('no'));
    const navigator = {
      ...scope.navigator,
      gpu: { requestAdapter: refuse },
      storage: { estimate: refuse, persisted: refuse },
    };
    const text = await report(
      { offline: { state: { status: 'unsupported' }, isControlled: false, inspect: refuse } },
      { ...scope, navigator },
    );
    expect(text).toContain('WebGPU: not available');
    expect(text).toContain('Storage: not told');
  });
});
