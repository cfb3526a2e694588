"""Records token ids by the reference library, for tokenizer-json.test.ts and the starter model's test.

    pip install gguf==0.19.0 tokenizers==0.23.3
    python src/repack/testing/record_token_ids.py <SmolLM2-135M-Instruct.Q4_1.gguf>

Builds the tokenizer from its parts with the Python `tokenizers` library (not from our tokenizer.json), in the
way that llama.cpp defines the `smollm` pre-tokeniser, and writes token-ids.json: texts with their ids under
the real vocabulary, and a vocabulary of bytes with a few merges and texts with their ids under that one.
"""
import json
import pathlib
import sys

from gguf import GGUFReader
from tokenizers import AddedToken, Regex, Tokenizer, models, pre_tokenizers

HERE = pathlib.Path(__file__).parent
# llama-vocab.cpp, LLAMA_VOCAB_PRE_TYPE_SMOLLM: split at each digit, then GPT-2's pattern.
GPT2 = r"'s|'t|'re|'ve|'m|'ll|'d| ?\p{L}+| ?\p{N}+| ?[^\s\p{L}\p{N}]+|\s+(?!\S)|\s+"
TEXTS = [
    "",
    "Hello, world!",
    "The capital of France is Paris.",
    " leading and trailing ",
    "I'm, you're, we've, they'll, he'd, don't, IT'S",
    "Room 101: 3.14159 and 2026-11-23, \u0661\u0662\u0663 \u00bd \u00b2",
    "caf\u00e9 na\u00efve \u00dcbergr\u00f6\u00dfe \u0130stanbul",
    "cafe\u0301 (combining accent)",
    "\u4f60\u597d\uff0c\u4e16\u754c\u3002\u65e5\u672c\u8a9e\u306e\u6587",
    "\u0645\u0631\u062d\u0628\u0627 \u0628\u0643\u0645",
    "\u0928\u092e\u0938\u094d\u0924\u0947",
    "\U0001f600\U0001f468\u200d\U0001f469\u200d\U0001f467\u200d\U0001f466 \U0001f1e9\U0001f1ea \u2764\ufe0f",
    "a  b   c    d\t\te\n\n\nf \n g\r\nh",
    "\u00a0no-break\u3000ideographic\u200bzero\ufeffwidth",
    "def add(a, b):\n    return a + b  # sum\n\nprint(add(1, 22))\n",
    "const f = async <T>(x: T[]) => x.map((y) => ({ ...y, [`k${1}`]: null }));",
    "https://example.org/a?b=c&d=%20#e <b>bold</b> \\n $x^2$ ~!@#%^&*()_+-=[]{}|;':\",./<>?",
    "<|im_start|>user\nHi<|im_end|>\n<|im_start|>assistant\n",
    "<|endoftext|><repo_name><empty_output> <|im_start|><|im_end|>x<|unknown|>",
    "\u0000\u0001\u007f control",
    "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa 00000000",
]


def tokenizer(tokens, merges, special):
    pairs = [tuple(m.split(" ")) for m in merges]
    t = Tokenizer(models.BPE(vocab={s: i for i, s in enumerate(tokens)}, merges=pairs))
    t.pre_tokenizer = pre_tokenizers.Sequence([
        pre_tokenizers.Split(Regex(r"\p{N}"), "isolated"),
        pre_tokenizers.Split(Regex(GPT2), "isolated"),
        pre_tokenizers.ByteLevel(add_prefix_space=False, use_regex=False),
    ])
    t.add_special_tokens([AddedToken(s, normalized=False) for s in special])
    return t


def encode(t):
    return [{"text": text, "ids": t.encode(text, add_special_tokens=False).ids} for text in TEXTS]


fields = GGUFReader(sys.argv[1]).fields
contents = {k: fields["tokenizer.ggml." + k].contents() for k in ("tokens", "token_type", "merges")}
special = [t for t, kind in zip(contents["tokens"], contents["token_type"]) if kind == 3]
real = tokenizer(contents["tokens"], contents["merges"], special)

marks = ["<|endoftext|>", "<|im_start|>", "<|im_end|>"]
alphabet = sorted(pre_tokenizers.ByteLevel.alphabet())
merges = ["h e", "l l", "he ll", "hell o", "\u0120 w", "\u0120 \u0120", "\u00c3 \u00a9", "1 2", "i n", "\u010a \u010a"]
tokens = marks + alphabet + [m.replace(" ", "") for m in merges]
small = tokenizer(tokens, merges, marks)

doc = {"starter": encode(real), "small": {"tokens": tokens, "merges": merges, "cases": encode(small)}}
(HERE / "token-ids.json").write_text(json.dumps(doc, ensure_ascii=True) + "\n")
