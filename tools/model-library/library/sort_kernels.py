"""A bitonic sort of the vocabulary's probabilities, largest first, without barriers.

TVM's own GPU argsort uses blockIdx.z, which its WebGPU code generator refuses. Here a thread sorts
2**KEY_BITS keys in registers, and the host runs as many passes as the vocabulary asks for.
"""

from collections.abc import Iterator

from tvm import tirx
from tvm.script import tirx as T

KEY_BITS = 4
"""Compare distances (bits of the index) that one pass handles in registers."""

THREADS = 64


def sorted_size(vocabulary: int) -> int:
    """The power of two that the keys are padded to; at least one workgroup's worth."""
    return 1 << max((vocabulary - 1).bit_length(), KEY_BITS + THREADS.bit_length() - 1)


def sort_steps(size: int) -> Iterator[tuple[int, int, int]]:
    """(log2 of the block being merged, lowest bit of the pass, bits of the pass), in order."""
    for log_block in range(KEY_BITS + 1, size.bit_length()):
        high = log_block
        while high > 0:
            bits = min(KEY_BITS, high)
            high -= bits
            yield log_block, high, bits


def sort_kernels(vocab: int) -> tuple[tirx.PrimFunc, tirx.PrimFunc, tirx.PrimFunc]:
    """start (sorts runs of 2**KEY_BITS), step (one pass over all keys), finish (cuts to the vocabulary)."""
    size = sorted_size(vocab)
    n = 1 << KEY_BITS
    tx = THREADS

    @T.prim_func(s_tir=True)
    def start(p_h: T.handle, k_h: T.handle, i_h: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        p = T.match_buffer(p_h, (1, vocab), "float32")
        key = T.match_buffer(k_h, (size,), "float32")
        idx = T.match_buffer(i_h, (size,), "int32")
        k = T.sblock_alloc_buffer((n,), "float32", scope="local")
        x = T.sblock_alloc_buffer((n,), "int32", scope="local")
        other_k = T.sblock_alloc_buffer((1,), "float32", scope="local")
        other_x = T.sblock_alloc_buffer((1,), "int32", scope="local")
        for bx in T.thread_binding(size // n // tx, "blockIdx.x"):
            for t in T.thread_binding(tx, "threadIdx.x"):
                with T.sblock("start"):
                    g = T.axis.spatial(size // n, bx * tx + t)
                    T.reads(p[0, 0:vocab])
                    T.writes(key[g * n : g * n + n], idx[g * n : g * n + n])
                    for e in T.serial(n):
                        k[e] = T.if_then_else(
                            g * n + e < vocab, p[0, T.min(g * n + e, vocab - 1)], T.float32(-1)
                        )
                        x[e] = g * n + e
                    for lk in T.serial(KEY_BITS):
                        for s in T.serial(lk + 1):
                            for e in T.serial(n):
                                if T.bitwise_and(T.shift_right(e, lk - s), 1) == 0:
                                    # Runs alternate in direction: bit lk + 1 of the whole index tells.
                                    if (k[e] < k[e + T.shift_left(1, lk - s)]) == (
                                        T.bitwise_and(T.shift_right(g * n + e, lk + 1), 1) == 0
                                    ) and k[e] != k[e + T.shift_left(1, lk - s)]:
                                        other_k[0] = k[e]
                                        k[e] = k[e + T.shift_left(1, lk - s)]
                                        k[e + T.shift_left(1, lk - s)] = other_k[0]
                                        other_x[0] = x[e]
                                        x[e] = x[e + T.shift_left(1, lk - s)]
                                        x[e + T.shift_left(1, lk - s)] = other_x[0]
                    for e in T.serial(n):
                        key[g * n + e] = k[e]
                        idx[g * n + e] = x[e]

    @T.prim_func(s_tir=True)
    def step(
        k_h: T.handle, i_h: T.handle, lk: T.int32, lo: T.int32, bits: T.int32, ok_h: T.handle, oi_h: T.handle
    ):
        # Compares at distances 2**(lo + bits - 1) .. 2**lo inside blocks of 2**lk.
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        key = T.match_buffer(k_h, (size,), "float32")
        idx = T.match_buffer(i_h, (size,), "int32")
        out_key = T.match_buffer(ok_h, (size,), "float32")
        out_idx = T.match_buffer(oi_h, (size,), "int32")
        k = T.sblock_alloc_buffer((n,), "float32", scope="local")
        x = T.sblock_alloc_buffer((n,), "int32", scope="local")
        base = T.sblock_alloc_buffer((1,), "int32", scope="local")
        other_k = T.sblock_alloc_buffer((1,), "float32", scope="local")
        other_x = T.sblock_alloc_buffer((1,), "int32", scope="local")
        for bx in T.thread_binding(size // n // tx, "blockIdx.x"):
            for t in T.thread_binding(tx, "threadIdx.x"):
                with T.sblock("step"):
                    g = T.axis.spatial(size // n, bx * tx + t)
                    T.reads(key[0:size], idx[0:size])
                    T.writes(out_key[0:size], out_idx[0:size])
                    # A thread owns n >> bits neighbouring groups of 2**bits elements.
                    for h in T.serial(T.shift_right(n, bits)):
                        # The group's number, with zeros put into bits lo .. lo + bits - 1.
                        base[0] = g * T.shift_right(n, bits) + h
                        base[0] = T.shift_left(T.shift_right(base[0], lo), lo + bits) + T.bitwise_and(
                            base[0], T.shift_left(1, lo) - 1
                        )
                        for e in T.serial(T.shift_left(1, bits)):
                            k[e] = key[base[0] + T.shift_left(e, lo)]
                            x[e] = idx[base[0] + T.shift_left(e, lo)]
                        for s in T.serial(bits):
                            for e in T.serial(T.shift_left(1, bits)):
                                if T.bitwise_and(T.shift_right(e, bits - 1 - s), 1) == 0:
                                    if (k[e] < k[e + T.shift_left(1, bits - 1 - s)]) == (
                                        T.bitwise_and(T.shift_right(base[0], lk), 1) == 0
                                    ) and k[e] != k[e + T.shift_left(1, bits - 1 - s)]:
                                        other_k[0] = k[e]
                                        k[e] = k[e + T.shift_left(1, bits - 1 - s)]
                                        k[e + T.shift_left(1, bits - 1 - s)] = other_k[0]
                                        other_x[0] = x[e]
                                        x[e] = x[e + T.shift_left(1, bits - 1 - s)]
                                        x[e + T.shift_left(1, bits - 1 - s)] = other_x[0]
                        for e in T.serial(T.shift_left(1, bits)):
                            out_key[base[0] + T.shift_left(e, lo)] = k[e]
                            out_idx[base[0] + T.shift_left(e, lo)] = x[e]

    @T.prim_func(s_tir=True)
    def finish(k_h: T.handle, i_h: T.handle, p_h: T.handle, o_h: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        key = T.match_buffer(k_h, (size,), "float32")
        idx = T.match_buffer(i_h, (size,), "int32")
        p = T.match_buffer(p_h, (1, vocab), "float32")
        out = T.match_buffer(o_h, (1, vocab), "int32")
        for bx in T.thread_binding((vocab + tx - 1) // tx, "blockIdx.x"):
            for t in T.thread_binding(tx, "threadIdx.x"):
                with T.sblock("finish"):
                    i = T.axis.spatial(vocab, bx * tx + t)
                    T.where(bx * tx + t < vocab)
                    p[0, i] = key[i]
                    out[0, i] = idx[i]

    return start, step, finish
