"""Builds the model library of every config, or with --check compares a fresh build with the committed ones.

    build.py [--check] [--work FOLDER]

Run it through `npm run build:model-library`, which brings the pinned packages.
"""

import argparse
import shutil
import sys
import time
from pathlib import Path

import lock
from library.config import read_config
from library.module import compile_library
from runtime import emscripten

ROOT = lock.HERE.parents[1]
LIBRARIES = ROOT / "public" / "libraries"


def main() -> None:
    options = _parse_arguments()
    emscripten.check_version()
    built = _build(options.work)
    fresh = lock.describe(built, emscripten.VERSION)
    if options.check:
        _compare(fresh, lock.read())
    else:
        LIBRARIES.mkdir(parents=True, exist_ok=True)
        for path in built.values():
            shutil.copyfile(path, LIBRARIES / path.name)
        lock.write(fresh)
    print("Done: the build equals the lock." if options.check else f"Done: {LIBRARIES} and {lock.LOCK}")


def _parse_arguments() -> argparse.Namespace:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="write nothing, compare with the lock")
    parser.add_argument(
        "--work", type=Path, default=ROOT / ".cache/model-library/build", help="folder for intermediate files"
    )
    return parser.parse_args()


def _build(work: Path) -> dict[str, Path]:
    """Builds every library in the work folder; returns them by the name of their config."""
    work.mkdir(parents=True, exist_ok=True)
    started = time.monotonic()
    runtime = [str(path) for path in emscripten.compile_runtime(work)]
    print(f"Runtime compiled in {time.monotonic() - started:.0f} s", flush=True)
    built = {}
    for path in sorted((lock.HERE / "configs").glob("*.json")):
        started = time.monotonic()
        config = read_config(path)
        output = work / f"{config.name}-q4f32_a.wasm"
        compile_library(config, output, lambda target, objects: emscripten.link(target, [*runtime, *objects]))
        built[path.name] = output
        print(f"{output.name}: {output.stat().st_size} bytes in {time.monotonic() - started:.0f} s", flush=True)
    return built


def _compare(fresh: dict[str, object], committed: dict[str, object]) -> None:
    """Names every entry that differs, and fails if one does."""
    different = [key for key in {**fresh, **committed} if fresh.get(key) != committed.get(key)]
    for key in different:
        print(f"{key}: built {fresh.get(key)}, locked {committed.get(key)}", file=sys.stderr)
    committed_bytes = {
        name: lock.sha256((LIBRARIES / name).read_bytes()) if (LIBRARIES / name).exists() else None
        for name in committed["libraries"]
    }
    for name, entry in committed["libraries"].items():
        if committed_bytes[name] != entry["sha256"]:
            different.append(name)
            print(f"{name}: the file in public/libraries is not the locked one", file=sys.stderr)
    if different:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
