"""The database: schema, migrations, the one writer, named queries, full text."""
