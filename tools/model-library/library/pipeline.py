"""The passes from the described model to what the linker takes."""

import tvm
from tvm import relax
from tvm.s_tir import dlight

from .config import ModelConfig
from .metadata import Parameters, add_metadata
from .row_per_thread import RowPerThread


def passes(config: ModelConfig, parameters: Parameters) -> tvm.transform.Pass:
    """The pipeline for `relax.build`. It ends with `_metadata`, which tells how much memory was planned."""

    @tvm.transform.module_pass(opt_level=0)
    def describe(module: tvm.ir.IRModule, _: tvm.transform.PassContext) -> tvm.ir.IRModule:
        return add_metadata(module, config, parameters)

    @tvm.transform.module_pass(opt_level=0)
    def run(module: tvm.ir.IRModule, _: tvm.transform.PassContext) -> tvm.ir.IRModule:
        return tvm.transform.Sequential([*_passes(), describe, *_lowering()])(module)

    return run


def _passes() -> list[tvm.transform.Pass]:
    return [
        relax.transform.LegalizeOps(),
        # Before fusion, so that a reshape becomes a view and not a kernel that copies.
        relax.transform.RewriteDataflowReshape(),
        relax.transform.AnnotateTIROpPattern(),
        relax.transform.FoldConstant(),
        relax.transform.FuseOps(),
        relax.transform.FuseTIR(),
        relax.transform.DeadCodeElimination(),
        dlight.ApplyDefaultSchedule(RowPerThread(), dlight.gpu.GeneralReduction(), dlight.gpu.Fallback()),
        tvm.tirx.transform.ForceNarrowIndexToInt32(),
        relax.transform.ToNonDataflow(),
        relax.transform.RemovePurityChecking(),
        relax.transform.CallTIRRewrite(),
        relax.transform.StaticPlanBlockMemory(),
    ]


def _lowering() -> list[tvm.transform.Pass]:
    return [
        relax.transform.LowerAllocTensor(),
        relax.transform.KillAfterLastUse(),
        relax.transform.LowerRuntimeBuiltin(),
        relax.transform.VMShapeLower(),
        relax.transform.AttachGlobalSymbol(),
    ]
