"""The page with which an account manager prepares a conversation: from the shared scan, and from the own dossier."""
