"""Party groups of the cell (tổ đảng): their names, leaders and members over time."""
