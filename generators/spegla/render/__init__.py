"""How the report looks: a report in, pages, charts and PDF as bytes out."""
