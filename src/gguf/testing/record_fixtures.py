"""Records what the Python `gguf` package computes, for the tests beside this file.

    pip install gguf==0.19.0 && python src/gguf/testing/record_fixtures.py

Writes quantized-blocks.json (blocks of every type that Hearth reads, with their float32 values) and
python-written.gguf with python-written.json (a small file by the reference writer, and what it holds).
"""
import json
import pathlib

import numpy as np
from gguf import GGMLQuantizationType as T
from gguf import GGUFReader, GGUFWriter, dequantize
from gguf.constants import GGML_QUANT_SIZES

HERE = pathlib.Path(__file__).parent
RNG = np.random.default_rng(20260101)
# Byte offsets of the half-precision numbers in a block: they get chosen values, the rest is random.
HALVES = {T.Q4_0: [0], T.Q4_1: [0, 2], T.Q8_0: [0], T.Q4_K: [0, 2], T.Q6_K: [208]}
# Ordinary, negative, subnormal, smallest, zero, negative zero, largest.
EDGES = [0.0123, -0.75, 3e-6, 2.0**-24, 0.0, -0.0, 65504.0]


def blocks(kind, count):
    size = GGML_QUANT_SIZES[kind][1]
    raw = RNG.integers(0, 256, (count, size), dtype=np.uint8)
    for place, offset in enumerate(HALVES[kind]):
        for row in range(count):
            half = np.float16(EDGES[(row + 2 * place) % len(EDGES)])
            raw[row, offset:offset + 2] = np.frombuffer(half.tobytes(), np.uint8)
    return raw


def plain(kind):
    values = np.array([0.0, -0.0, 1.0, -2.5, 3e-6, 2.0**-24, -65504.0, 0.1], np.float32)
    if kind == T.F32:
        return values.view(np.uint8)
    if kind == T.F16:
        return values.astype(np.float16).view(np.uint8)
    return (values.view(np.uint32) >> 16).astype(np.uint16).view(np.uint8)


def record_blocks():
    out = {}
    for kind in (T.F32, T.F16, T.BF16):
        raw = plain(kind)
        out[kind.name] = (raw, dequantize(raw, kind))
    for kind in HALVES:
        raw = blocks(kind, 7 if GGML_QUANT_SIZES[kind][0] == 32 else 3)
        out[kind.name] = (raw, dequantize(raw, kind))
    doc = {
        name: {
            "blocks": raw.tobytes().hex(),
            "float32": np.ascontiguousarray(values, dtype="<f4").tobytes().hex(),
        }
        for name, (raw, values) in out.items()
    }
    (HERE / "quantized-blocks.json").write_text(json.dumps(doc, indent=1) + "\n")


def record_file():
    path = HERE / "python-written.gguf"
    writer = GGUFWriter(path, "llama")
    writer.add_string("text", "h\u00e9llo \U0001f525 \ufeff")
    writer.add_bool("yes", True)
    writer.add_uint8("u8", 255)
    writer.add_int8("i8", -128)
    writer.add_uint16("u16", 65535)
    writer.add_int16("i16", -32768)
    writer.add_uint32("u32", 4294967295)
    writer.add_int32("i32", -2147483648)
    writer.add_float32("f32", 0.5)
    writer.add_uint64("u64", 2**53 - 1)
    writer.add_int64("i64", -(2**53 - 1))
    writer.add_float64("f64", 0.1)
    writer.add_array("strings", ["a", "", "\u4e2d"])
    writer.add_array("integers", [1, -2, 3])
    writer.add_array("nested", [[1, 2], [3]])
    writer.add_tensor("matrix", RNG.standard_normal((2, 32)).astype(np.float32))
    writer.add_tensor("halves", RNG.standard_normal(5).astype(np.float16))
    writer.add_tensor("q8", blocks(T.Q8_0, 3), raw_dtype=T.Q8_0)
    writer.write_header_to_file()
    writer.write_kv_data_to_file()
    writer.write_tensors_to_file()
    writer.close()
    reader = GGUFReader(path)
    metadata = {k: f.contents() for k, f in reader.fields.items() if not k.startswith("GGUF.")}
    metadata["nested"] = [[1, 2], [3]]  # the Python reader flattens it
    doc = {
        "metadata": metadata,
        "tensors": [
            {"name": t.name, "type": t.tensor_type.name, "dimensions": [int(n) for n in t.shape],
             "offsetBytes": int(t.data_offset), "sizeBytes": int(t.n_bytes)}
            for t in reader.tensors
        ],
    }
    (HERE / "python-written.json").write_text(json.dumps(doc, indent=1, ensure_ascii=False) + "\n")


record_blocks()
record_file()
