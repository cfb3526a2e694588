"""In-place edits of the logits that web-llm asks for: a bias per token, penalties, and a grammar's bit mask."""

from tvm import tirx
from tvm.script import tirx as T

THREADS = 256


def logit_edits() -> dict[str, tirx.PrimFunc]:
    """The kernels under the names that web-llm looks up."""
    return {
        "apply_logit_bias_inplace": _bias(),
        "apply_penalty_inplace": _penalty(),
        "apply_bitmask_inplace": _bit_mask(),
    }


def _bias() -> tirx.PrimFunc:
    """logits[row, token] += bias, for each listed token."""
    tx = THREADS

    @T.prim_func(s_tir=True)
    def bias(l_h: T.handle, s_h: T.handle, t_h: T.handle, b_h: T.handle):
        T.func_attr(
            {"global_symbol": "apply_logit_bias_inplace", "tirx.noalias": True, "tirx.is_scheduled": True}
        )
        rows = T.int32()
        vocab = T.int32()
        n = T.int32()
        logits = T.match_buffer(l_h, (rows, vocab), "float32")
        row = T.match_buffer(s_h, (n,), "int32")
        token = T.match_buffer(t_h, (n,), "int32")
        add = T.match_buffer(b_h, (n,), "float32")
        for bx in T.thread_binding((n + tx - 1) // tx, "blockIdx.x"):
            for t in T.thread_binding(tx, "threadIdx.x"):
                with T.sblock("bias"):
                    i = T.axis.spatial(n, bx * tx + t)
                    T.where(bx * tx + t < n)
                    T.reads(row[i], token[i], add[i], logits[0:rows, 0:vocab])
                    T.writes(logits[0:rows, 0:vocab])
                    logits[row[i], token[i]] = logits[row[i], token[i]] + add[i]

    return bias


def _penalty() -> tirx.PrimFunc:
    """For each token that appeared `count` times: subtract presence + count * frequency, then apply repetition.

    A repetition penalty divides a positive logit and multiplies a negative one, so that it always lowers it.
    """
    tx = THREADS

    @T.prim_func(s_tir=True)
    def penalty(l_h: T.handle, q_h: T.handle, s_h: T.handle, t_h: T.handle, c_h: T.handle, p_h: T.handle):
        T.func_attr(
            {"global_symbol": "apply_penalty_inplace", "tirx.noalias": True, "tirx.is_scheduled": True}
        )
        rows = T.int32()
        vocab = T.int32()
        n = T.int32()
        sequences = T.int32()
        logits = T.match_buffer(l_h, (rows, vocab), "float32")
        row = T.match_buffer(q_h, (sequences,), "int32")
        sequence = T.match_buffer(s_h, (n,), "int32")
        token = T.match_buffer(t_h, (n,), "int32")
        count = T.match_buffer(c_h, (n,), "int32")
        penalties = T.match_buffer(p_h, (sequences, 3), "float32")  # presence, frequency, repetition
        v = T.sblock_alloc_buffer((1,), "float32", scope="local")
        for bx in T.thread_binding((n + tx - 1) // tx, "blockIdx.x"):
            for t in T.thread_binding(tx, "threadIdx.x"):
                with T.sblock("penalty"):
                    i = T.axis.spatial(n, bx * tx + t)
                    T.where(bx * tx + t < n)
                    T.reads(
                        row[0:sequences],
                        sequence[i],
                        token[i],
                        count[i],
                        penalties[0:sequences, 0:3],
                        logits[0:rows, 0:vocab],
                    )
                    T.writes(logits[0:rows, 0:vocab])
                    v[0] = (
                        logits[row[sequence[i]], token[i]]
                        - penalties[sequence[i], 0]
                        - T.Cast("float32", count[i]) * penalties[sequence[i], 1]
                    )
                    logits[row[sequence[i]], token[i]] = T.Select(
                        v[0] < T.float32(0), v[0] * penalties[sequence[i], 2], v[0] / penalties[sequence[i], 2]
                    )

    return penalty


def _bit_mask() -> tirx.PrimFunc:
    """Gives every token whose bit is 0 the lowest logit there is."""
    tx = THREADS

    @T.prim_func(s_tir=True)
    def mask(l_h: T.handle, q_h: T.handle, m_h: T.handle):
        T.func_attr(
            {"global_symbol": "apply_bitmask_inplace", "tirx.noalias": True, "tirx.is_scheduled": True}
        )
        rows = T.int32()
        vocab = T.int32()
        sequences = T.int32()
        logits = T.match_buffer(l_h, (rows, vocab), "float32")
        row = T.match_buffer(q_h, (sequences,), "int32")
        bits = T.match_buffer(m_h, (rows, (vocab + 31) // 32), "int32")
        for by in T.thread_binding(sequences, "blockIdx.y"):
            for bx in T.thread_binding((vocab + tx - 1) // tx, "blockIdx.x"):
                for t in T.thread_binding(tx, "threadIdx.x"):
                    with T.sblock("mask"):
                        s = T.axis.spatial(sequences, by)
                        i = T.axis.spatial(vocab, bx * tx + t)
                        T.where(bx * tx + t < vocab)
                        T.reads(row[s], bits[0:rows, 0 : (vocab + 31) // 32], logits[0:rows, 0:vocab])
                        T.writes(logits[0:rows, 0:vocab])
                        if T.bitwise_and(T.shift_right(bits[row[s], i // 32], i % 32), 1) == 0:
                            logits[row[s], i] = T.min_value("float32")

    return mask
