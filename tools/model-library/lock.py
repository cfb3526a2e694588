"""The lock file: from which scripts, packages and compiler the committed libraries were built.

library-lock.test.ts checks the same hashes from the other side.
"""

import hashlib
import json
from importlib.metadata import version
from pathlib import Path

HERE = Path(__file__).parent
LOCK = HERE / "library.lock.json"

PACKAGES = ("apache-tvm", "apache-tvm-ffi")
"""The packages whose code is compiled in or compiles; requirements.txt pins the rest."""


def sha256(data: bytes) -> str:
    return hashlib.sha256(data).hexdigest()


def scripts_sha256() -> str:
    """SHA-256 of the lines `<sha256>  <path>` of all scripts, sorted by path (as sha256sum prints them)."""
    scripts = {path.relative_to(HERE).as_posix(): path for path in HERE.rglob("*") if _is_script(path)}
    lines = [f"{sha256(scripts[name].read_bytes())}  {name}\n" for name in sorted(scripts)]
    return sha256("".join(lines).encode())


def _is_script(path: Path) -> bool:
    """Whether a file can change a library's bytes: all but the lock, the reference, and what is TypeScript."""
    outside = path == LOCK or path.suffix == ".ts"
    return path.is_file() and not outside and not {"reference", "__pycache__"}.intersection(path.parts)


def describe(libraries: dict[str, Path], emscripten: str) -> dict[str, object]:
    """The lock for these libraries, given by the name of the config that made each."""
    return {
        "scripts_sha256": scripts_sha256(),
        "emscripten": emscripten,
        "packages": {name: version(name) for name in PACKAGES},
        "libraries": {
            path.name: {
                "config": config,
                "bytes": path.stat().st_size,
                "sha256": sha256(path.read_bytes()),
            }
            for config, path in sorted(libraries.items())
        },
    }


def read() -> dict[str, object]:
    return json.loads(LOCK.read_text())


def write(lock: dict[str, object]) -> None:
    LOCK.write_text(json.dumps(lock, indent=2) + "\n")
