"""The scan: instrument, questionnaire, results, and the workplace of the account manager."""
