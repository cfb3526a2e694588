"""`create_tir_paged_kv_cache`: the attention cache, with the kernels that a chat in web-llm reaches.

web-llm compiles every kernel of a library before the first token, and attention kernels are the slow ones to
compile (a second or more each on SwiftShader). TVM's `TIRPagedKVCache` brings eleven more than a chat needs,
so the cache's constructor in the runtime (paged_kv_cache.cc) is called directly here. It takes its functions
by position: an empty tuple stands for attention that is never asked for, and `hearth.left_out` (runtime/
exports.cc) for a function it insists on; both name themselves if they are ever called.
"""

from tvm import ir, relax, tirx
from tvm.relax.frontend.nn.llm import _decode_kernels, _page_kernels, _prefill_kernels
from tvm.relax.frontend.nn.llm.kv_cache import AttnKind, RopeMode
from tvm.relax.frontend.nn.llm.position_embedding import llama_rope_with_position_map
from tvm.target import Target

from .config import ModelConfig
from .merge_state import merge_state_inplace

LEFT_OUT = "hearth.left_out"


def add_kv_cache(builder: relax.BlockBuilder, config: ModelConfig, target: Target) -> None:
    """Adds the constructor. web-llm gives the five sizes at run time, each as a shape of one number."""
    names = ["max_batch_size", "max_total_seq_len", "prefill_chunk_size", "page_size", "support_sliding_window"]
    sizes = [tirx.Var(name, "int64") for name in names]
    parameters = [relax.Var(f"{name}_", relax.ShapeType([size])) for name, size in zip(names, sizes)]
    with builder.function("create_tir_paged_kv_cache", parameters):
        cache = relax.call_pure_packed(
            "vm.builtin.paged_attention_kv_cache_create",
            relax.ShapeExpr(sizes),
            *_shape_arguments(config),
            *_function_arguments(builder, config, target),
            ty_args=relax.AnyType(),
        )
        builder.emit_func_output(cache)


def _shape_arguments(c: ModelConfig) -> list[relax.Expr]:
    head_dim = relax.prim_value(c.head_dim)
    layers = c.num_hidden_layers
    return [
        relax.ShapeExpr([0, layers]),  # the only pipeline stage
        relax.prim_value(c.num_attention_heads),
        relax.prim_value(c.num_key_value_heads),
        head_dim,  # of queries and keys
        head_dim,  # of values
        relax.ShapeExpr([int(AttnKind.MHA)] * layers),
        relax.prim_value(False),  # no disaggregation: the cache is never sent to another machine
        relax.prim_value(RopeMode.NORMAL),
        relax.prim_value(1),  # rope scale
        relax.prim_value(c.rope_theta),
        relax.prim_value(0),  # no factors of long-context scaling
        relax.op.zeros((), "float32"),  # tells type and device
    ]


def _function_arguments(
    builder: relax.BlockBuilder, c: ModelConfig, target: Target
) -> list[relax.Expr]:
    heads, kv_heads, head_dim = c.num_attention_heads, c.num_key_value_heads, c.head_dim
    shape = (kv_heads, heads, head_dim, "float32")

    def kernel(func: tirx.PrimFunc, name: str) -> relax.GlobalVar:
        return builder.add_func(func, name)

    def attention(func: tirx.PrimFunc, name: str, **fixed: int) -> relax.Tuple:
        # Keys are rotated before they are stored, never inside attention.
        return relax.Tuple([ir.StringImm("tirx"), kernel(_fix(func, rotary_mode=0, **fixed), name)])

    ragged = _prefill_kernels._attention_prefill_ragged(
        kv_heads, heads, head_dim, head_dim, "float32", {}, target
    )
    paged = _prefill_kernels._attention_prefill(*shape, False, {}, target)
    decode = _decode_kernels._attention_decode(*shape, False, {}, target)
    append = _page_kernels._kv_cache_transpose_append(kv_heads, head_dim, "float32")
    rope = llama_rope_with_position_map(c.rope_theta, 1, head_dim, heads, kv_heads, "float32", {}, head_dim)
    nothing, left_out = relax.Tuple([]), relax.ExternFunc(LEFT_OUT)
    return [
        kernel(append, "append_to_cache"),
        relax.prim_value(0),  # append for latent attention (MLA)
        attention(ragged, "attend_to_chunk", causal=1),
        attention(paged, "attend_to_cache", causal=0),
        attention(decode, "attend_one_token"),
        nothing,  # prefill over a sliding window
        nothing,  # decode over a sliding window
        nothing,  # tree attention over the cache (speculative decoding)
        nothing,  # tree attention over the chunk
        nothing,  # latent attention
        relax.Tuple([kernel(merge_state_inplace(heads, head_dim), "merge_attention")]),
        kernel(rope, "split_and_rotate"),
        left_out,  # copy a page: only when a sequence is forked
        left_out,  # read keys and values back: only for debugging
        left_out,  # compact a page: only after speculative decoding
    ]


def _fix(func: tirx.PrimFunc, **values: int) -> tirx.PrimFunc:
    """Makes scalar parameters constant but keeps their places, since the runtime passes them by position.

    What depends on them is then simplified away, which takes a fifth off the compile time of a kernel.
    """
    index = {parameter.name: i for i, parameter in enumerate(func.params)}
    for name, value in values.items():
        place = index[name]
        specialized = func.specialize({func.params[place]: tirx.IntImm("int32", value)})
        parameters = list(specialized.params)
        parameters.insert(place, tirx.Var(name, "int32"))
        func = tirx.PrimFunc(parameters, specialized.body, specialized.ret_type, specialized.attrs)
    return func
