"""What people and machines do, a file for each theme."""
