"""What a lab is made of, drawn from a seed. Nothing here touches the machine: the same seed gives the same world."""
