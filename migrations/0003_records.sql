-- What harvesters get at /oai: a row for each article that the archive has shown. `id` is a digest of its address. A deleted
-- record has no address, which could tell a name. `changed` is when the record changed here, in Unix seconds.
CREATE TABLE records (
  id TEXT PRIMARY KEY,
  address TEXT,
  edition TEXT NOT NULL,
  -- Of the article's document, and of what a record has of the configuration.
  digest TEXT NOT NULL,
  changed INTEGER NOT NULL
);
CREATE INDEX records_by_change ON records(changed, id);
CREATE INDEX records_by_set ON records(edition, changed, id);
-- The release that the records belong to; empty while they change.
CREATE TABLE harvest (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  root TEXT NOT NULL
);
INSERT INTO harvest VALUES (1, '');
