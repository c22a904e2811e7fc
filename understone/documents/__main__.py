"""`python -m understone.documents` writes every built document and removes those that nothing builds any more."""

from understone.documents.building import write_documents

write_documents()
