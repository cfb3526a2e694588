"""Weight matrices of the scheme `q4f32_a`: packed integers with float32 scales, decoded inside the kernels.

The scheme takes GGUF's Q4_1 and Q8_0 blocks without loss: 4-bit codes with a scale and a minimum for the
linear layers, 8-bit codes with a scale for the embedding table (which is also the output matrix).
"""

from dataclasses import dataclass

from tvm import te, tirx
from tvm.relax.frontend import nn
from tvm.relax.frontend.nn import Tensor, op

from .config import GROUP, LANES

TOKENS = 8
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


def _at(stored: te.Tensor, column: tirx.Expr, row: tirx.Expr) -> tirx.Expr:
    """Reads storage of shape (rows / LANES, columns, LANES).

    Inside a block of LANES rows the columns come first: neighbouring GPU threads, one per row, read
    neighbouring words, and a workgroup walks through one contiguous stretch of memory.
    """
    return stored[row // LANES, column, row % LANES]


class PackedMatrix(nn.Module):
    """A (rows, columns) weight, used as x @ W.T or as an embedding table."""

    def __init__(self, rows: int, columns: int, packing: Packing):
        super().__init__()
        self.rows, self.columns, self.packing = rows, columns, packing
        blocks, groups = rows // LANES, columns // GROUP
        self.q_weight = nn.Parameter((blocks, columns // packing.per_word, LANES), "uint32")
        self.q_scale = nn.Parameter((blocks, groups, LANES), "float32")
        if packing.has_minimum:
            self.q_min = nn.Parameter((blocks, groups, LANES), "float32")

    def linear(self, x: Tensor, name: str) -> Tensor:
        """x @ W.T for x of shape (1, tokens, columns)."""

        def product(x: te.Tensor, *stored: te.Tensor) -> te.Tensor:
            batch, tokens, _ = x.shape
            weight = self._unpacked(stored)
            k = te.reduce_axis((0, self.columns), name="k")
            if isinstance(tokens, tirx.IntImm) and int(tokens) == 1:
                return te.compute(
                    (batch, 1, self.rows),
                    lambda i, j, r: te.sum(x[i, j, k] * weight[k, r], axis=k),
                    name="row_dot",
                )
            # Rows past the end repeat the last one: a clamp is far cheaper than a branch here.
            padded = (tokens + TOKENS - 1) // TOKENS * TOKENS
            dot = te.compute(
                (batch, padded, self.rows),
                lambda i, j, r: te.sum(x[i, tirx.min(j, tokens - 1), k] * weight[k, r], axis=k),
                name="row_dot",
            )
            return te.compute((batch, tokens, self.rows), lambda i, j, r: dot[i, j, r], name="crop")

        return op.tensor_expr_op(product, name, [x, *self._stored()])

    def lookup(self, ids: Tensor) -> Tensor:
        """The rows of the given ids, decoded."""
        per_word, bits = self.packing.per_word, self.packing.bits

        def rows(ids: te.Tensor, *stored: te.Tensor) -> te.Tensor:
            def element(i: tirx.Expr, c: tirx.Expr) -> tirx.Expr:
                row = ids[i]
                group = [_at(table, c // GROUP, row) for table in stored[1:]]
                return self._decode(_at(stored[0], c // per_word, row), (c % per_word) * bits, *group)

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

    def _unpacked(self, stored: tuple[te.Tensor, ...]) -> te.Tensor:
        """The (columns, rows) float matrix, in stages that the schedule keeps in registers."""
        per_word, bits = self.packing.per_word, self.packing.bits
        shape = (self.columns // per_word, self.rows)

        def per_group(table: te.Tensor, name: str) -> te.Tensor:
            return te.compute(shape, lambda c, r: _at(table, c * per_word // GROUP, r), name=name)

        word = te.compute(shape, lambda c, r: _at(stored[0], c, r), name="word")
        group = [per_group(table, name) for table, name in zip(stored[1:], ("word_scale", "word_min"))]
        return te.compute(
            (self.columns, self.rows),
            lambda c, r: self._decode(
                word[c // per_word, r], (c % per_word) * bits, *(g[c // per_word, r] for g in group)
            ),
            name="dequantize",
        )
