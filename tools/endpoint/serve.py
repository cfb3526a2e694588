"""Runs llama.cpp's server with one model on this machine, until its input ends.

python3 serve.py <folder with the package> <model.gguf> <name>
"""
import sys

folder, path, name = sys.argv[1:]
sys.path.insert(0, folder)

import xllamacpp  # noqa: E402

params = xllamacpp.CommonParams()
params.model.path = path
params.model_alias = {name}
params.hostnames = ["127.0.0.1"]
params.n_ctx = 2048
params.n_parallel = 1
server = xllamacpp.Server(params)
print(server.listening_address, flush=True)
sys.stdin.read()
