"""The place of reports: which, about which days, its pages, the cases behind its figures."""
