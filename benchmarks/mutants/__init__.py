"""Small faults put into the source one at a time, and whether the tests of the room notice them."""
