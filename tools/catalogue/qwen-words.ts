import { fourBit, licences } from './model-words.ts';
import type { ModelWords } from './model-words.ts';

const qwen3 = {
  family: 'Qwen3',
  maker: 'Alibaba (Qwen)',
  licence: licences.apache,
  languages: ['English', 'Chinese', 'French', 'Spanish', 'German', 'Japanese', 'and about 110 others'],
  tools: true,
  thinks: true,
  kind: 'chat',
} as const;

const qwen35 = {
  ...qwen3,
  family: 'Qwen3.5',
  languages: ['English', 'Chinese', 'French', 'Spanish', 'German', 'Japanese', 'and about 190 others'],
} as const;

const coder = {
  family: 'Qwen2.5-Coder',
  maker: 'Alibaba (Qwen)',
  licence: licences.apache,
  languages: ['English', 'Chinese', 'and others less well'],
  tools: false,
  kind: 'chat',
} as const;

const qwen3Vocabulary = 151_936;
const qwen35Vocabulary = 248_320;

export const qwen3Words: readonly ModelWords[] = [
  {
    ...qwen3,
    builds: fourBit('Qwen3-0.6B'),
    name: 'Qwen3 0.6B',
    parameters: 0.6,
    tokenTable: { vocabulary: qwen3Vocabulary, width: 1024 },
    gguf: {
      repo: 'bartowski/Qwen_Qwen3-0.6B-GGUF',
      file: 'Qwen_Qwen3-0.6B-Q4_K_M.gguf',
      quantization: 'Q4_K_M',
      fileBytes: 484e6,
      layers: 28,
      keyValueHeads: 8,
      headSize: 128,
    },
    goodAt:
      'Quick to get and quick to answer; short texts, simple questions and small tasks in many languages.',
    weakAt: 'Knows little and is often wrong about facts; long or tricky tasks are too much for it.',
  },
  {
    ...qwen3,
    builds: fourBit('Qwen3-1.7B'),
    name: 'Qwen3 1.7B',
    parameters: 1.7,
    tokenTable: { vocabulary: qwen3Vocabulary, width: 2048 },
    goodAt:
      'Everyday questions, summaries and translations on a modest computer; can think before it answers.',
    weakAt: 'Still unsure about facts and names; mistakes in longer reasoning are common.',
  },
  {
    ...qwen3,
    builds: fourBit('Qwen3-4B'),
    name: 'Qwen3 4B',
    parameters: 4,
    tokenTable: { vocabulary: qwen3Vocabulary, width: 2560 },
    goodAt: 'Solid answers, explanations, translations and short programs; can think before it answers.',
    weakAt: 'Slow without a good graphics chip; rare facts may be invented.',
  },
  {
    ...qwen3,
    builds: fourBit('Qwen3-8B'),
    name: 'Qwen3 8B',
    parameters: 8.2,
    tokenTable: { vocabulary: qwen3Vocabulary, width: 4096 },
    goodAt: 'Demanding questions, careful reasoning, mathematics and programs; can think before it answers.',
    weakAt: 'A large download that needs a strong graphics chip with much memory.',
  },
];

export const qwen35Words: readonly ModelWords[] = [
  {
    ...qwen35,
    builds: fourBit('Qwen3.5-0.8B'),
    name: 'Qwen3.5 0.8B',
    parameters: 0.8,
    tokenTable: { vocabulary: qwen35Vocabulary, width: 1024 },
    goodAt: 'Short texts, simple questions and small tasks in very many languages, on nearly any computer.',
    weakAt: 'Knows little and is often wrong about facts; here it reads text only, no pictures.',
  },
  {
    ...qwen35,
    builds: fourBit('Qwen3.5-2B'),
    name: 'Qwen3.5 2B',
    parameters: 2,
    tokenTable: { vocabulary: qwen35Vocabulary, width: 2048 },
    goodAt: 'Everyday questions, summaries and translations in very many languages.',
    weakAt: 'Unsure about facts and names; here it reads text only, no pictures.',
  },
  {
    ...qwen35,
    builds: fourBit('Qwen3.5-4B'),
    name: 'Qwen3.5 4B',
    parameters: 4.5,
    tokenTable: { vocabulary: qwen35Vocabulary, width: 2560 },
    goodAt: 'Strong answers for its size: explanations, reasoning, translations and programs.',
    weakAt: 'Slow without a good graphics chip; may think for long; here it reads text only, no pictures.',
  },
  {
    ...qwen35,
    builds: fourBit('Qwen3.5-9B'),
    name: 'Qwen3.5 9B',
    parameters: 9.5,
    tokenTable: { vocabulary: qwen35Vocabulary, width: 4096 },
    goodAt: 'The most able general model here: demanding questions, reasoning, mathematics and programs.',
    weakAt: 'A large download that needs a strong graphics chip with much memory; here it reads text only.',
  },
];

export const qwenCoderWords: readonly ModelWords[] = [
  {
    ...coder,
    builds: fourBit('Qwen2.5-Coder-1.5B-Instruct'),
    name: 'Qwen2.5 Coder 1.5B',
    parameters: 1.5,
    tokenTable: { vocabulary: qwen3Vocabulary, width: 1536 },
    goodAt: 'Short programs, explaining code and filling in the next lines, on a modest computer.',
    weakAt: 'Loses the thread in longer programs; not made for general conversation.',
  },
  {
    ...coder,
    licence: licences.qwenResearch,
    builds: fourBit('Qwen2.5-Coder-3B-Instruct'),
    name: 'Qwen2.5 Coder 3B',
    parameters: 3.1,
    tokenTable: { vocabulary: qwen3Vocabulary, width: 2048 },
    goodAt: 'Writing, explaining and correcting code in common programming languages.',
    weakAt: 'Its licence allows no commercial use; not made for general conversation.',
  },
  {
    ...coder,
    builds: fourBit('Qwen2.5-Coder-7B-Instruct'),
    name: 'Qwen2.5 Coder 7B',
    parameters: 7.6,
    tokenTable: { vocabulary: 152_064, width: 3584 },
    goodAt: 'Writing, explaining and correcting code, also in longer programs and rarer languages.',
    weakAt: 'Needs a strong graphics chip; not made for general conversation.',
  },
];
