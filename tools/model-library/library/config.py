"""The shape of a model, read from a committed JSON file.

Keys carry the names of Hugging Face's config.json, so that a new model is described by copying them.
The weights are not needed: a library is the same for every model of one shape.
"""

import json
from dataclasses import dataclass
from pathlib import Path

LANES = 32
"""Rows of a storage block of a packed matrix = threads of a workgroup that multiplies by it."""

GROUP = 32
"""Neighbouring columns that share one scale and one minimum, as in GGUF's Q4_1 and Q8_0."""


@dataclass(frozen=True)
class ModelConfig:
    """One model of the Llama architecture. Sizes are counts of elements, lengths are tokens."""

    name: str
    source: str
    vocab_size: int
    hidden_size: int
    intermediate_size: int
    num_hidden_layers: int
    num_attention_heads: int
    num_key_value_heads: int
    head_dim: int
    rope_theta: float
    rms_norm_eps: float
    tie_word_embeddings: bool
    context_window_size: int
    prefill_chunk_size: int

    @property
    def qkv_rows(self) -> int:
        """Rows of the fused query, key and value projection."""
        return (self.num_attention_heads + 2 * self.num_key_value_heads) * self.head_dim

    @property
    def attention_size(self) -> int:
        """Width of the attention output before its projection."""
        return self.num_attention_heads * self.head_dim


def read_config(path: Path) -> ModelConfig:
    """Reads and checks a model's shape; an unsupported one fails here and not in a shader."""
    config = ModelConfig(**json.loads(path.read_text()))
    if not config.tie_word_embeddings:
        raise ValueError(f"{path.name}: an output matrix of its own is not supported, only tied embeddings")
    if config.num_attention_heads % config.num_key_value_heads != 0:
        raise ValueError(f"{path.name}: the query heads must divide evenly among the key-value heads")
    for field in ("vocab_size", "hidden_size", "intermediate_size", "qkv_rows", "attention_size"):
        if getattr(config, field) % max(LANES, GROUP) != 0:
            raise ValueError(f"{path.name}: {field} must be a multiple of {max(LANES, GROUP)}")
    return config
