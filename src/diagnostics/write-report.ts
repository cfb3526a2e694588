// The report is English on every page: those who read it are not those who copy it.
import type { LoggedError } from './error-log.ts';
import type { GpuFacts, ReplyFacts, ReportFacts } from './report-facts.ts';

const megabytes = (bytes: number): string => `${(bytes / 1e6).toFixed(0)} MB`;
const yesNo = (value: boolean): string => (value ? 'yes' : 'no');
const orUnknown = (value: number | null, unit = ''): string =>
  value === null ? 'unknown' : `${value}${unit}`;

/** Facts of others may hold anything: each stays on its line. */
const oneLine = (text: string): string => text.replace(/\s+/g, ' ').trim();

type Row = readonly [name: string, value: string];

function section(title: string, rows: readonly Row[]): string {
  const lines = rows.map(([name, value]) => `- ${name}: ${oneLine(value)}`);
  return [`## ${title}`, '', ...lines, ''].join('\n');
}

function gpuRows(gpu: GpuFacts | null): Row[] {
  if (gpu === null) return [['WebGPU', 'not available']];
  return [
    ['Name', gpu.name === '' ? 'not told' : gpu.name],
    ['Vendor', gpu.vendor],
    ['Architecture', gpu.architecture],
    ['Features', gpu.features.toSorted().join(', ')],
    ...Object.entries(gpu.limits).map(([name, limit]): Row => [name, String(limit)]),
  ];
}

function replyRow(reply: ReplyFacts, index: number): Row {
  const { outcome, promptTokens, completionTokens, timeToFirstTokenMs, tokensPerSecond } = reply;
  if (completionTokens === null) return [`Reply ${index + 1}`, outcome];
  const figures = [
    `${orUnknown(promptTokens)} tokens read`,
    `${completionTokens} written`,
    `first after ${orUnknown(timeToFirstTokenMs && Math.round(timeToFirstTokenMs), ' ms')}`,
    `${orUnknown(tokensPerSecond && Math.round(tokensPerSecond * 10) / 10)} tok/s`,
  ];
  return [`Reply ${index + 1}`, `${outcome}, ${figures.join(', ')}`];
}

const errorRow = ({ atMs, code, detail }: LoggedError): Row => [
  new Date(atMs).toISOString(),
  detail === null ? code : `${code} ${JSON.stringify(detail)}`,
];

const noneYet = (rows: readonly Row[]): readonly Row[] => (rows.length === 0 ? [['None', 'so far']] : rows);

/** How Hearth stands on this device, as Markdown. */
export function writeReport(facts: ReportFacts): string {
  const { system, page, storage, model, sampling } = facts;
  return [
    `# Hearth report, ${new Date(facts.takenAtMs).toISOString()}`,
    '',
    section('Versions', Object.entries(facts.versions)),
    section('Browser and system', [
      ['Browser', facts.browser],
      ['Language', system.language],
      ['Processors', orUnknown(system.processors)],
      ['Memory', orUnknown(system.memoryGigabytes, ' GB or more')],
      ['Window', system.screen],
    ]),
    section('Graphics', gpuRows(facts.gpu)),
    section('Page', [
      ['Secure context', yesNo(page.isSecure)],
      ['Cross-origin isolated', yesNo(page.isIsolated)],
      ['Service worker', page.serviceWorker],
      ['Served by it', yesNo(page.isServed)],
      ['Storage', storage === null ? 'not told' : storageWords(storage)],
    ]),
    section('Model', [
      ['Model', model.name],
      ['Engine', model.engine],
      ['State', model.state],
      ['Why there', model.reason === '' ? 'not told' : model.reason],
      ['Wished for', model.wish],
      ['Sampling', samplingWords(sampling)],
    ]),
    section('Conversations', [['Stored', String(facts.conversations)], ...facts.replies.map(replyRow)]),
    section('Last failures', noneYet(facts.errors.map(errorRow))),
  ].join('\n');
}

function samplingWords(sampling: ReportFacts['sampling']): string {
  const { temperature, topP, presencePenalty, frequencyPenalty, seed, maxTokens, thinking } = sampling;
  return [
    `temperature ${temperature}`,
    `top-p ${topP}`,
    `penalties ${presencePenalty} and ${frequencyPenalty}`,
    seed === null ? 'no seed' : `seed ${seed}`,
    `at most ${maxTokens} tokens`,
    `thinking ${thinking}`,
  ].join(', ');
}

const storageWords = ({ usedBytes, quotaBytes, isPersisted }: NonNullable<ReportFacts['storage']>): string =>
  `${megabytes(usedBytes)} of ${megabytes(quotaBytes)}, ${isPersisted ? 'kept' : 'may be cleared'}`;
