"""Trained weights. A model card beside each says what it learned from, how accurate it is and how to train it again."""
