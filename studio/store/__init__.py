"""What is kept on disk: flows, runs, sessions, media and keys."""
