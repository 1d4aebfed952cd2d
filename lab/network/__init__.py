"""The wires: a closed set of network namespaces that the kernel takes away with the process that made them."""
