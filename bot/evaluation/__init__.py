"""Measures the triage: texts through the engine and the policy, figures against labels, and a report that a person can read."""
