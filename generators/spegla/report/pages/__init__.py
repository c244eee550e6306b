"""One module a page: which findings it holds, in which order, in which words."""
