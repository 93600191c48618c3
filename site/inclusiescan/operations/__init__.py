"""What the operator sees of the running site: health, log lines, figures, and a mail a day of what is broken or due."""
