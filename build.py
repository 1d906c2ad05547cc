"""The command line: python build.py [build|check|plan|references|serve|archive|lexicon]. See --help."""

import sys

if sys.version_info < (3, 11):  # noqa: UP036 - whoever has an older one deserves a sentence, not a traceback
    sys.exit("build.py: Python 3.11 以上が必要です。 / Python 3.11 or newer is needed.")


def run() -> int:
    """Runs the command on the project that this file stands in; gives the exit status."""
    try:
        from pathlib import Path

        project = Path(__file__).resolve().parent
        # `python -P` and `python -I` leave the script's own folder out of the path.
        if str(project) not in sys.path:
            sys.path.insert(0, str(project))
        from kyoyaku.disk import stop

        stop.listen()  # before the slow part of starting
        from kyoyaku.main import main

        return main(project, sys.argv[1:])
    except KeyboardInterrupt:  # while still starting up
        return 130


if __name__ == "__main__":
    sys.exit(run())
