"""The program without a window. No Qt below this line.

cli, door, scenario    commands; before the book is open; scripted stretches of life
bootstrap, wiring      builds every service once, in order; hands each what it asks
package                the signed report package
reports, today         documents we print, and what needs doing, across features
documents | features   how a document becomes a file | one folder per office task
people                 the unit, its people, their posts
infra                  the machine: store, files, clock, keys, log
kernel                 small value types everyone shares

A package may import those below it, never one above (checked by import-linter).
"""
