"""What makes the pages of docs/ that no person writes: the licences, the bill of materials, the reference and its pictures."""
