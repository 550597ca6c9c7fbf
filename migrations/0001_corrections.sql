-- A reader's request for a correction. Texts are as they were sent, tidied; `article` is null where none was named,
-- `verified` where nobody was asked whether a person sent it. `closed` is null while nobody has answered.
CREATE TABLE requests (
  id INTEGER PRIMARY KEY AUTOINCREMENT,
  reference TEXT NOT NULL UNIQUE,
  received TEXT NOT NULL,
  edition TEXT NOT NULL,
  article TEXT,
  verified TEXT CHECK (verified IN ('yes', 'no')),
  wrong TEXT NOT NULL,
  "right" TEXT,
  source TEXT,
  name TEXT,
  email TEXT,
  state TEXT NOT NULL DEFAULT 'open' CHECK (state IN ('open', 'accepted', 'refused', 'lapsed')),
  closed TEXT,
  reason TEXT,
  purged TEXT
);
CREATE INDEX requests_by_state ON requests(state, id);
CREATE INDEX requests_by_received ON requests(received);
