"""Everything AgentScope had is named on the page that maps it, with something that stands for it here."""

from __future__ import annotations

import pytest

from studio.catalog import catalog
from studio.ui.agentscope_docs import page
from studio.ui.agentscope_parity import AGENTS, LISTS, MODELS, PALETTE, PARSERS, PIPELINES, Counterpart

NAMES = {
    AGENTS: "DialogAgent DictDialogAgent UserAgent TextToImageAgent ReActAgent ReActAgentV2 LlamaIndexAgent RpcAgent "
    "MixtureOfAgents Router AgentBase",
    MODELS: "openai_chat openai_dall_e openai_embedding dashscope_chat dashscope_image_synthesis dashscope_multimodal "
    "dashscope_text_embedding gemini_chat gemini_embedding ollama_chat ollama_embedding ollama_generate zhipuai_chat "
    "zhipuai_embedding litellm_chat yi_chat anthropic_chat post_api_chat post_api_dall_e post_api_embedding",
    PARSERS: "MarkdownJsonObjectParser MarkdownJsonDictParser MarkdownCodeBlockParser MultiTaggedContentParser "
    "RegexTaggedContentParser DictFilterMixin parse_func fault_handler max_retries",
    PIPELINES: "SequentialPipeline IfElsePipeline SwitchPipeline ForLoopPipeline WhileLoopPipeline placeholder MsgHub "
    "hub.add hub.delete hub.broadcast fanout_pipeline",
    PALETTE: "dashscope_chat openai_chat post_api_chat post_api_dall_e Message DialogAgent UserAgent DictDialogAgent "
    "ReActAgent Placeholder MsgHub SequentialPipeline ForLoopPipeline WhileLoopPipeline IfElsePipeline SwitchPipeline "
    "BingSearchService GoogleSearchService PythonService ReadTextService WriteTextService CopyNode welcome readme",
}


@pytest.mark.parametrize(("lines", "names"), NAMES.items())
def test_every_name_has_a_line_that_says_how(lines: tuple[Counterpart, ...], names: str) -> None:
    theirs = " ".join(line.theirs for line in lines)
    assert [name for name in names.split() if name not in theirs] == []
    assert [line.theirs for line in lines if not line.words] == []


def test_a_line_without_components_says_what_stands_for_it() -> None:
    assert "|  |" not in page(catalog())


def test_every_component_that_is_named_is_there() -> None:
    named = {name for _, _, lines in LISTS for line in lines for name in line.components}
    assert named - catalog().classes.keys() == set()
    assert page(catalog()).count("\n| ") == sum(len(lines) + 1 for _, _, lines in LISTS)
