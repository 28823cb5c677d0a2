"""`make bench`: the product with durable writes beside Rasa alone, the same model and the same script in one run. No test."""
