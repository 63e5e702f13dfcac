"""``python -m tender_scan`` is ``tender-scan``."""

from tender_scan.cli.main import main

if __name__ == "__main__":
    main()
