"""The project: settings, addresses, log-in and error pages."""
