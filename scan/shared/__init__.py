"""What an account manager reads of a scan that is shared: the workplace shows it, and the employer as a preview."""
