"""Compiles the whole library: the model, its cache, sampling and logit edits."""

from collections.abc import Callable
from pathlib import Path

import tvm
from tvm import relax

from .config import ModelConfig
from .kv_cache import add_kv_cache
from .llama import Llama
from .logit_edits import logit_edits
from .pipeline import passes
from .sampling import add_argsort, add_softmax, add_top_p_sampler

Link = Callable[[str, list[str]], None]


def compile_library(config: ModelConfig, output: Path, link: Link) -> None:
    """Writes the library; `link(output, objects)` joins the compiled module with the runtime."""
    # 256 threads a workgroup and 16 KiB of workgroup memory are what WebGPU promises everywhere. The host
    # part runs in the same wasm: `mvp` keeps it to instructions of the first version of WebAssembly.
    host = {"kind": "llvm", "mtriple": "wasm32-unknown-unknown-wasm", "mcpu": "mvp"}
    target = tvm.target.Target({"kind": "webgpu", "max_num_threads": 256, "host": host})
    with target:
        module, parameters = _describe(config, target)
        # Common subexpressions are left to the browser's compiler: TVM names them in WGSL and then does not
        # use the names.
        options = {"relax.backend.use_cuda_graph": False, "tirx.disable_cse_tir": True}
        with tvm.transform.PassContext(config=options):
            executable = relax.build(
                module, target=target, relax_pipeline=passes(config, parameters), system_lib=True
            )
        executable.export_library(str(output), fcompile=_as_fcompile(link))


def _describe(config: ModelConfig, target: tvm.target.Target) -> tuple[tvm.ir.IRModule, list]:
    module, parameters = Llama(config).export()
    builder = relax.BlockBuilder(module)
    add_kv_cache(builder, config, target)
    add_softmax(builder)
    add_argsort(builder, config.vocab_size)
    add_top_p_sampler(builder)
    module = builder.finalize()
    for name, function in logit_edits().items():
        module[name] = function
    # The largest value of each symbolic size, so that memory is planned once and not per call.
    bounds = {
        "seq_len": config.prefill_chunk_size,
        "batch_size": 1,
        "num_samples": 1,
        "vocab_size": config.vocab_size,
    }
    for variable, function in module.functions_items():
        if isinstance(function, relax.Function):
            module[variable] = (
                function.with_attr("tir_var_upper_bound", bounds)
                .with_attr("tir_non_negative_var", ["vocab_size"])
                .with_attr("relax.memory_plan_dynamic_func_output", True)
            )
    return tvm.tirx.transform.BindTarget(target)(module), parameters


def _as_fcompile(link: Link) -> Callable[..., None]:
    """`export_library` calls back with the object files and asks the callback for their extension."""

    def fcompile(output: str, objects: list[str], **_: object) -> None:
        link(output, objects)

    fcompile.object_format = "o"
    return fcompile
