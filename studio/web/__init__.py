"""The routes of the server and who may use them."""
