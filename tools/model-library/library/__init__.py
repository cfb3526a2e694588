"""A web-llm model library of the Llama architecture, described for Apache TVM."""
