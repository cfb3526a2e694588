// The models on offer, in the order in which people see them, in our own words. Each sentence has to be true of this
// build: four-bit weights, text only, the context that fits a browser. Licences are those of the weights.
//
// All models that were asked for have a record in web-llm 0.2.86. Where it has less than the usual two four-bit
// builds: Gemma 3 1B only in half precision; the embedding models only in full precision, unquantized; SmolLM2 135M
// only unquantized, so our own build of it (the starter model) is offered instead.
import { fourBit, licences } from './model-words.ts';
import { starterCard } from '../../src/models/starter-model.ts';
import { qwen35Words, qwen3Words, qwenCoderWords } from './qwen-words.ts';
import type { ModelWords } from './model-words.ts';

const smolLm2 = {
  family: 'SmolLM2',
  maker: 'Hugging Face',
  licence: licences.apache,
  languages: ['English'],
  // The words that they were trained with.
  systemPrompt: starterCard.systemPrompt,
  kind: 'chat',
} as const;

const llama32 = {
  family: 'Llama 3.2',
  maker: 'Meta',
  licence: licences.llama32,
  languages: ['English', 'German', 'French', 'Italian', 'Portuguese', 'Hindi', 'Spanish', 'Thai'],
  tools: true,
  kind: 'chat',
} as const;

const ministral3 = {
  family: 'Ministral 3',
  maker: 'Mistral AI',
  parameters: 3.4,
  licence: licences.apache,
  languages: [
    'English',
    'French',
    'Spanish',
    'German',
    'Italian',
    'Portuguese',
    'Dutch',
    'Chinese',
    'Japanese',
    'Korean',
    'Arabic',
  ],
  tokenTable: { vocabulary: 131_072, width: 3072 },
  tools: true,
  kind: 'chat',
} as const;

const arcticEmbed = {
  family: 'Arctic Embed',
  maker: 'Snowflake',
  licence: licences.apache,
  languages: ['English'],
  tools: false,
  kind: 'embedding',
} as const;

/** The starter model; its files and figures come from `src/models/starter-manifest.json`. */
export const starterWords: Omit<ModelWords, 'builds' | 'tokenTable'> = {
  ...smolLm2,
  name: 'SmolLM2 135M',
  parameters: 0.135,
  tools: false,
  goodAt: 'Very quick to get, runs on nearly anything; short English texts and trying things out.',
  weakAt: 'Often wrong about facts and quickly lost in anything longer.',
};

export const words: readonly ModelWords[] = [
  {
    ...smolLm2,
    builds: fourBit('SmolLM2-360M-Instruct'),
    name: 'SmolLM2 360M',
    parameters: 0.36,
    tokenTable: { vocabulary: 49_152, width: 960 },
    gguf: {
      repo: 'ngxson/SmolLM2-360M-Instruct-Q8_0-GGUF',
      file: 'smollm2-360m-instruct-q8_0.gguf',
      quantization: 'Q8_0',
      fileBytes: 386e6,
      layers: 32,
      keyValueHeads: 5,
      headSize: 64,
    },
    tools: false,
    goodAt: 'Quick to get and quick to answer; short English texts, rewording and simple questions.',
    weakAt: 'Knows little and is often wrong about facts; English only.',
  },
  {
    ...smolLm2,
    builds: fourBit('SmolLM2-1.7B-Instruct'),
    name: 'SmolLM2 1.7B',
    parameters: 1.7,
    tokenTable: { vocabulary: 49_152, width: 2048 },
    tools: true,
    goodAt: 'Writing, rewording and summarising English texts on a modest computer.',
    weakAt: 'Weak at mathematics and programs; English only.',
  },
  ...qwen3Words,
  ...qwen35Words,
  {
    ...llama32,
    builds: fourBit('Llama-3.2-1B-Instruct'),
    name: 'Llama 3.2 1B',
    parameters: 1.24,
    tokenTable: { vocabulary: 128_256, width: 2048 },
    gguf: {
      repo: 'hugging-quants/Llama-3.2-1B-Instruct-Q4_K_M-GGUF',
      file: 'llama-3.2-1b-instruct-q4_k_m.gguf',
      quantization: 'Q4_K_M',
      fileBytes: 808e6,
      layers: 16,
      keyValueHeads: 8,
      headSize: 64,
    },
    goodAt: 'Summaries, rewording and short conversations on a modest computer.',
    weakAt: 'Little knowledge of facts, weak at reasoning; its licence has conditions of its own.',
  },
  {
    ...llama32,
    builds: fourBit('Llama-3.2-3B-Instruct'),
    name: 'Llama 3.2 3B',
    parameters: 3.2,
    tokenTable: { vocabulary: 128_256, width: 3072 },
    goodAt: 'Fluent conversation, summaries and rewording in eight languages.',
    weakAt: 'Behind newer models in mathematics and programs; its licence has conditions of its own.',
  },
  {
    builds: ['gemma3-1b-it-q4f16_1-MLC'],
    name: 'Gemma 3 1B',
    family: 'Gemma 3',
    maker: 'Google',
    parameters: 1,
    licence: licences.gemma,
    languages: ['English', 'and others less well'],
    tokenTable: { vocabulary: 262_144, width: 1152 },
    goodAt: 'Short English texts, summaries and rewording, with little memory.',
    weakAt: 'Unsure about facts; needs a graphics chip that computes in half precision.',
    tools: false,
    kind: 'chat',
  },
  {
    builds: fourBit('gemma-4-E2B-it'),
    name: 'Gemma 4 E2B',
    family: 'Gemma 4',
    maker: 'Google',
    // “E2B”: about 2.3 billion take part in each token; the rest are tables that are looked up.
    parameters: 5.1,
    licence: licences.apache,
    languages: ['English', 'French', 'Spanish', 'German', 'Japanese', 'Chinese', 'and about 130 others'],
    tokenTable: null,
    goodAt: 'Everyday questions, explanations and translations in very many languages.',
    weakAt: 'A large download for its speed class; here it reads text only, no pictures or sound.',
    tools: true,
    kind: 'chat',
  },
  {
    builds: fourBit('Phi-4-mini-instruct'),
    name: 'Phi-4 mini',
    family: 'Phi-4',
    maker: 'Microsoft',
    parameters: 3.8,
    licence: licences.phi,
    languages: ['English', 'French', 'Spanish', 'German', 'Italian', 'Portuguese', 'and about 17 others'],
    tokenTable: { vocabulary: 200_064, width: 3072 },
    goodAt: 'Reasoning, mathematics and explanations for its size.',
    weakAt: 'Knows fewer facts than others of its size; best in English.',
    tools: true,
    kind: 'chat',
  },
  {
    ...ministral3,
    builds: fourBit('Ministral-3-3B-Instruct-2512-BF16'),
    name: 'Ministral 3 3B',
    goodAt: 'Everyday questions, writing and translating in European languages and others.',
    weakAt: 'Rare facts may be invented; here it reads text only, no pictures.',
  },
  {
    ...ministral3,
    builds: fourBit('Ministral-3-3B-Reasoning-2512'),
    name: 'Ministral 3 3B Reasoning',
    goodAt: 'Mathematics, programs and puzzles: it thinks at length before it answers.',
    weakAt: 'Slow, because it writes down its thinking first; no gain for simple questions.',
  },
  {
    builds: fourBit('OLMo-2-0425-1B-Instruct'),
    name: 'OLMo 2 1B',
    family: 'OLMo 2',
    maker: 'Ai2',
    parameters: 1.5,
    licence: licences.apache,
    languages: ['English'],
    tokenTable: { vocabulary: 100_352, width: 2048 },
    goodAt: 'Short English texts and questions; its training data and methods are public too.',
    weakAt: 'Behind newer models of its size; English only.',
    tools: false,
    kind: 'chat',
  },
  {
    builds: fourBit('DeepSeek-R1-Distill-Qwen-7B'),
    name: 'DeepSeek R1 Distill 7B',
    family: 'DeepSeek R1 Distill',
    maker: 'DeepSeek',
    parameters: 7.6,
    licence: licences.deepSeek,
    languages: ['English', 'Chinese'],
    tokenTable: { vocabulary: 152_064, width: 3584 },
    goodAt: 'Mathematics and logical puzzles: it thinks at length before it answers.',
    weakAt: 'Slow, because it writes down its thinking first; weak at small talk and other languages.',
    tools: false,
    kind: 'chat',
  },
  ...qwenCoderWords,
  {
    ...arcticEmbed,
    builds: ['snowflake-arctic-embed-s-q0f32-MLC-b4'],
    name: 'Arctic Embed S',
    parameters: 0.033,
    tokenTable: { vocabulary: 30_522, width: 384 },
    goodAt: 'Finding English passages by meaning, quickly and with little memory.',
    weakAt: 'It does not chat; only the first 512 tokens of a passage count.',
  },
  {
    ...arcticEmbed,
    builds: ['snowflake-arctic-embed-m-q0f32-MLC-b4'],
    name: 'Arctic Embed M',
    parameters: 0.109,
    tokenTable: { vocabulary: 30_522, width: 768 },
    goodAt: 'Finding English passages by meaning, more exactly than the small one.',
    weakAt: 'It does not chat; only the first 512 tokens of a passage count.',
  },
];
