"""Schedule of the weight products: one GPU thread per output row, no barriers.

SwiftShader (WebGPU without a GPU) runs a workgroup barrier as a coroutine switch, which makes TVM's stock
GEMV and Matmul schedules, with their shared memory and tree reductions, ten times slower than this plain one.
"""

from tvm import s_tir, tirx
from tvm.s_tir.dlight.gpu.base import GPUScheduleRule
from tvm.target import Target

from .config import LANES
from .packed_matrix import TOKENS


class RowPerThread(GPUScheduleRule):
    """Schedules what `PackedMatrix.linear` wrote, together with whatever was fused into it."""

    def apply(self, func: tirx.PrimFunc, target: Target, _: bool) -> s_tir.Schedule | None:
        if not isinstance(func, tirx.PrimFunc) or not self.is_target_available(target):
            return None
        sch = s_tir.Schedule(func)
        stage = {sch.get(b).name_hint: b for b in sch.get_child_blocks(sch.get_sblock("root"))}
        if "row_dot" not in stage:
            return None
        dot, dequantize = stage["row_dot"], stage["dequantize"]
        words = [stage[name] for name in ("word", "word_scale", "word_min") if name in stage]
        tail = _inline_neighbours(sch, dot)

        batch, token, row, k = sch.get_loops(dot)
        extent = sch.get(token).extent
        tokens = 1 if isinstance(extent, tirx.IntImm) and int(extent) == 1 else TOKENS
        codes_per_word = int(sch.get(k).extent) // int(sch.get(sch.get_loops(words[0])[0]).extent)
        token_outer, token_inner = sch.split(token, [None, tokens])
        row_outer, row_inner = sch.split(row, [None, LANES])
        k_outer, k_inner = sch.split(k, [None, codes_per_word])
        sch.reorder(batch, token_outer, row_outer, row_inner, k_outer, k_inner, token_inner)
        sch.bind(sch.fuse(batch, token_outer), "blockIdx.y")
        sch.bind(row_outer, "blockIdx.x")
        sch.bind(row_inner, "threadIdx.x")

        if tail is None:
            tail = sch.cache_write(dot, 0, "local")
        else:
            sch.set_scope(dot, 0, "local")
        sch.reverse_compute_at(tail, row_inner, preserve_unit_loops=True)
        for block, loop in [(dequantize, k_inner), *((word, k_outer) for word in words)]:
            sch.set_scope(block, 0, "local")
            sch.compute_at(block, loop, preserve_unit_loops=True)
        sch.unroll(k_inner)
        sch.unroll(token_inner)
        sch.decompose_reduction(dot, k_outer)
        return sch


def _inline_neighbours(
    sch: s_tir.Schedule, dot: s_tir.schedule.SBlockRV
) -> s_tir.schedule.SBlockRV | None:
    """Inlines elementwise work around the product; returns the last stage after it, if any."""
    for producer in sch.get_producers(dot):
        if sch.get(producer).name_hint != "dequantize":
            sch.compute_inline(producer)
    while (consumers := sch.get_consumers(dot)) and sch.get_consumers(consumers[0]):
        sch.compute_inline(consumers[0])
    return consumers[0] if consumers else None
