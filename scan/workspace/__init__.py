"""The account manager sees what employers shared with the own service point."""
