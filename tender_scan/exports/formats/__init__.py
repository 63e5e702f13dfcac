"""One file per format that findings leave in."""
