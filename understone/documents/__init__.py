"""The documents that are built from the code: `make documents` writes them, a test compares them."""

from understone.documents.building import DOCS, documents, stray_documents, text_of, write_documents

__all__ = ["DOCS", "documents", "stray_documents", "text_of", "write_documents"]
