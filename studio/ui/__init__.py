"""The Gradio page around the canvas."""
