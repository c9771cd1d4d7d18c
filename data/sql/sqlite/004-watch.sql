-- The watch: entries that carry a number, a system and a record of fields besides their text (format
-- 2), what of them is still open, and what a console keeps for itself: drafts, its own pulse, PINs.

ALTER TABLE entry ADD COLUMN number TEXT;
ALTER TABLE entry ADD COLUMN system TEXT;
ALTER TABLE entry ADD COLUMN record TEXT CHECK (length(record) = 64);

CREATE UNIQUE INDEX entry_number ON entry (number) WHERE number IS NOT NULL;
CREATE INDEX entry_system ON entry (system) WHERE system IS NOT NULL;

-- The last number given in each series; moves in the transaction of the entry that bears it.
CREATE TABLE number_series (
	prefix TEXT NOT NULL PRIMARY KEY CHECK (prefix <> ''),
	last INTEGER NOT NULL CHECK (last > 0)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER number_series_rises BEFORE UPDATE ON number_series
WHEN NEW.prefix <> OLD.prefix OR NEW.last <> OLD.last + 1
BEGIN
	SELECT RAISE(ABORT, 'numbers have no gaps');
END;

CREATE TRIGGER number_series_kept BEFORE DELETE ON number_series
BEGIN
	SELECT RAISE(ABORT, 'numbers have no gaps');
END;

-- What an entry says in fields: a round, a step of an incident, a request, a handover. `fields` is
-- empty (NULL) only where a redaction took it together with the text.
CREATE TABLE entry_record (
	seq INTEGER NOT NULL PRIMARY KEY REFERENCES entry (seq),
	kind TEXT NOT NULL CHECK (kind <> ''),
	object TEXT NOT NULL,
	effect TEXT NOT NULL CHECK (effect IN ('none', 'opens', 'updates', 'closes')),
	fields TEXT
) STRICT;

CREATE INDEX entry_record_object ON entry_record (kind, object, seq);

CREATE TRIGGER entry_record_stays BEFORE UPDATE ON entry_record
BEGIN
	SELECT RAISE(ABORT, 'the watch log is append-only');
END;

CREATE TRIGGER entry_record_kept BEFORE DELETE ON entry_record
BEGIN
	SELECT RAISE(ABORT, 'the watch log is append-only');
END;

-- What was opened and is not closed yet: follows from the records and can be made anew from them.
CREATE TABLE open_item (
	kind TEXT NOT NULL,
	object TEXT NOT NULL CHECK (object <> ''),
	seq INTEGER NOT NULL REFERENCES entry (seq),
	opened_at INTEGER NOT NULL,
	due INTEGER,
	PRIMARY KEY (kind, object)
) STRICT, WITHOUT ROWID;

-- ---- a console's own ------------------------------------------------------------------------

-- What somebody has typed and not entered yet.
CREATE TABLE draft (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	console TEXT NOT NULL,
	person TEXT NOT NULL,
	uid INTEGER NOT NULL,
	form TEXT NOT NULL CHECK (form <> ''),
	fields TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- Since when a console has been running and when it was last known to: one that has not ended and
-- no longer beats was cut off.
CREATE TABLE console (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	host TEXT NOT NULL,
	pid INTEGER NOT NULL,
	person TEXT NOT NULL,
	started INTEGER NOT NULL,
	beat INTEGER NOT NULL,
	ended INTEGER,
	settled INTEGER REFERENCES entry (seq)
) STRICT, WITHOUT ROWID;

CREATE TABLE pin (
	person TEXT NOT NULL PRIMARY KEY REFERENCES person (code),
	verifier TEXT NOT NULL CHECK (verifier <> ''),
	set_at INTEGER NOT NULL,
	failures INTEGER NOT NULL CHECK (failures >= 0),
	failed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;

-- The code with which somebody sets his first PIN, or a new one; used once.
CREATE TABLE pin_code (
	person TEXT NOT NULL PRIMARY KEY REFERENCES person (code),
	verifier TEXT NOT NULL CHECK (verifier <> ''),
	made_by TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	expires INTEGER NOT NULL,
	failures INTEGER NOT NULL CHECK (failures >= 0)
) STRICT, WITHOUT ROWID;
