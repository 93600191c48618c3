"""Inviting employers: one or a list from Excel, by mail, and following who began."""
