"""Trained weights, with a card each that says what they learned from, how right they are and how to train them again."""
