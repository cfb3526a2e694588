"""Lays out the runtime's sources as TVM's repository has them, from the wheels and the overlay beside.

The wheels ship the sources but not all headers, and not in one tree; sources include each other by relative
path. Everything is then compiled from inside the tree with relative paths, so that the messages which carry
__FILE__ do not depend on where the tree lies.
"""

import shutil
from pathlib import Path

import tvm
import tvm_ffi

OVERLAY = Path(__file__).parent / "overlay"

LEFT_OUT = (
    # Remote procedure calls: their headers are not in the wheel, and a browser has nobody to call.
    "src/runtime/rpc/rpc_channel.cc",
    "src/runtime/rpc/rpc_endpoint.cc",
    "src/runtime/rpc/rpc_event_impl.cc",
    "src/runtime/rpc/rpc_local_session.cc",
    "src/runtime/rpc/rpc_module.cc",
    "src/runtime/rpc/rpc_session.cc",
    # Sorting on the CPU: the library sorts on the GPU.
    "src/runtime/extra/contrib/sort/sort.cc",
    # State of recurrent models, and tests of the function interface.
    "src/runtime/vm/rnn_state.cc",
    "3rdparty/tvm-ffi/src/ffi/testing/testing.cc",
)
"""Sources that the wheel's wasm_runtime.cc includes and that stay empty here."""


def lay_out(tree: Path) -> None:
    """Writes the tree afresh."""
    compiler, interface = Path(tvm.__file__).parent, Path(tvm_ffi.__file__).parent
    shutil.rmtree(tree, ignore_errors=True)
    for part in ("include", "src/runtime", "web/emcc"):
        shutil.copytree(compiler / part, tree / part)
    for part in ("include", "src", "3rdparty/dlpack/include"):
        shutil.copytree(interface / part, tree / "3rdparty/tvm-ffi" / part)
    shutil.copytree(OVERLAY, tree, dirs_exist_ok=True)
    shutil.copy(OVERLAY.parent / "exports.cc", tree)
    for path in LEFT_OUT:
        (tree / path).write_text("")
