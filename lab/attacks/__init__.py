"""
What attackers do: one file per family, one function per attack.

An attack draws its parameters and says beforehand, in full, what it will run where and what of the traffic is its own.
Nothing here starts anything.
"""
