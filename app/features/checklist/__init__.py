"""The yearly "Chi bộ bốn tốt" checklist: criteria, how each stands, evidence, forecast.

Follows plan 69-KH/ĐUK of 17/5/2023, II.1.1 to II.1.4 and III.1 (rule set QB69-2023).
"""
