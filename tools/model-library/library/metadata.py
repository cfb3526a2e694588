"""`_metadata`: what a library says of itself, with memory figures computed from the compiled module.

web-llm 0.2.86 reads `params`, `prefill_chunk_size` and `kv_state_kind`; the rest follows what mlc_llm writes,
`memory_usage` (bytes of scratch per function) among it. `memory` is ours: what a page needs to tell whether
the model fits.
"""

import json
import math

from tvm import DataType, ir, relax, tirx
from tvm.relax.frontend import nn

from .config import ModelConfig

PAGE_TOKENS = 16
"""Tokens of a cache page; web-llm hard-codes it."""

Parameters = list[tuple[str, nn.Parameter]]


def add_metadata(module: ir.IRModule, config: ModelConfig, parameters: Parameters) -> ir.IRModule:
    """Adds the function, once memory is planned."""
    builder = relax.BlockBuilder()
    with builder.function("_metadata", []):
        text = json.dumps(_describe(config, parameters, _planned_bytes(module)))
        builder.emit_func_output(ir.StringImm(text))
    function = builder.finalize()["_metadata"]
    module[ir.GlobalVar("_metadata")] = function.with_attr("global_symbol", "_metadata")
    return module


def _describe(c: ModelConfig, parameters: Parameters, scratch: dict[str, int]) -> dict[str, object]:
    shapes = {name: [int(size) for size in p.shape] for name, p in parameters}
    parameter_bytes = sum(math.prod(shapes[name]) * DataType(p.dtype).itemsize for name, p in parameters)
    cache_bytes_per_token = 2 * c.num_hidden_layers * c.num_key_value_heads * c.head_dim * 4
    # One page more than the context fills: the runtime keeps one in hand (paged_kv_cache.cc).
    pages = math.ceil(c.context_window_size / PAGE_TOKENS) + 1
    return {
        "model_type": "llama",
        "quantization": "q4f32_a",
        "context_window_size": c.context_window_size,
        "sliding_window_size": -1,
        "attention_sink_size": -1,
        "prefill_chunk_size": c.prefill_chunk_size,
        "tensor_parallel_shards": 1,
        "pipeline_parallel_stages": 1,
        "kv_state_kind": "kv_cache",
        "max_batch_size": 1,
        "kv_cache": {
            "num_hidden_layers": c.num_hidden_layers,
            "num_attention_heads": c.num_attention_heads,
            "num_key_value_heads": c.num_key_value_heads,
            "head_dim": c.head_dim,
        },
        "memory_usage": scratch,
        "memory": {
            "parameter_bytes": parameter_bytes,
            "kv_cache_bytes_per_token": cache_bytes_per_token,
            "kv_cache_bytes": pages * PAGE_TOKENS * cache_bytes_per_token,
            "attention_bytes": _attention_bytes(c),
            "scratch_bytes": max(scratch.values()),
        },
        "params": [
            {"name": n, "shape": shapes[n], "dtype": str(p.dtype), "preprocs": [], "pipeline_stages": [0]}
            for n, p in parameters
        ],
    }


def _attention_bytes(c: ModelConfig) -> int:
    """What the cache keeps for one chunk (paged_kv_cache.cc): q, k, v, a second output, two softmax sums."""
    heads = 2 * c.num_attention_heads + 2 * c.num_key_value_heads
    return c.prefill_chunk_size * (heads * c.head_dim + 2 * c.num_attention_heads) * 4


def _planned_bytes(module: ir.IRModule) -> dict[str, int]:
    """Bytes that each function allocates on the GPU at most, after memory planning."""
    result = {}
    for variable, function in module.functions_items():
        if isinstance(function, relax.Function):
            counter = _AllocationCounter()
            counter.visit_expr(function)
            result[variable.name_hint] = counter.total_bytes
    return dict(sorted(result.items()))


@relax.expr_functor.visitor
class _AllocationCounter(relax.PyExprVisitor):
    """Adds up storage of known size; dynamic sizes were bounded by the planner."""

    def __init__(self) -> None:
        super().__init__()
        self.total_bytes = 0

    def visit_call_(self, call: relax.Call) -> None:
        if isinstance(call.op, ir.Op) and call.op.name == "relax.memory.alloc_storage":
            self.total_bytes += math.prod(_sizes(call.args[0]))
        elif isinstance(call.op, ir.Op) and call.op.name == "relax.builtin.alloc_tensor":
            dtype = DataType(str(call.args[1].value))
            self.total_bytes += math.prod(_sizes(call.args[0])) * dtype.itemsize
        super().visit_call_(call)


def _sizes(shape: relax.ShapeExpr) -> list[int]:
    for size in shape.values:
        if not isinstance(size, tirx.IntImm):
            raise ValueError(f"an allocation of unbounded size would be left out of the figures: {shape}")
    return [int(size) for size in shape.values]
