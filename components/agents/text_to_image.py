"""A picture from words."""

from __future__ import annotations

from typing import Annotated, ClassVar

from pydantic import Field

from studio import runtime
from studio.chat_model import ModelName
from studio.component import Advanced, Component, LongText, PictureModelName
from studio.errors import StepFailure
from studio.picture_model import PictureRequest
from studio.values import Message, Policy


class TextToImage(Component):
    """Draws what a message describes, with a model behind a connection."""

    title: ClassVar[str] = "Draw a picture"
    sentence: ClassVar[str] = "Draws with {model}"
    search_words: ClassVar[str] = "image text to image generate dall-e paint illustrate art photo"
    icon: ClassVar[str] = "img"

    model: PictureModelName = ModelName("")
    """Which model draws, as connection/model; the built-in one cannot."""
    size: Annotated[str, Field(pattern=r"^([1-9]\d{1,4}x[1-9]\d{1,4})?$")] = "1024x1024"
    """Width and height in dots, such as 1024x1024; empty leaves it to the model."""
    manner: LongText = ""
    """How all pictures are to look, such as “a watercolour, no text”; it is added to each description."""
    number: Annotated[int, Advanced(), Field(ge=1, le=10)] = 1
    """How many pictures; some models draw only one at a time."""
    quality: Annotated[str, Advanced(), Field(max_length=50)] = ""
    """The provider's word for how finely it draws, such as high or hd; empty leaves it to the model."""
    style: Annotated[str, Advanced(), Field(max_length=50)] = ""
    """The provider's word for a style, such as vivid or natural; most models know none."""
    policy: Annotated[Policy, Advanced()] = Policy(tries=3)
    """What happens when it fails or takes long."""

    async def __call__(self, message: Message) -> Message:
        """Draw, show it in the chat, and hand it on as a message of pictures."""
        description = "\n\n".join(part for part in (message.text.strip(), self.manner.strip()) if part)
        if not message.text.strip():
            raise StepFailure(f"{runtime.title() or self.title} got no words that say what to draw.")
        request = PictureRequest(description, self.size, self.quality, self.style, self.number)
        pictures = await runtime.draw(request, self.model)
        drawn = Message(parts=pictures, sender=runtime.title(), role="assistant")
        runtime.say(drawn)
        return drawn
