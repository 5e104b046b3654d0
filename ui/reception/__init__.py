"""The place of receptions: the queue of a day, the visitor's card, bookings, the timetable."""
