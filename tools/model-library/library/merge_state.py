"""A race-free replacement of TVM's `_merge_state_inplace`.

A prompt that continues a conversation attends to itself and to the cache in two kernels; this one merges the
two results. In TVM's version the head_dim / 4 threads of one (token, head) all read S[token, head] and all
write the merged value back to the same element, with no barrier between. That holds only where they run in
lockstep, which WGSL does not promise: where a subgroup is smaller (SwiftShader has 4 lanes), every subgroup
but the first reads the S that is merged already, and the text after the first turn is wrong.
Here one thread of a head touches S, and the others get its value through workgroup memory.
"""

from tvm import tirx
from tvm.script import tirx as T

VECTOR = 4
"""Elements of a head that one thread merges."""

MAX_THREADS = 256
"""WebGPU's default maxComputeInvocationsPerWorkgroup."""


def merge_state_inplace(heads: int, head_dim: int) -> tirx.PrimFunc:
    """Merges (V, S) with (V_other, S_other) into (V, S); S holds the base-2 log of the softmax sums."""
    threads_x, threads_y = head_dim // VECTOR, heads
    while threads_x * threads_y > MAX_THREADS or heads % threads_y:
        threads_y -= 1
    blocks_y = heads // threads_y

    @T.prim_func(s_tir=True)
    def merge(v: T.handle, s: T.handle, v_other: T.handle, s_other: T.handle):
        T.func_attr({"tirx.is_scheduled": True, "global_symbol": "tir_attention_merge_state"})
        tokens = T.int32()
        V = T.match_buffer(v, (tokens, heads, head_dim), "float32")
        S = T.match_buffer(s, (tokens, heads), "float32")
        V_other = T.match_buffer(v_other, (tokens, heads, head_dim), "float32")
        S_other = T.match_buffer(s_other, (tokens, heads), "float32")
        for bx in T.thread_binding(tokens, thread="blockIdx.x"):
            for by in T.thread_binding(blocks_y, thread="blockIdx.y"):
                for ty in T.thread_binding(threads_y, thread="threadIdx.y"):
                    for tx in T.thread_binding(threads_x, thread="threadIdx.x"):
                        with T.sblock("merge"):
                            T.reads()
                            T.writes()
                            own = T.sblock_alloc_buffer((threads_y,), "float32", scope="shared")
                            # maximum, weight of V, weight of V_other
                            a = T.sblock_alloc_buffer((3,), "float32", scope="local")
                            if tx == 0:
                                own[ty] = S[bx, ty + by * threads_y]
                            T.tvm_storage_sync("shared")
                            a[0] = T.max(own[ty], S_other[bx, ty + by * threads_y])
                            a[1] = T.exp2(own[ty] - a[0])
                            a[2] = T.exp2(S_other[bx, ty + by * threads_y] - a[0])
                            for e in T.serial(VECTOR):
                                V[bx, ty + by * threads_y, tx * VECTOR + e] = V[
                                    bx, ty + by * threads_y, tx * VECTOR + e
                                ] * (a[1] / (a[1] + a[2])) + V_other[
                                    bx, ty + by * threads_y, tx * VECTOR + e
                                ] * (a[2] / (a[1] + a[2]))
                            if tx == 0:
                                S[bx, ty + by * threads_y] = T.log2(a[1] + a[2]) + a[0]

    return merge
