"""The sheets of the workshop kit, one idea a module."""
