"""Phones, vehicles, accounts and documents, and who holds or uses them."""

from understone.record.codes import AccountKind, DocumentKind, ObjectTie
from understone.record.models.columns import Row, code, day, key, text


class Phone(Row):
    """A telephone number."""

    phone_number = text("The number, digits only with its country code.")

    class Meta:
        db_table = "phone"


class Vehicle(Row):
    """A vehicle."""

    registration = text("The registration mark, without spaces.")
    description = text("Make, model and colour.")

    class Meta:
        db_table = "vehicle"


class Account(Row):
    """An account: with a bank, for a benefit, or online."""

    kind = code(AccountKind, "What kind of account it is.")
    account_number = text("The number or name of the account.")
    holder = key("Person", "In whose name it is.")
    opened_on = day("The day it was opened.")

    class Meta:
        db_table = "account"


class Document(Row):
    """A document; who holds it may not be whom it belongs to."""

    kind = code(DocumentKind, "What kind of document it is.")
    belongs_to = key("Person", "Whom it belongs to.")
    held_by = key("Person", "Who held it when it was found.")

    class Meta:
        db_table = "document"


class ObjectTieRow(Row):
    """A tie between a phone, vehicle, account or document and a person, an incident or a case."""

    phone = key("Phone", "The phone.")
    vehicle = key("Vehicle", "The vehicle.")
    account = key("Account", "The account.")
    document = key("Document", "The document.")
    person = key("Person", "The person tied to it.")
    incident = key("Incident", "The incident it came up in.")
    investigation = key("Investigation", "The case it came up in.")
    kind = code(ObjectTie, "How they are tied.")

    class Meta:
        db_table = "object_tie"
