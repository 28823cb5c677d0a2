"""The domain: values in, values out. Standard library only; `now` is always a parameter."""
