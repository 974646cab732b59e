"""The components that come with Playbill; each folder is a group of the palette."""
