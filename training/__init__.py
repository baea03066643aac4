"""From annotated corpora to the weights in src/helpers/models/."""
