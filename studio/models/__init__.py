"""Chat models behind one protocol, one file per wire protocol."""
