"""The dossier: what a service point keeps of one employer, and what was shared with it."""
