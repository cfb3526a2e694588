"""Calls of Emscripten: compiles the runtime once, links it with each library."""

import re
import shutil
import subprocess
from pathlib import Path

from .source_tree import lay_out

VERSION = "3.1.6"
"""What Debian 12 packages; another version gives other bytes."""

SOURCES = ("exports.cc", "web/emcc/webgpu_runtime.cc", "web/emcc/wasm_runtime.cc")

COMPILE = (
    "-O2",
    "-std=c++17",
    "-DTVM_FFI_USE_LIBBACKTRACE=0",
    "-I.",
    "-Iinclude",
    "-I3rdparty/tvm-ffi/include",
    "-I3rdparty/tvm-ffi/3rdparty/dlpack/include",
)

LINK = (
    "-O2",
    "--no-entry",
    # A plain wasm file: tvmjs brings its own WASI, and supplies the two undefined symbols of exports.cc.
    "-sSTANDALONE_WASM=1",
    "-sERROR_ON_UNDEFINED_SYMBOLS=0",
    "-sWASM_BIGINT=1",
    "-sALLOW_MEMORY_GROWTH=1",
    "-sINITIAL_MEMORY=64MB",
    "-sTOTAL_STACK=2MB",
)


def check_version() -> None:
    """Fails unless the pinned compiler is there."""
    if shutil.which("emcc") is None:
        raise SystemExit(f"Emscripten {VERSION} is needed: on Debian 12, apt-get install emscripten")
    text = subprocess.run(["emcc", "--version"], check=True, capture_output=True, text=True).stdout
    found = re.search(r"\d+\.\d+\.\d+", text)
    if found is None or found[0] != VERSION:
        raise SystemExit(f"Emscripten {VERSION} is needed, found {found and found[0]}")


def compile_runtime(folder: Path) -> list[Path]:
    """Compiles the runtime's sources (a minute); returns the objects."""
    tree = folder / "tree"
    lay_out(tree)
    objects = []
    for source in SOURCES:
        target = folder / f"{Path(source).stem}.o"
        subprocess.run(["emcc", *COMPILE, "-c", source, "-o", str(target)], check=True, cwd=tree)
        objects.append(target)
    return objects


def link(output: str, objects: list[str]) -> None:
    """Joins object files into a wasm file."""
    subprocess.run(["emcc", *LINK, "-o", output, *objects], check=True)
