"""The one door to the office: commands in, changes out; queries."""
