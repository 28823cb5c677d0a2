"""Parts plugged into Rasa by name: the importer of labelled messages, the triage classifier, the bounded tracker store."""
