"""Taking back later than the toast: what exchanges brought, and one's own actions of today."""
