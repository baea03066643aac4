"""Accuracy and speed, ours beside others."""
