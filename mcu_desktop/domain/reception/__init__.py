"""Reception of citizens: hours, bookings, the queue of a day, and how a visit ends (59-ФЗ art. 13)."""
