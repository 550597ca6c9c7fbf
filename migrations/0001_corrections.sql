-- A reader's request for a correction. `text` columns are as they were sent; `closed` is null while nobody has answered.
CREATE TABLE requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reference TEXT NOT NULL UNIQUE,
  received TEXT NOT NULL,
  edition TEXT NOT NULL,
  article TEXT NOT NULL,
  wrong TEXT NOT NULL,
  "right" TEXT,
  source TEXT,
  name TEXT,
  email TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'refused')),
  closed TEXT,
  reason TEXT,
  purged TEXT
);
CREATE INDEX requests_by_state ON requests(state, id);
