-- Duty of earlier years that was kept by hand: each imported file as it came, row by row. A row is
-- never changed; an import is taken back as a whole, with a reason, and stays readable.

CREATE TABLE history_import (
	n INTEGER NOT NULL PRIMARY KEY CHECK (n > 0),
	file TEXT NOT NULL CHECK (file <> ''),
	hash TEXT NOT NULL CHECK (length(hash) = 64),
	made_by TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	removed_by TEXT,
	removed_at INTEGER,
	reason TEXT,
	CHECK ((removed_at IS NULL) = (removed_by IS NULL)),
	CHECK ((removed_at IS NULL) = (reason IS NULL))
) STRICT;

CREATE TABLE history_row (
	import INTEGER NOT NULL REFERENCES history_import (n),
	line INTEGER NOT NULL CHECK (line > 0),
	person TEXT NOT NULL REFERENCES person (code),
	period TEXT NOT NULL CHECK (period <> ''),
	first TEXT NOT NULL CHECK (length(first) = 10),
	last TEXT NOT NULL CHECK (length(last) = 10 AND last >= first),
	post TEXT NOT NULL,
	kind TEXT NOT NULL,
	shifts INTEGER NOT NULL CHECK (shifts >= 0),
	minutes INTEGER NOT NULL CHECK (minutes >= 0),
	night INTEGER NOT NULL CHECK (night >= 0 AND night <= minutes),
	points INTEGER NOT NULL CHECK (points >= 0),
	note TEXT NOT NULL,
	PRIMARY KEY (import, line)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER history_import_stays BEFORE UPDATE ON history_import
WHEN OLD.removed_at IS NOT NULL OR NEW.removed_at IS NULL OR NEW.n <> OLD.n
	OR NEW.file <> OLD.file OR NEW.hash <> OLD.hash OR NEW.made_by <> OLD.made_by
	OR NEW.made_at <> OLD.made_at
BEGIN
	SELECT RAISE(ABORT, 'an import of history is only ever taken back');
END;

CREATE TRIGGER history_import_kept BEFORE DELETE ON history_import
BEGIN
	SELECT RAISE(ABORT, 'an import of history is only ever taken back');
END;

CREATE TRIGGER history_row_stays BEFORE UPDATE ON history_row
BEGIN
	SELECT RAISE(ABORT, 'an import of history is only ever taken back');
END;

CREATE TRIGGER history_row_kept BEFORE DELETE ON history_row
BEGIN
	SELECT RAISE(ABORT, 'an import of history is only ever taken back');
END;
