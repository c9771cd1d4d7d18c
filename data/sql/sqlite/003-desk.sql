-- The roster desk: revisions of a draft and its way to the signature, slots given to a unit, rules
-- between people, the list before a holiday, consents and confirmations, who was told, actual duty.

ALTER TABLE roster_version ADD COLUMN revision INTEGER NOT NULL DEFAULT 1;
ALTER TABLE roster_version ADD COLUMN edited_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE roster_version ADD COLUMN edited_by TEXT NOT NULL DEFAULT '';
ALTER TABLE roster_version ADD COLUMN submitted_at INTEGER NOT NULL DEFAULT 0;
ALTER TABLE roster_version ADD COLUMN submitted_by TEXT NOT NULL DEFAULT '';
ALTER TABLE roster_version ADD COLUMN order_date TEXT NOT NULL DEFAULT '';
ALTER TABLE roster_version ADD COLUMN basis TEXT NOT NULL DEFAULT '';
ALTER TABLE slot ADD COLUMN unit TEXT NOT NULL DEFAULT '';

DROP TRIGGER version_stays;

-- A draft changes freely; a published version may only be superseded.
CREATE TRIGGER version_stays BEFORE UPDATE ON roster_version
WHEN OLD.status <> 'draft' AND NOT (
	OLD.status = 'published' AND NEW.status = 'superseded'
	AND NEW.roster IS OLD.roster AND NEW.version IS OLD.version AND NEW.title IS OLD.title
	AND NEW.first IS OLD.first AND NEW.last IS OLD.last
	AND NEW.starts IS OLD.starts AND NEW.ends IS OLD.ends
	AND NEW.is_holiday IS OLD.is_holiday AND NEW.holiday_status IS OLD.holiday_status
	AND NEW.made_at IS OLD.made_at AND NEW.made_by IS OLD.made_by
	AND NEW.published_at IS OLD.published_at AND NEW.published_by IS OLD.published_by
	AND NEW.number IS OLD.number AND NEW.signer IS OLD.signer
	AND NEW.signer_title IS OLD.signer_title AND NEW.quality IS OLD.quality
	AND NEW.objective IS OLD.objective AND NEW.bound IS OLD.bound
	AND NEW.revision IS OLD.revision AND NEW.edited_at IS OLD.edited_at
	AND NEW.edited_by IS OLD.edited_by AND NEW.submitted_at IS OLD.submitted_at
	AND NEW.submitted_by IS OLD.submitted_by AND NEW.order_date IS OLD.order_date
	AND NEW.basis IS OLD.basis)
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

-- Rules between people and units that the version was made with.
CREATE TABLE version_rule (
	roster TEXT NOT NULL,
	version INTEGER NOT NULL,
	n INTEGER NOT NULL,
	kind TEXT NOT NULL CHECK (kind <> ''),
	a TEXT NOT NULL CHECK (a <> ''),
	b TEXT NOT NULL,
	least INTEGER NOT NULL CHECK (least >= 0),
	most INTEGER NOT NULL CHECK (most >= -1),
	PRIMARY KEY (roster, version, n),
	FOREIGN KEY (roster, version) REFERENCES roster_version (roster, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER version_rule_added BEFORE INSERT ON version_rule
WHEN (SELECT status FROM roster_version WHERE roster = NEW.roster AND version = NEW.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_rule_stays BEFORE UPDATE ON version_rule
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_rule_kept BEFORE DELETE ON version_rule
WHEN (SELECT status FROM roster_version WHERE roster = OLD.roster AND version = OLD.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

-- Two people who must, or must not, serve together. Only that is kept, never why.
CREATE TABLE staff_pair (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	a TEXT NOT NULL REFERENCES person (code),
	b TEXT NOT NULL REFERENCES person (code),
	kind TEXT NOT NULL CHECK (kind IN ('apart', 'together')),
	CHECK (a < b),
	UNIQUE (a, b)
) STRICT;

-- ---- covers and swaps -----------------------------------------------------------------------

-- What belongs to a cover or swap (its pair): consents, and the supervisor's confirmation of what
-- an officer on watch recorded.
CREATE TABLE change_note (
	pair TEXT NOT NULL CHECK (pair <> ''),
	n INTEGER NOT NULL CHECK (n > 0),
	kind TEXT NOT NULL CHECK (kind IN ('pending', 'consent', 'confirmed')),
	person TEXT NOT NULL,
	means TEXT NOT NULL,
	at INTEGER NOT NULL,
	note TEXT NOT NULL,
	made_by TEXT NOT NULL,
	uid INTEGER NOT NULL,
	auth TEXT NOT NULL CHECK (auth IN ('os', 'stated', 'pin')),
	made_at INTEGER NOT NULL,
	PRIMARY KEY (pair, n)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER change_note_stays BEFORE UPDATE ON change_note
BEGIN
	SELECT RAISE(ABORT, 'a recorded cover or swap never changes');
END;

CREATE TRIGGER change_note_kept BEFORE DELETE ON change_note
BEGIN
	SELECT RAISE(ABORT, 'a recorded cover or swap never changes');
END;

-- ---- telling people -------------------------------------------------------------------------

-- That somebody was told, has seen or confirmed his duty as it was then (its hash).
CREATE TABLE notice (
	n INTEGER NOT NULL PRIMARY KEY CHECK (n > 0),
	id TEXT NOT NULL UNIQUE CHECK (id <> ''),
	period TEXT NOT NULL CHECK (period <> ''),
	person TEXT NOT NULL REFERENCES person (code),
	hash TEXT NOT NULL CHECK (length(hash) = 64),
	state TEXT NOT NULL CHECK (state IN ('told', 'seen', 'confirmed')),
	means TEXT NOT NULL,
	at INTEGER NOT NULL,
	note TEXT NOT NULL,
	made_by TEXT NOT NULL,
	uid INTEGER NOT NULL,
	auth TEXT NOT NULL CHECK (auth IN ('os', 'stated', 'pin')),
	made_at INTEGER NOT NULL
) STRICT;

CREATE INDEX notice_period ON notice (period, person);

CREATE TRIGGER notice_stays BEFORE UPDATE ON notice
BEGIN
	SELECT RAISE(ABORT, 'what people were told is append-only');
END;

CREATE TRIGGER notice_kept BEFORE DELETE ON notice
BEGIN
	SELECT RAISE(ABORT, 'what people were told is append-only');
END;

-- ---- actual duty ----------------------------------------------------------------------------

-- Who was really on: all rows of a batch together say it for one slot; the newest batch counts.
-- A row without a person: nobody was there.
CREATE TABLE actual (
	n INTEGER NOT NULL PRIMARY KEY CHECK (n > 0),
	id TEXT NOT NULL UNIQUE CHECK (id <> ''),
	batch TEXT NOT NULL CHECK (batch <> ''),
	period TEXT NOT NULL CHECK (period <> ''),
	slot TEXT NOT NULL CHECK (slot <> ''),
	person TEXT REFERENCES person (code),
	name TEXT NOT NULL,
	position TEXT NOT NULL,
	starts INTEGER NOT NULL,
	ends INTEGER NOT NULL CHECK (ends > starts),
	source TEXT NOT NULL CHECK (source IN ('handover', 'supervisor')),
	reason TEXT NOT NULL,
	made_by TEXT NOT NULL,
	uid INTEGER NOT NULL,
	auth TEXT NOT NULL CHECK (auth IN ('os', 'stated', 'pin')),
	made_at INTEGER NOT NULL
) STRICT;

CREATE INDEX actual_period ON actual (period, slot);

CREATE TRIGGER actual_stays BEFORE UPDATE ON actual
BEGIN
	SELECT RAISE(ABORT, 'actual duty is append-only');
END;

CREATE TRIGGER actual_kept BEFORE DELETE ON actual
BEGIN
	SELECT RAISE(ABORT, 'actual duty is append-only');
END;

-- ---- the list before a holiday --------------------------------------------------------------

-- What was done about an item of the list (data/checklist.csv) before a period; the newest row of
-- an item counts.
CREATE TABLE checklist_mark (
	n INTEGER NOT NULL PRIMARY KEY CHECK (n > 0),
	id TEXT NOT NULL UNIQUE CHECK (id <> ''),
	period TEXT NOT NULL CHECK (period <> ''),
	item TEXT NOT NULL CHECK (item <> ''),
	state TEXT NOT NULL CHECK (state IN ('open', 'done', 'impossible', 'not-ours')),
	person TEXT REFERENCES person (code),
	evidence TEXT NOT NULL,
	at INTEGER NOT NULL,
	made_by TEXT NOT NULL,
	uid INTEGER NOT NULL,
	auth TEXT NOT NULL CHECK (auth IN ('os', 'stated', 'pin')),
	made_at INTEGER NOT NULL
) STRICT;

CREATE INDEX checklist_mark_period ON checklist_mark (period, item);

CREATE TRIGGER checklist_mark_stays BEFORE UPDATE ON checklist_mark
BEGIN
	SELECT RAISE(ABORT, 'the list before a holiday is append-only');
END;

CREATE TRIGGER checklist_mark_kept BEFORE DELETE ON checklist_mark
BEGIN
	SELECT RAISE(ABORT, 'the list before a holiday is append-only');
END;
