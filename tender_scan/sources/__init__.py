"""Where documents come from: folders, ZIP archives, and crawl tables row by row."""
