"""How a model's reply must look, and how it is read."""
