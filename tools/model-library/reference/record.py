"""Records greedy replies of llama.cpp, which the library's own are compared with in e2e/library.

    record.py GGUF OUTPUT

Every recorded token leads the second best by a margin that no rounding of ours can turn: llama.cpp on a CPU
rounds activations to 8 bits, the library computes in float32.
"""

import hashlib
import json
import re
import sys
from importlib.metadata import version
from pathlib import Path

import chat_ml
import conversations
from llama_cpp import LlamaCpp

CONTEXT = 2048
MINIMUM_MARGIN = 0.5
"""Natural logarithm of the ratio of the two best probabilities."""

LENGTHS = {"short": 6, "chunked": 3, "medium": 4, "long": 4, "full": 4}
"""Tokens per reply: each costs half a second without a GPU."""

TURN_LENGTH = 16


def record(model: LlamaCpp) -> dict[str, object]:
    prompts = {name: getattr(conversations, name.upper()) for name in LENGTHS}
    return {
        "system": conversations.SYSTEM,
        "prompts": {name: _record_prompt(model, text, LENGTHS[name]) for name, text in prompts.items()},
        "turns": _record_turns(model),
    }


def _record_prompt(model: LlamaCpp, user: str, length: int) -> dict[str, object]:
    prompt_ids = model.tokenize(chat_ml.opening(conversations.SYSTEM, user))
    return {"user": user, "prompt_ids": prompt_ids, "reply_ids": _reply(model, prompt_ids, length)}


def _record_turns(model: LlamaCpp) -> list[dict[str, object]]:
    """Each turn's whole conversation, computed from an empty cache."""
    turns, ids = [], []
    for user in conversations.TURNS:
        added = chat_ml.continuation(user) if turns else chat_ml.opening(conversations.SYSTEM, user)
        ids = ids + model.tokenize(added)
        reply_ids = _reply(model, ids, TURN_LENGTH)
        turns.append({"user": user, "prompt_ids": ids, "reply_ids": reply_ids})
        ids = ids + reply_ids[:-1]  # without the mark that ended it, which the continuation brings
    return turns


def _reply(model: LlamaCpp, prompt_ids: list[int], length: int) -> list[int]:
    reply = model.complete(prompt_ids, length)
    if min(reply.margins) < MINIMUM_MARGIN:
        raise SystemExit(f"Too close to call, choose another prompt: {reply}")
    return reply.token_ids


def main(gguf: str, output: str) -> None:
    model = LlamaCpp(gguf, CONTEXT)
    document = {
        "command": "record.py SmolLM2-135M-Instruct.Q4_1.gguf e2e/library/reference.json",
        "engine": f"llama.cpp in xllamacpp {version('xllamacpp')}, CPU, cache in float32",
        "gguf_sha256": hashlib.sha256(Path(gguf).read_bytes()).hexdigest(),
        **record(model),
    }
    Path(output).write_text(_with_short_lists(json.dumps(document, indent=1)) + "\n")


def _with_short_lists(text: str) -> str:
    """Puts each list of numbers on one line."""
    return re.sub(r"\[[\d,\s]+\]", lambda found: " ".join(found[0].split()), text)


if __name__ == "__main__":
    main(*sys.argv[1:])
