"""ChatML as SmolLM2 was trained on it, written without looking at the template that the browser uses."""


def opening(system: str, user: str) -> str:
    """The first prompt of a conversation."""
    return f"<|im_start|>system\n{system}<|im_end|>\n{question(user)}"


def continuation(user: str) -> str:
    """What follows a reply, from the mark that ends it."""
    return f"<|im_end|>\n{question(user)}"


def question(user: str) -> str:
    return f"<|im_start|>user\n{user}<|im_end|>\n<|im_start|>assistant\n"
