"""Start Sổ Chi bộ: set up what is missing, then the command line or the window."""

import gc
import sys

from installer import bootstrap

_SELDOM = 100_000
STOPPED = "Đã dừng theo ý bạn. Việc đã ghi xong vẫn còn, việc đang ghi dở thì bỏ."
# What shells expect of a program that was stopped by Ctrl-C.
STOPPED_CODE = 130


def main(arguments: list[str]) -> int:
    """Open the window without arguments; run a command with them.

    Where no screen is to be had, the demo is run instead of the window.
    """
    window = not arguments and bootstrap.has_display()
    needs_qt = window or arguments[:1] == ["self-test"]
    bootstrap.ensure("requirements.lock", window=needs_qt)
    if window:
        from ui.shell import start  # noqa: PLC0415  (Qt only when a window opens)

        return start.main(arguments)
    from app.cli import main as command_line  # noqa: PLC0415  (set-up comes first)

    # One command and an end: what was loaded stays, and looking for cycles in the rows
    # of a long list would cost more than the rows.
    gc.freeze()
    gc.set_threshold(_SELDOM)
    return command_line.run(arguments)


def run() -> int:
    """Run ``main``; whoever stops it with Ctrl-C reads one sentence."""
    try:
        return main(sys.argv[1:])
    except KeyboardInterrupt:
        if sys.stderr is not None:
            sys.stderr.write(f"\n{STOPPED}\n")
        return STOPPED_CODE


if __name__ == "__main__":
    sys.exit(run())
