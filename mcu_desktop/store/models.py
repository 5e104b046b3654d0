"""The projections as peewee sees them; unbound, each query names its database."""

from __future__ import annotations

from peewee import BlobField, CompositeKey, IntegerField, Model, TextField


class CaseRow(Model):
    """A line of the register."""

    key = IntegerField(primary_key=True)
    id = BlobField()
    number = TextField()
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
    ended_on = TextField(null=True)

    class Meta:  # noqa: D106
        table_name = "question"
        primary_key = CompositeKey("case_key", "id")
