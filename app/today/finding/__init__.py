"""The search across everything: people, meetings, minutes, tasks, papers."""
