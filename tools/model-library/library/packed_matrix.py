"""Weight matrices of the scheme `q4f32_a`: packed integers with float32 scales, decoded inside the kernels.

The scheme takes GGUF's Q4_1 and Q8_0 blocks without loss: 4-bit codes with a scale and a minimum for the
linear layers, 8-bit codes with a scale for the embedding table (which is also the output matrix).
"""

from dataclasses import dataclass

from tvm import te, tirx
from tvm.relax.frontend import nn
from tvm.relax.frontend.nn import Tensor, op

from .config import GROUP, LANES

TOKENS = 4
"""Prompt tokens that one GPU thread multiplies at once, so that a weight is decoded once for all of them."""


@dataclass(frozen=True)
class Packing:
    """How the codes of one matrix are stored: value = (code - zero) * scale, or code * scale + minimum."""

    bits: int
    has_minimum: bool
    zero: float

    @property
    def per_word(self) -> int:
        """Codes in one uint32."""
        return 32 // self.bits


LINEAR = Packing(bits=4, has_minimum=True, zero=0.0)
EMBEDDING = Packing(bits=8, has_minimum=False, zero=128.0)


class PackedMatrix(nn.Module):
    """A (rows, columns) weight, used as x @ W.T or as an embedding table.

    Stored as (rows / LANES, columns, LANES), columns first inside a block of rows: neighbouring GPU threads,
    one per row, read neighbouring words, and a workgroup walks through one contiguous stretch of memory.
    """

    def __init__(self, rows: int, columns: int, packing: Packing):
        super().__init__()
        self.rows, self.columns, self.packing = rows, columns, packing
        blocks, groups = rows // LANES, columns // GROUP
        self.q_weight = nn.Parameter((blocks, columns // packing.per_word, LANES), "uint32")
        self.q_scale = nn.Parameter((blocks, groups, LANES), "float32")
        if packing.has_minimum:
            self.q_min = nn.Parameter((blocks, groups, LANES), "float32")

    def linear(self, x: Tensor, name: str, residual: Tensor | None = None) -> Tensor:
        """x @ W.T (+ residual) for x of shape (1, tokens, columns).

        Rows stay split as (block, lane) inside the kernel, the way they are stored; the reshapes are views.
        """
        batch, tokens, _ = x.shape
        inputs = [x] if residual is None else [x, residual]

        def kernel(*tables: te.Tensor) -> te.Tensor:
            sources, stored = tables[: len(inputs)], tables[len(inputs) :]
            return self._product(*sources, stored=stored)

        result = op.tensor_expr_op(kernel, name, [*inputs, *self._stored()])
        return op.reshape(result, (batch, tokens, self.rows))

    def lookup(self, ids: Tensor) -> Tensor:
        """The rows of the given ids, decoded."""
        per_word, bits = self.packing.per_word, self.packing.bits

        def rows(ids: te.Tensor, *stored: te.Tensor) -> te.Tensor:
            def element(i: tirx.Expr, c: tirx.Expr) -> tirx.Expr:
                block, lane = ids[i] // LANES, ids[i] % LANES
                group = [table[block, c // GROUP, lane] for table in stored[1:]]
                return self._decode(stored[0][block, c // per_word, lane], (c % per_word) * bits, *group)

            return te.compute((ids.shape[0], self.columns), element, name="embed_rows")

        return op.tensor_expr_op(rows, "embed_rows", [ids, *self._stored()])

    def _stored(self) -> list[nn.Parameter]:
        tables = [self.q_weight, self.q_scale]
        return [*tables, self.q_min] if self.packing.has_minimum else tables

    def _decode(
        self, word: tirx.Expr, shift: tirx.Expr, scale: tirx.Expr, minimum: tirx.Expr | None = None
    ) -> tirx.Expr:
        mask = tirx.const((1 << self.packing.bits) - 1, "uint32")
        shifted = tirx.shift_right(word, tirx.Cast("uint32", shift))
        code = tirx.Cast("float32", tirx.bitwise_and(shifted, mask))
        if minimum is None:
            return (code - tirx.const(self.packing.zero, "float32")) * scale
        return code * scale + minimum

    def _product(
        self, x: te.Tensor, residual: te.Tensor | None = None, *, stored: tuple[te.Tensor, ...]
    ) -> te.Tensor:
        batch, tokens, _ = x.shape
        blocks = self.rows // LANES
        weight = self._unpacked(stored)
        k = te.reduce_axis((0, self.columns), name="k")
        padded = tokens
        if not (isinstance(tokens, tirx.IntImm) and int(tokens) == 1):
            # Tokens past the end repeat the last one: a clamp is far cheaper than a branch here.
            padded = (tokens + TOKENS - 1) // TOKENS * TOKENS
            clamped = x
            x = te.compute(
                (batch, padded, self.columns),
                lambda i, j, c: clamped[i, tirx.min(j, tokens - 1), c],
                name="token",
            )
        dot = te.compute(
            (batch, padded, blocks, LANES),
            lambda i, j, b, r: te.sum(x[i, j, k] * weight[k, b, r], axis=k),
            name="row_dot",
        )

        def result(i: tirx.Var, j: tirx.Var, b: tirx.Var, r: tirx.Var) -> tirx.Expr:
            return dot[i, j, b, r] if residual is None else dot[i, j, b, r] + residual[i, j, b * LANES + r]

        return te.compute((batch, tokens, blocks, LANES), result, name="result")

    def _unpacked(self, stored: tuple[te.Tensor, ...]) -> te.Tensor:
        """The (columns, blocks, lanes) float matrix, in stages that the schedule keeps in registers."""
        per_word, bits = self.packing.per_word, self.packing.bits
        blocks = self.rows // LANES
        shape = (self.columns // per_word, blocks, LANES)

        def per_group(table: te.Tensor, name: str) -> te.Tensor:
            return te.compute(shape, lambda c, b, r: table[b, c * per_word // GROUP, r], name=name)

        word = te.compute(shape, lambda c, b, r: stored[0][b, c, r], name="word")
        group = [per_group(table, name) for table, name in zip(stored[1:], ("word_scale", "word_min"))]
        return te.compute(
            (self.columns, blocks, LANES),
            lambda c, b, r: self._decode(
                word[c // per_word, b, r], (c % per_word) * bits, *(g[c // per_word, b, r] for g in group)
            ),
            name="dequantize",
        )
