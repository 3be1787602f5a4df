"""Entry of the `citybrain` command: turns errors into one clear line and an exit code."""

from __future__ import annotations

import sys


def main() -> None:
    """Run the command line.

    Exit codes: 0 done; 1 failed; 2 mend your input or options; 3 refused; 4 a peer does not answer; 5 a store is
    damaged; 6 something is not installed; 70 a broken invariant of ours; 130 stopped by Ctrl-C.
    """
    from citybrain_wire import CityBrainError
    from citybrain_wire.tls import tls13_only

    tls13_only()
    from citybrain._cli import app

    try:
        app()
    except CityBrainError as err:
        sys.stderr.write(f"citybrain: {err}\n")
        sys.exit(err.exit_code)
    except KeyboardInterrupt:
        sys.stderr.write("citybrain: stopped\n")
        sys.exit(130)


if __name__ == "__main__":
    main()
