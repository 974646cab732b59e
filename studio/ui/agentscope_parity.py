"""What AgentScope had, line by line, and what stands for it in Playbill."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True, slots=True)
class Counterpart:
    """One thing of AgentScope: its name there, the components that stand for it here, and how in words."""

    theirs: str
    components: tuple[str, ...]
    words: str


AGENTS = (
    Counterpart("AgentBase, Operator", (), "The base class `Agent` in `studio/agent.py`; any component is one file."),
    Counterpart("DialogAgent", ("DialogAgent",), "One answer over its instructions and what it remembers."),
    Counterpart("DictDialogAgent", ("FormAgent",), "The reply as an object by fields drawn in the inspector."),
    Counterpart("UserAgent", ("UserAgent", "UserForm", "Choose"), "Text, choice, number, file, picture, sound, form."),
    Counterpart("TextToImageAgent", ("TextToImage",), "By a connection to an image service."),
    Counterpart("ReActAgent", ("ReActAgent",), "Thoughts, tools side by side, limits, a summary when steps run out."),
    Counterpart("ReActAgentV2", ("ReActAgent",), "Native tool calls where the model has them, else a schema."),
    Counterpart("LlamaIndexAgent", ("DialogAgent",), "Recalls what fits the question by the packaged embedder."),
    Counterpart("RpcAgent, to_dist", ("RemoteAgent",), "An agent behind any OpenAI-compatible address."),
    Counterpart("Router agent (sample)", ("Router",), "A model picks one of the described ways."),
    Counterpart("MixtureOfAgents", ("MixtureOfAgents",), "Members side by side for some rounds, then one answer."),
    Counterpart("Plan and delegate (2.x team, plan notebook)", ("Planner",), "A visible plan, workers, revisions."),
    Counterpart("Hooks before and after a reply", (), "Steps of a flow: what stands before and after a node."),
    Counterpart("export_config, load_from_config, load_memory", (), "The flow's file; memory goes out and in."),
)
MODELS = (
    Counterpart("openai_chat", (), "A connection “OpenAI”: chat completions, or responses."),
    Counterpart("openai_dall_e", ("TextToImage",), "The picture model of a connection of OpenAI's shape."),
    Counterpart("openai_embedding", (), "The embedding model of a connection, through `runtime.embed`."),
    Counterpart("dashscope_chat", (), "A connection “DashScope”."),
    Counterpart("dashscope_multimodal", (), "The same connection; pictures go to models that see."),
    Counterpart("dashscope_image_synthesis", ("TextToImage",), "A picture model by connection."),
    Counterpart("dashscope_text_embedding", (), "The same, through `runtime.embed`."),
    Counterpart("gemini_chat, gemini_embedding", (), "A connection “Gemini”."),
    Counterpart("ollama_chat, ollama_generate, ollama_embedding", (), "A connection “Ollama”."),
    Counterpart("zhipuai_chat, zhipuai_embedding", (), "A connection “Other” with the provider's compatible address."),
    Counterpart("litellm_chat", (), "A connection “Other” with the address of a LiteLLM proxy."),
    Counterpart("yi_chat", (), "A connection “Other” with the provider's compatible address."),
    Counterpart("anthropic_chat", (), "A connection “Anthropic”."),
    Counterpart("post_api_chat", (), "A connection “Your own address”: headers, JSON body, path to the answer."),
    Counterpart("post_api_dall_e", ("TextToImage",), "A picture model by connection."),
    Counterpart("post_api_embedding", (), "An embedding model by connection."),
    Counterpart("Scripts that serve local models", (), "Two packaged models that need no server and no network."),
    Counterpart("max_retries, retry interval", (), "Tries and waits in each node's policy; Retry-After."),
)
PARSERS = (
    Counterpart("MarkdownJsonObjectParser", ("DialogAgent", "FormAgent"), "How the reply must look: JSON."),
    Counterpart("MarkdownJsonDictParser", ("FormAgent",), "JSON by fields, required ones, choices; nested lists."),
    Counterpart("MarkdownCodeBlockParser", ("DialogAgent",), "How the reply must look: a code block."),
    Counterpart("MultiTaggedContentParser", ("DialogAgent",), "How the reply must look: tags."),
    Counterpart("RegexTaggedContentParser", ("DialogAgent",), "How the reply must look: whatever tags there are."),
    Counterpart("DictFilterMixin (keys_to_memory, content, metadata)", ("FormAgent",), "Where each field goes."),
    Counterpart("parse_func", ("DialogAgent",), "The same rule, with repairs told in the log."),
    Counterpart("fault_handler", ("Try",), "Another model, a value used instead, a second way, or a stop."),
    Counterpart("max_retries", ("DialogAgent",), "How often the model is asked again, with what was wrong."),
)
PIPELINES = (
    Counterpart("SequentialPipeline", ("Sequence",), "One after another; or wires."),
    Counterpart("IfElsePipeline", ("If",), "Two ways, by a rule or an expression."),
    Counterpart("SwitchPipeline", ("Switch", "Cases", "Router"), "By a word, by rules, or by a model."),
    Counterpart("ForLoopPipeline", ("Repeat", "For"), "A number of rounds, or each item of a list."),
    Counterpart("WhileLoopPipeline", ("While",), "Until a condition holds, at most so many rounds."),
    Counterpart("placeholder", ("Placeholder",), "Hands on what comes in."),
    Counterpart("fanout_pipeline", ("Parallel", "Map"), "All at once; the first, or enough of them."),
    Counterpart("MsgHub, announcement", ("Hub",), "Everyone inside hears what is said; any nesting."),
    Counterpart("hub.add, hub.delete, hub.broadcast", ("JoinRoom", "LeaveRoom", "TellEveryone"), "While it runs."),
    Counterpart("GoalPipeline", ("While",), "A worker and a judge go round until the judge is content."),
    Counterpart("TeamPipeline", ("Planner", "GroupChat"), "A planner delegates, or a moderator picks who speaks."),
)
PALETTE = (
    Counterpart("dashscope_chat, openai_chat, post_api_chat", (), "Settings, Models: a key is entered once."),
    Counterpart("post_api_dall_e", ("TextToImage",), "Settings, Models."),
    Counterpart("Message", ("Text", "ChatInput"), "A fixed text, or what a person sends."),
    Counterpart("DialogAgent", ("DialogAgent",), "The same."),
    Counterpart("UserAgent", ("UserAgent",), "The same, and forms."),
    Counterpart("DictDialogAgent", ("FormAgent",), "Its parse rule and fault handler work."),
    Counterpart("ReActAgent", ("ReActAgent",), "Tools are dropped into its box."),
    Counterpart("Placeholder", ("Placeholder",), "Anywhere, also in a shared room."),
    Counterpart("MsgHub", ("Hub",), "Anywhere, also in a loop."),
    Counterpart("SequentialPipeline", ("Sequence",), "The order is the order of its members."),
    Counterpart("ForLoopPipeline", ("Repeat",), "The same."),
    Counterpart("WhileLoopPipeline", ("While",), "A condition is built from menus."),
    Counterpart("IfElsePipeline", ("If",), "A condition is built from menus."),
    Counterpart("SwitchPipeline", ("Switch",), "A way for each word, and one for the rest."),
    Counterpart("PythonService", ("Calculator",), "Sums; code as a tool comes with the tools."),
    Counterpart(
        "BingSearchService, GoogleSearchService", ("LookUp",), "One's own notes; the web comes with the tools."
    ),
    Counterpart("ReadTextService, WriteTextService", ("Text",), "Texts of the flow; files come with the tools."),
    Counterpart("CopyNode", ("DialogAgent",), "“Same agent again” in the menu of a node: one memory, two places."),
    Counterpart("welcome, readme", ("Note",), "Notes on the canvas."),
)
LISTS = (
    ("Agents", "every agent", AGENTS),
    ("Models", "[a connection](models.md)", MODELS),
    ("Parsers and fault tolerance", "every agent", PARSERS),
    ("Pipelines and message hub", "", PIPELINES),
    ("Palette of the old workstation", "[a connection](models.md)", PALETTE),
)
"""The lists in the order of the page: heading, what stands for a line without components, lines."""
