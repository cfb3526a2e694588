"""The TVM runtime of the apache-tvm wheel, compiled for WebAssembly."""
