"""Graphs as kg wrote them, one for each layout: whatever comes later has to open them.

python -m tests.store.written    writes that of today; do so before the layout's version is raised
"""
