"""The providers and local servers that a connection can be made to with one choice.

DashScope is spoken to in OpenAI's chat completions, which it documents with streaming, token counts, thoughts
(`reasoning_content`), pictures and `response_format`: https://help.aliyun.com/en/model-studio/compatibility-of-openai-with-dashscope.
"""

from __future__ import annotations

from dataclasses import dataclass

from studio.models.protocols import ProtocolName


@dataclass(frozen=True, slots=True)
class Preset:
    """One well-known server and the protocol it is best spoken to in.

    `local` servers run on the user's own machines: they cost nothing, need no key and may take long to load a model.
    `length_field` is what the server calls the longest answer, `embeds_at_once` how many texts it embeds in one call,
    `draws` its picture model, empty when it has none.
    """

    name: str
    title: str
    base_url: str
    model: str = ""
    local: bool = False
    length_field: str = "max_tokens"
    protocol: ProtocolName = "openai"
    embeds_at_once: int = 64
    draws: str = ""


OTHER = Preset("other", "Other", "")

PRESETS: tuple[Preset, ...] = (
    Preset(
        "openai",
        "OpenAI",
        "https://api.openai.com/v1",
        "gpt-5-mini",
        length_field="max_completion_tokens",
        draws="gpt-image-1",
    ),
    Preset("anthropic", "Anthropic", "https://api.anthropic.com/v1", "claude-sonnet-4-5", protocol="anthropic"),
    Preset(
        "gemini",
        "Google Gemini",
        "https://generativelanguage.googleapis.com/v1beta",
        "gemini-2.5-flash",
        protocol="gemini",
        draws="imagen-4.0-generate-001",
    ),
    Preset(
        "dashscope",
        "DashScope",
        "https://dashscope-intl.aliyuncs.com/compatible-mode/v1",
        "qwen-plus",
        embeds_at_once=10,
    ),
    Preset("deepseek", "DeepSeek", "https://api.deepseek.com/v1", "deepseek-chat"),
    Preset("mistral", "Mistral", "https://api.mistral.ai/v1", "mistral-small-latest"),
    Preset("groq", "Groq", "https://api.groq.com/openai/v1", "llama-3.3-70b-versatile"),
    Preset("openrouter", "OpenRouter", "https://openrouter.ai/api/v1", "openrouter/auto"),
    Preset(
        "together",
        "Together",
        "https://api.together.xyz/v1",
        "meta-llama/Llama-3.3-70B-Instruct-Turbo",
        draws="black-forest-labs/FLUX.1-schnell",
    ),
    Preset("ollama", "Ollama", "http://localhost:11434", local=True, protocol="ollama"),
    Preset("lmstudio", "LM Studio", "http://localhost:1234/v1", local=True),
    Preset("vllm", "vLLM", "http://localhost:8000/v1", local=True),
    Preset("llamacpp", "llama.cpp", "http://localhost:8080/v1", local=True),
    OTHER,
)


def preset(name: str) -> Preset:
    """The preset of that name, `OTHER` when there is none."""
    return next((found for found in PRESETS if found.name == name), OTHER)
