"""The advisors' own rooms under `/raadgiver`: login, the queue, the case page, their account. Closed to everyone else."""
