"""What the web page of an audit is made of: its template, style and script, and one module for each of its parts."""
