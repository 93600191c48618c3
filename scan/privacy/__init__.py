"""What is kept of employers and people, how long, and how it goes: register, retention, export and erasure."""
