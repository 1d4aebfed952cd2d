"""The attacks of each family. Importing a module registers its attacks."""
