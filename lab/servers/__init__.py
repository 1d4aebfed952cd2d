"""The real servers of the lab: one file per kind of server, each with `start(place, world) -> [Service]`."""
