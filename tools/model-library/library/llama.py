"""The Llama decoder: the functions `embed`, `prefill` and `decode` that web-llm calls."""

from tvm import ir, te, tirx
from tvm.relax.frontend import nn
from tvm.relax.frontend.nn import Tensor, op
from tvm.relax.frontend.nn.llm.kv_cache import PagedKVCache

from .config import ModelConfig
from .packed_matrix import EMBEDDING, LINEAR, PackedMatrix


class Block(nn.Module):
    """One transformer layer. Parameter names are the weight names of a model pack."""

    def __init__(self, config: ModelConfig):
        super().__init__()
        hidden = config.hidden_size
        self.config = config
        self.attn_norm = nn.RMSNorm(hidden, -1, config.rms_norm_eps, bias=False)
        self.qkv = PackedMatrix(config.qkv_rows, hidden, LINEAR)
        self.o = PackedMatrix(hidden, config.attention_size, LINEAR)
        self.ffn_norm = nn.RMSNorm(hidden, -1, config.rms_norm_eps, bias=False)
        self.gate_up = PackedMatrix(2 * config.intermediate_size, hidden, LINEAR)
        self.down = PackedMatrix(hidden, config.intermediate_size, LINEAR)

    def forward(self, x: Tensor, cache: PagedKVCache, layer: int) -> Tensor:
        c = self.config
        batch, tokens, _ = x.shape
        heads = c.num_attention_heads + 2 * c.num_key_value_heads
        qkv = op.reshape(self.qkv.linear(self.attn_norm(x), "qkv_proj"), (batch, tokens, heads, c.head_dim))
        attended = cache.attention_with_fused_qkv(layer, qkv, c.num_attention_heads, c.head_dim**-0.5)
        x = self.o.linear(op.reshape(attended, (batch, tokens, c.attention_size)), "o_proj", residual=x)
        gate, up = op.split(self.gate_up.linear(self.ffn_norm(x), "gate_up_proj"), 2, axis=-1)
        return self.down.linear(op.silu(gate) * up, "down_proj", residual=x)


class Llama(nn.Module):
    """The whole decoder, its output matrix tied to the embedding table."""

    def __init__(self, config: ModelConfig):
        super().__init__()
        self.config = config
        self.tok = PackedMatrix(config.vocab_size, config.hidden_size, EMBEDDING)
        self.blocks = nn.ModuleList([Block(config) for _ in range(config.num_hidden_layers)])
        self.norm = nn.RMSNorm(config.hidden_size, -1, config.rms_norm_eps, bias=False)

    def embed(self, input_ids: Tensor) -> Tensor:
        return self.tok.lookup(input_ids)

    def prefill(self, input_embed: Tensor, cache: PagedKVCache) -> tuple[Tensor, PagedKVCache]:
        """Feeds a chunk of the prompt; only its last token's logits are computed."""
        hidden = op.tensor_expr_op(_last_token, "last_token", [self._run_blocks(input_embed, cache)])
        return self.tok.linear(self.norm(hidden), "lm_head"), cache

    def decode(self, input_embed: Tensor, cache: PagedKVCache) -> tuple[Tensor, PagedKVCache]:
        return self.tok.linear(self.norm(self._run_blocks(input_embed, cache)), "lm_head"), cache

    def export(self) -> tuple[ir.IRModule, list[tuple[str, nn.Parameter]]]:
        """The module with the three functions, and the parameters in the order they take them."""
        hidden = self.config.hidden_size
        modes = {"param_mode": "packed", "effect_mode": "none"}
        cache = nn.spec.Object(object_type=PagedKVCache)
        prompt = nn.spec.Tensor([1, "seq_len", hidden], "float32")
        token = nn.spec.Tensor([1, 1, hidden], "float32")
        module, parameters, _ = self.export_tvm(
            spec={
                "embed": {"input_ids": nn.spec.Tensor(["seq_len"], "int32"), "$": modes},
                "prefill": {"input_embed": prompt, "cache": cache, "$": modes},
                "decode": {"input_embed": token, "cache": cache, "$": modes},
            },
            allow_extern=True,
        )
        return module, parameters

    def _run_blocks(self, x: Tensor, cache: PagedKVCache) -> Tensor:
        for layer, block in enumerate(self.blocks):
            x = block(x, cache, layer)
        return x


def _last_token(x: te.Tensor) -> te.Tensor:
    def row(i: tirx.Var, _: tirx.Var, k: tirx.Var) -> tirx.Expr:
        return x[i, x.shape[1] - 1, k]

    return te.compute((1, 1, x.shape[2]), row, name="last_token")
