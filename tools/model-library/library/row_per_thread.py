"""Schedule of the weight products: a GPU thread computes whole output rows, with no barriers.

SwiftShader (WebGPU without a GPU) runs a workgroup barrier as a coroutine switch, which makes TVM's stock
GEMV and Matmul schedules, with their shared memory and tree reductions, ten times slower than this plain one.

For one token a thread has one row. For a prompt it has a tile of up to 4 rows by 4 tokens, so that each
value it loads is used several times: on SwiftShader that halves the time of the one-row kernel.
"""

from tvm import s_tir, tirx
from tvm.s_tir.dlight.gpu.base import GPUScheduleRule
from tvm.target import Target

from .packed_matrix import TOKENS


class RowPerThread(GPUScheduleRule):
    """Schedules what `PackedMatrix.linear` wrote; its stages are known by their names."""

    def apply(self, func: tirx.PrimFunc, target: Target, _: bool) -> s_tir.Schedule | None:
        if not isinstance(func, tirx.PrimFunc) or not self.is_target_available(target):
            return None
        sch = s_tir.Schedule(func)
        stages = {sch.get(b).name_hint: b for b in sch.get_child_blocks(sch.get_sblock("root"))}
        if "row_dot" not in stages:
            return None
        dot, result = stages["row_dot"], stages["result"]
        values = [stages[name] for name in ("dequantize", "token") if name in stages]
        words = [stages[name] for name in ("word", "word_scale", "word_min") if name in stages]

        batch, token, block, lane, k = sch.get_loops(dot)
        extent = sch.get(token).extent
        is_one_token = isinstance(extent, tirx.IntImm) and int(extent) == 1
        tokens = 1 if is_one_token else TOKENS
        rows = 1 if is_one_token else _rows_per_thread(int(sch.get(block).extent))
        codes_per_word = int(sch.get(k).extent) // int(sch.get(sch.get_loops(words[0])[0]).extent)
        token_outer, token_inner = sch.split(token, [None, tokens])
        row_outer, row_tile = sch.split(block, [None, rows])
        k_outer, k_inner = sch.split(k, [None, codes_per_word])
        sch.reorder(batch, token_outer, row_outer, lane, k_outer, k_inner, row_tile, token_inner)
        sch.bind(sch.fuse(batch, token_outer), "blockIdx.y")
        sch.bind(row_outer, "blockIdx.x")
        sch.bind(lane, "threadIdx.x")

        sch.set_scope(dot, 0, "local")
        sch.reverse_compute_at(result, lane, preserve_unit_loops=True)
        loads = [*((stage, k_inner) for stage in values), *((stage, k_outer) for stage in words)]
        for stage, loop in loads:
            sch.set_scope(stage, 0, "local")
            sch.compute_at(stage, loop, preserve_unit_loops=True)
        # Constant indices everywhere, so that GPUs keep the small arrays in registers.
        zero = sch.decompose_reduction(dot, k_outer)
        for stage, loop in [(zero, lane), (result, lane), (dot, k_outer), *loads]:
            _unroll_below(sch, stage, loop)
        return sch


def _rows_per_thread(blocks: int) -> int:
    """As many of a thread's rows as divide the blocks evenly, each row from another block."""
    return next(rows for rows in (4, 3, 2, 1) if blocks % rows == 0)


def _unroll_below(sch: s_tir.Schedule, stage: s_tir.schedule.SBlockRV, outer: s_tir.schedule.LoopRV) -> None:
    """Unrolls the loops of a stage that lie inside `outer`."""
    loops = sch.get_loops(stage)
    depth = next(i for i, loop in enumerate(loops) if sch.get(loop).same_as(sch.get(outer)))
    for loop in loops[depth + 1 :]:
        sch.unroll(loop)
