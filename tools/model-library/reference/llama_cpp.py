"""Greedy tokens from llama.cpp on the CPU, through the server that the xllamacpp wheel carries."""

import json
import urllib.request
from dataclasses import dataclass

import xllamacpp

THREADS = 2


@dataclass(frozen=True)
class Reply:
    """A greedy reply. `margins` are the differences between the best and the second log probability."""

    token_ids: list[int]
    margins: list[float]
    stopped: bool


class LlamaCpp:
    """One loaded model."""

    def __init__(self, gguf: str, context: int):
        parameters = xllamacpp.CommonParams()
        parameters.model.path = gguf
        parameters.n_ctx = context
        parameters.n_parallel = 1
        parameters.cpuparams.n_threads = THREADS
        # The browser's cache holds float32.
        parameters.cache_type_k = xllamacpp.ggml_type.GGML_TYPE_F32
        parameters.cache_type_v = xllamacpp.ggml_type.GGML_TYPE_F32
        parameters.flash_attn_type = xllamacpp.llama_flash_attn_type.LLAMA_FLASH_ATTN_TYPE_DISABLED
        self._server = xllamacpp.Server(parameters)

    def tokenize(self, text: str) -> list[int]:
        answer = self._post("/tokenize", {"content": text, "add_special": False, "parse_special": True})
        return answer["tokens"]

    def complete(self, token_ids: list[int], length: int) -> Reply:
        """Continues these tokens greedily, from an empty cache."""
        answer = self._post(
            "/completion",
            {
                "prompt": token_ids,
                "n_predict": length,
                "temperature": 0,
                "n_probs": 2,
                "return_tokens": True,
                "cache_prompt": False,
            },
        )
        margins = [
            step["top_logprobs"][0]["logprob"] - step["top_logprobs"][1]["logprob"]
            for step in answer["completion_probabilities"]
        ]
        return Reply(answer["tokens"], margins, answer["stop_type"] == "eos")

    def _post(self, path: str, body: dict) -> dict:
        request = urllib.request.Request(
            self._server.listening_address + path,
            data=json.dumps(body).encode(),
            headers={"content-type": "application/json"},
        )
        with urllib.request.urlopen(request) as response:
            return json.load(response)
