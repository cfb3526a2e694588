"""From logits to a token on the GPU: softmax with temperature, a descending sort, and top-p sampling.

web-llm samples one sequence at a time, so every function here takes a batch of one.
"""

from tvm import relax, te, tirx
from tvm.script import tirx as T

from .sort_kernels import sort_kernels, sort_steps, sorted_size


def add_softmax(builder: relax.BlockBuilder) -> None:
    """softmax_with_temperature(logits, temperature) over (batch, 1, vocabulary)."""
    batch, vocabulary = tirx.Var("batch_size", "int64"), tirx.Var("vocab_size", "int64")
    logits = relax.Var("logits", relax.TensorType([batch, 1, vocabulary], "float32"))
    temperature = relax.Var("temperature", relax.TensorType([batch], "float32"))

    def divide(x: te.Tensor, t: te.Tensor) -> te.Tensor:
        return te.compute(x.shape, lambda i, j, k: x[i, j, k] / t[i], name="divide")

    with builder.function("softmax_with_temperature", [logits, temperature]):
        with builder.dataflow():
            scaled = builder.emit_te(divide, logits, temperature, primfunc_name_hint="divide_by_temperature")
            probabilities = builder.emit_output(relax.op.nn.softmax(scaled, axis=-1))
        builder.emit_func_output(probabilities)


def add_argsort(builder: relax.BlockBuilder, vocabulary: int) -> None:
    """argsort_probs(probabilities): the sorted probabilities and their token ids, largest first."""
    size = sorted_size(vocabulary)
    probabilities = relax.Var("probs", relax.TensorType([1, vocabulary], "float32"))
    pair = [relax.TensorType([size], "float32"), relax.TensorType([size], "int32")]
    result = [relax.TensorType([1, vocabulary], "float32"), relax.TensorType([1, vocabulary], "int32")]

    def halves(keys_and_ids: relax.Expr) -> list[relax.Var]:
        return [builder.emit(keys_and_ids[0]), builder.emit(keys_and_ids[1])]

    with builder.function("argsort_probs", [probabilities]):
        names = ["sort_start", "sort_step", "sort_finish"]
        start, step, finish = (
            builder.add_func(kernel, name) for kernel, name in zip(sort_kernels(vocabulary), names)
        )
        with builder.dataflow():
            current = builder.emit(relax.call_tir(start, [probabilities], out_ty=pair))
            for numbers in sort_steps(size):
                scalars = [tirx.IntImm("int32", number) for number in numbers]
                current = builder.emit(relax.call_tir(step, [*halves(current), *scalars], out_ty=pair))
            output = builder.emit_output(relax.call_tir(finish, halves(current), out_ty=result))
        builder.emit_func_output(output)


def add_top_p_sampler(builder: relax.BlockBuilder) -> None:
    """sample_with_top_p(sorted probabilities, sorted ids, uniform numbers, rows, top_p): the token ids."""
    batch, samples, vocabulary = (tirx.Var(n, "int64") for n in ("batch_size", "num_samples", "vocab_size"))
    arguments = [
        relax.Var("sorted_probs", relax.TensorType([batch, vocabulary], "float32")),
        relax.Var("sorted_indices", relax.TensorType([batch, vocabulary], "int32")),
        relax.Var("uniform_samples", relax.TensorType([samples], "float32")),
        relax.Var("sample_indices", relax.TensorType([samples], "int32")),
        relax.Var("top_p", relax.TensorType([batch], "float32")),
    ]
    with builder.function("sample_with_top_p", arguments):
        with builder.dataflow():
            pick = builder.add_func(_pick_token(), "pick_token")
            output = builder.emit_output(
                relax.call_tir(pick, arguments, out_ty=relax.TensorType([samples], "int32"))
            )
        builder.emit_func_output(output)


def _pick_token() -> tirx.PrimFunc:
    """Picks, for every sample, the first rank whose running mass passes u * (mass of the nucleus)."""

    @T.prim_func(s_tir=True)
    def pick(p_h: T.handle, i_h: T.handle, u_h: T.handle, r_h: T.handle, t_h: T.handle, o_h: T.handle):
        T.func_attr({"tirx.noalias": True, "tirx.is_scheduled": True})
        batch = T.int32()
        vocab = T.int32()
        samples = T.int32()
        p = T.match_buffer(p_h, (batch, vocab), "float32")
        ids = T.match_buffer(i_h, (batch, vocab), "int32")
        u = T.match_buffer(u_h, (samples,), "float32")
        row = T.match_buffer(r_h, (samples,), "int32")
        top = T.match_buffer(t_h, (batch,), "float32")
        out = T.match_buffer(o_h, (samples,), "int32")
        # mass of the nucleus, mass to stop at, running mass
        mass = T.sblock_alloc_buffer((3,), "float32", scope="local")
        # ranks in the nucleus, rank picked
        rank = T.sblock_alloc_buffer((2,), "int32", scope="local")
        for b in T.thread_binding(samples, "blockIdx.x"):
            for t in T.thread_binding(1, "threadIdx.x"):
                with T.sblock("pick"):
                    s = T.axis.spatial(samples, b + t)
                    T.reads(p[0:batch, 0:vocab], ids[0:batch, 0:vocab], u[s], row[s], top[0:batch])
                    T.writes(out[s])
                    mass[0] = T.float32(0)
                    rank[0] = 0
                    while rank[0] < vocab and mass[0] < top[row[s]]:
                        mass[0] = mass[0] + p[row[s], rank[0]]
                        rank[0] = rank[0] + 1
                    mass[1] = mass[0] * u[s]
                    mass[2] = p[row[s], 0]
                    rank[1] = 0
                    while rank[1] + 1 < rank[0] and mass[2] < mass[1]:
                        rank[1] = rank[1] + 1
                        mass[2] = mass[2] + p[row[s], rank[1]]
                    out[s] = ids[row[s], rank[1]]

    return pick
