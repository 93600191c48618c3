"""The employer reads the result, shares it and takes it along."""
