"""In and out."""

ORDER = ("chat_input", "text", "show", "join_texts", "split_text", "note")
