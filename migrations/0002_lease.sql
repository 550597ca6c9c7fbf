-- Who may move the pointer to another release: one row, since KV has no compare-and-set. `pointer` is the value that the
-- key `release` has, or is about to have: it is written here first, by the holder alone, in place of the one it expects.
CREATE TABLE lease (
  one INTEGER PRIMARY KEY CHECK (one = 1),
  pointer TEXT,
  holder TEXT,
  work TEXT,
  -- Unix seconds, by this database's clock. A holder that has not renewed its lease by then may be replaced.
  expires INTEGER NOT NULL DEFAULT 0,
  -- Grows with every prune: what a publisher remembers of uploads from before is no knowledge any more.
  prunes INTEGER NOT NULL DEFAULT 0
);
INSERT INTO lease (one) VALUES (1);
