"""The projections that lists are asked of, as peewee sees them; unbound, each query names its file."""

from __future__ import annotations

from mcu_desktop.store.peewee_alone import BlobField, CompositeKey, IntegerField, Model, TextField


class CaseRow(Model):
    """A line of the register, as far as lists are narrowed, ordered and counted by it."""

    key = IntegerField(primary_key=True)
    id = BlobField()
    number = TextField()
    running = IntegerField()
    status = TextField()
    regime = TextField()
    form = TextField()
    kind = TextField()
    channel = TextField()
    received_on = TextField()
    registered_on = TextField()
    applicant = TextField()
    address = TextField()
    summary = TextField()
    place = TextField()
    territory = TextField()
    blocks = TextField()
    executors = TextField()
    due = TextField(null=True)
    due_norm = TextField(null=True)
    answer_due = TextField(null=True)
    answered_on = TextField(null=True)
    closed_on = TextField(null=True)
    out_on = TextField(null=True)
    marks = TextField()
    control = IntegerField()
    repeated = IntegerField()
    extended = IntegerField()

    class Meta:  # noqa: D106 - peewee's way of naming the table
        table_name = "case_line"


class QuestionRow(Model):
    """A question of a case."""

    case_key = IntegerField()
    id = TextField()
    block = TextField(null=True)
    executor = TextField(null=True)
    code = TextField(null=True)
    stage = TextField()
    result = TextField(null=True)
    measures = TextField(null=True)

    class Meta:  # noqa: D106
        table_name = "question"
        primary_key = CompositeKey("case_key", "id")


CASES = CaseRow.alias("c")
QUESTIONS = QuestionRow.alias("q")
"""As every query names them."""
