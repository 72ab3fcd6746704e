"""Steps of meetings: planning and minutes, the table, a whole meeting in one step."""
