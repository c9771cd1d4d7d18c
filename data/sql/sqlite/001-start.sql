-- The first schema. Frozen once released: a later change is the next file.
-- Instants are UTC seconds, days are ISO text, flags are 0 or 1, names of kinds are those of the
-- headers in src/domain. Triggers are a guard against bugs, not against people.

CREATE TABLE setting (
	name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TRIGGER setting_identity_stays BEFORE UPDATE ON setting
WHEN OLD.name IN ('db-id', 'log-id', 'sample')
BEGIN
	SELECT RAISE(ABORT, 'the identity of a database never changes');
END;

CREATE TRIGGER setting_identity_kept BEFORE DELETE ON setting
WHEN OLD.name IN ('db-id', 'log-id', 'sample')
BEGIN
	SELECT RAISE(ABORT, 'the identity of a database never changes');
END;

-- ---- people ---------------------------------------------------------------------------------

CREATE TABLE person (
	code TEXT NOT NULL PRIMARY KEY CHECK (code <> ''),
	name TEXT NOT NULL CHECK (name <> ''),
	position TEXT NOT NULL,
	unit TEXT NOT NULL,
	phone TEXT NOT NULL,
	login TEXT NOT NULL,
	role TEXT NOT NULL CHECK (role IN ('officer', 'supervisor', 'reader')),
	max_shifts INTEGER NOT NULL CHECK (max_shifts >= 0),
	max_nights INTEGER NOT NULL CHECK (max_nights >= 0),
	left_on TEXT CHECK (length(left_on) = 10)
) STRICT;

CREATE UNIQUE INDEX person_login ON person (login) WHERE login <> '' AND left_on IS NULL;

CREATE TRIGGER person_stays BEFORE DELETE ON person
BEGIN
	SELECT RAISE(ABORT, 'people are never deleted: leavers get an end date');
END;

CREATE TRIGGER person_code_stays BEFORE UPDATE OF code ON person
WHEN NEW.code <> OLD.code
BEGIN
	SELECT RAISE(ABORT, 'the code of a person never changes');
END;

CREATE TABLE person_skill (
	person TEXT NOT NULL REFERENCES person (code),
	n INTEGER NOT NULL,
	skill TEXT NOT NULL CHECK (skill <> ''),
	PRIMARY KEY (person, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE leave (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	person TEXT NOT NULL REFERENCES person (code),
	kind TEXT NOT NULL,
	starts INTEGER NOT NULL,
	ends INTEGER NOT NULL CHECK (ends > starts),
	note TEXT NOT NULL
) STRICT;

CREATE INDEX leave_person ON leave (person, starts);

CREATE TABLE exemption (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	person TEXT NOT NULL REFERENCES person (code),
	kind TEXT NOT NULL,
	first TEXT NOT NULL CHECK (length(first) = 10),
	last TEXT NOT NULL CHECK (length(last) = 10 AND last >= first)
) STRICT;

-- ---- facts ----------------------------------------------------------------------------------

CREATE TABLE holiday_day (
	date TEXT NOT NULL PRIMARY KEY CHECK (length(date) = 10),
	type TEXT NOT NULL,
	status TEXT NOT NULL,
	period TEXT NOT NULL,
	name TEXT NOT NULL,
	source TEXT NOT NULL
) STRICT, WITHOUT ROWID;

CREATE TABLE contact (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	organisation TEXT NOT NULL,
	role TEXT NOT NULL,
	person TEXT NOT NULL,
	email TEXT NOT NULL,
	address TEXT NOT NULL,
	source TEXT NOT NULL,
	source_date TEXT NOT NULL,
	valid_from TEXT NOT NULL,
	valid_until TEXT NOT NULL,
	status TEXT NOT NULL,
	supersedes TEXT NOT NULL,
	confirmed_by TEXT NOT NULL,
	confirmed_at INTEGER NOT NULL,
	note TEXT NOT NULL,
	rank INTEGER NOT NULL
) STRICT;

CREATE TABLE contact_phone (
	contact TEXT NOT NULL REFERENCES contact (id),
	n INTEGER NOT NULL,
	phone TEXT NOT NULL CHECK (phone <> ''),
	PRIMARY KEY (contact, n)
) STRICT, WITHOUT ROWID;

-- ---- rosters --------------------------------------------------------------------------------

CREATE TABLE roster (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	period TEXT NOT NULL UNIQUE CHECK (period <> '')
) STRICT;

CREATE TABLE roster_version (
	roster TEXT NOT NULL REFERENCES roster (id),
	version INTEGER NOT NULL CHECK (version > 0),
	status TEXT NOT NULL CHECK (status IN ('draft', 'published', 'superseded')),
	title TEXT NOT NULL,
	first TEXT NOT NULL CHECK (length(first) = 10),
	last TEXT NOT NULL CHECK (length(last) = 10),
	starts INTEGER NOT NULL,
	ends INTEGER NOT NULL CHECK (ends >= starts),
	is_holiday INTEGER NOT NULL CHECK (is_holiday IN (0, 1)),
	holiday_status TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	made_by TEXT NOT NULL,
	published_at INTEGER NOT NULL,
	published_by TEXT NOT NULL,
	number TEXT NOT NULL,
	signer TEXT NOT NULL,
	signer_title TEXT NOT NULL,
	quality TEXT NOT NULL,
	objective INTEGER NOT NULL,
	bound INTEGER NOT NULL,
	PRIMARY KEY (roster, version)
) STRICT, WITHOUT ROWID;

CREATE UNIQUE INDEX roster_one_draft ON roster_version (roster) WHERE status = 'draft';
CREATE UNIQUE INDEX roster_one_published ON roster_version (roster) WHERE status = 'published';
CREATE INDEX roster_published_ends ON roster_version (ends) WHERE status = 'published';

CREATE TABLE version_post (
	roster TEXT NOT NULL,
	version INTEGER NOT NULL,
	n INTEGER NOT NULL,
	id TEXT NOT NULL CHECK (id <> ''),
	title TEXT NOT NULL,
	headcount INTEGER NOT NULL,
	skill TEXT NOT NULL,
	place TEXT NOT NULL,
	rest_before INTEGER NOT NULL,
	rest_after INTEGER NOT NULL,
	handover INTEGER NOT NULL CHECK (handover IN (0, 1)),
	round_clock INTEGER NOT NULL CHECK (round_clock IN (0, 1)),
	weight_workday INTEGER NOT NULL,
	weight_weekly_rest INTEGER NOT NULL,
	weight_compensatory INTEGER NOT NULL,
	weight_statutory INTEGER NOT NULL,
	weight_tet INTEGER NOT NULL,
	weight_tet_eve INTEGER NOT NULL,
	concurrent TEXT NOT NULL,
	PRIMARY KEY (roster, version, n),
	FOREIGN KEY (roster, version) REFERENCES roster_version (roster, version)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_shift (
	roster TEXT NOT NULL,
	version INTEGER NOT NULL,
	post INTEGER NOT NULL,
	n INTEGER NOT NULL,
	code TEXT NOT NULL CHECK (code <> ''),
	name TEXT NOT NULL,
	start INTEGER NOT NULL,
	length INTEGER NOT NULL,
	days INTEGER NOT NULL,
	PRIMARY KEY (roster, version, post, n),
	FOREIGN KEY (roster, version, post) REFERENCES version_post (roster, version, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_span (
	roster TEXT NOT NULL,
	version INTEGER NOT NULL,
	post INTEGER NOT NULL,
	n INTEGER NOT NULL,
	starts INTEGER NOT NULL,
	ends INTEGER NOT NULL,
	place TEXT NOT NULL,
	PRIMARY KEY (roster, version, post, n),
	FOREIGN KEY (roster, version, post) REFERENCES version_post (roster, version, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE version_compatible (
	roster TEXT NOT NULL,
	version INTEGER NOT NULL,
	post INTEGER NOT NULL,
	n INTEGER NOT NULL,
	id TEXT NOT NULL CHECK (id <> ''),
	PRIMARY KEY (roster, version, post, n),
	FOREIGN KEY (roster, version, post) REFERENCES version_post (roster, version, n)
) STRICT, WITHOUT ROWID;

CREATE TABLE slot (
	roster TEXT NOT NULL,
	version INTEGER NOT NULL,
	n INTEGER NOT NULL,
	id TEXT NOT NULL CHECK (id <> ''),
	post TEXT NOT NULL,
	shift TEXT NOT NULL,
	day TEXT NOT NULL CHECK (length(day) = 10),
	head INTEGER NOT NULL CHECK (head > 0),
	starts INTEGER NOT NULL,
	ends INTEGER NOT NULL CHECK (ends > starts),
	person TEXT REFERENCES person (code),
	name TEXT NOT NULL,
	position TEXT NOT NULL,
	locked INTEGER NOT NULL CHECK (locked IN (0, 1)),
	points INTEGER NOT NULL,
	PRIMARY KEY (roster, version, n),
	UNIQUE (roster, version, id),
	FOREIGN KEY (roster, version) REFERENCES roster_version (roster, version)
) STRICT, WITHOUT ROWID;

-- A version starts as a draft, is published as it stands, and may then only be superseded.
CREATE TRIGGER version_starts_as_draft BEFORE INSERT ON roster_version
WHEN NEW.status <> 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a version starts as a draft');
END;

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
	AND NEW.objective IS OLD.objective AND NEW.bound IS OLD.bound)
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_kept BEFORE DELETE ON roster_version
WHEN OLD.status <> 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

-- What a version is made of is written and deleted while it is a draft, and never updated.
CREATE TRIGGER version_post_added BEFORE INSERT ON version_post
WHEN (SELECT status FROM roster_version WHERE roster = NEW.roster AND version = NEW.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_post_stays BEFORE UPDATE ON version_post
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_post_kept BEFORE DELETE ON version_post
WHEN (SELECT status FROM roster_version WHERE roster = OLD.roster AND version = OLD.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_shift_added BEFORE INSERT ON version_shift
WHEN (SELECT status FROM roster_version WHERE roster = NEW.roster AND version = NEW.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_shift_stays BEFORE UPDATE ON version_shift
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_shift_kept BEFORE DELETE ON version_shift
WHEN (SELECT status FROM roster_version WHERE roster = OLD.roster AND version = OLD.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_span_added BEFORE INSERT ON version_span
WHEN (SELECT status FROM roster_version WHERE roster = NEW.roster AND version = NEW.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_span_stays BEFORE UPDATE ON version_span
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_span_kept BEFORE DELETE ON version_span
WHEN (SELECT status FROM roster_version WHERE roster = OLD.roster AND version = OLD.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_compatible_added BEFORE INSERT ON version_compatible
WHEN (SELECT status FROM roster_version WHERE roster = NEW.roster AND version = NEW.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_compatible_stays BEFORE UPDATE ON version_compatible
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER version_compatible_kept BEFORE DELETE ON version_compatible
WHEN (SELECT status FROM roster_version WHERE roster = OLD.roster AND version = OLD.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER slot_added BEFORE INSERT ON slot
WHEN (SELECT status FROM roster_version WHERE roster = NEW.roster AND version = NEW.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER slot_stays BEFORE UPDATE ON slot
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TRIGGER slot_kept BEFORE DELETE ON slot
WHEN (SELECT status FROM roster_version WHERE roster = OLD.roster AND version = OLD.version)
	IS NOT 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;

CREATE TABLE change (
	roster TEXT NOT NULL REFERENCES roster (id),
	n INTEGER NOT NULL,
	id TEXT NOT NULL UNIQUE CHECK (id <> ''),
	pair TEXT NOT NULL,
	kind TEXT NOT NULL CHECK (kind IN ('cover', 'swap')),
	version INTEGER NOT NULL,
	slot TEXT NOT NULL,
	starts INTEGER NOT NULL,
	ends INTEGER NOT NULL CHECK (ends > starts),
	replaced TEXT REFERENCES person (code),
	person TEXT REFERENCES person (code),
	name TEXT NOT NULL,
	position TEXT NOT NULL,
	reason TEXT NOT NULL,
	approved_by TEXT NOT NULL,
	made_by TEXT NOT NULL,
	uid INTEGER NOT NULL,
	auth TEXT NOT NULL CHECK (auth IN ('os', 'stated', 'pin')),
	made_at INTEGER NOT NULL,
	PRIMARY KEY (roster, n),
	FOREIGN KEY (roster, version) REFERENCES roster_version (roster, version)
) STRICT, WITHOUT ROWID;

CREATE TRIGGER change_stays BEFORE UPDATE ON change
BEGIN
	SELECT RAISE(ABORT, 'a recorded cover or swap never changes');
END;

CREATE TRIGGER change_kept BEFORE DELETE ON change
BEGIN
	SELECT RAISE(ABORT, 'a recorded cover or swap never changes');
END;

CREATE TABLE event (
	uid TEXT NOT NULL CHECK (uid <> ''),
	privacy INTEGER NOT NULL,
	sequence INTEGER NOT NULL CHECK (sequence >= 0),
	created INTEGER NOT NULL,
	modified INTEGER NOT NULL,
	cancelled INTEGER NOT NULL CHECK (cancelled IN (0, 1)),
	hash TEXT NOT NULL,
	body TEXT NOT NULL,
	period TEXT NOT NULL,
	people TEXT NOT NULL,
	post TEXT NOT NULL,
	start INTEGER NOT NULL,
	PRIMARY KEY (uid, privacy)
) STRICT, WITHOUT ROWID;

CREATE INDEX event_period ON event (period, privacy);

-- ---- watch log and audit trail --------------------------------------------------------------

CREATE TABLE entry (
	seq INTEGER NOT NULL PRIMARY KEY CHECK (seq > 0),
	format INTEGER NOT NULL,
	entry_id TEXT NOT NULL UNIQUE CHECK (length(entry_id) = 32),
	happened_at INTEGER NOT NULL,
	entered_at INTEGER NOT NULL,
	shift TEXT,
	person TEXT NOT NULL,
	uid INTEGER NOT NULL,
	auth TEXT NOT NULL CHECK (auth IN ('os', 'stated', 'pin')),
	kind TEXT NOT NULL,
	refers_to INTEGER REFERENCES entry (seq) CHECK (refers_to < seq),
	commitment TEXT NOT NULL CHECK (length(commitment) = 64),
	hash TEXT NOT NULL CHECK (length(hash) = 64)
) STRICT;

CREATE INDEX entry_refers_to ON entry (refers_to) WHERE refers_to IS NOT NULL;
CREATE INDEX entry_happened_at ON entry (happened_at);
CREATE INDEX entry_shift ON entry (shift) WHERE shift IS NOT NULL;

CREATE TABLE entry_text (
	seq INTEGER NOT NULL PRIMARY KEY REFERENCES entry (seq),
	text TEXT,
	salt TEXT,
	CHECK ((text IS NULL) = (salt IS NULL))
) STRICT;

-- Folded words, written by the program in the same transaction; keeps no text of its own.
CREATE VIRTUAL TABLE entry_index USING fts5 (
	words, content = '', columnsize = 0, prefix = '2 3',
	tokenize = 'unicode61 remove_diacritics 0'
);

CREATE TRIGGER entry_in_order BEFORE INSERT ON entry
WHEN NEW.seq IS NOT (SELECT coalesce(max(seq), 0) + 1 FROM entry)
BEGIN
	SELECT RAISE(ABORT, 'entries are numbered without gaps');
END;

CREATE TRIGGER entry_stays BEFORE UPDATE ON entry
BEGIN
	SELECT RAISE(ABORT, 'the watch log is append-only');
END;

CREATE TRIGGER entry_kept BEFORE DELETE ON entry
BEGIN
	SELECT RAISE(ABORT, 'the watch log is append-only');
END;

CREATE TRIGGER entry_text_stays BEFORE UPDATE ON entry_text
BEGIN
	SELECT RAISE(ABORT, 'the watch log is append-only');
END;

CREATE TRIGGER entry_text_kept BEFORE DELETE ON entry_text
BEGIN
	SELECT RAISE(ABORT, 'the watch log is append-only');
END;

CREATE TABLE audit (
	n INTEGER NOT NULL PRIMARY KEY,
	id TEXT NOT NULL UNIQUE CHECK (id <> ''),
	at INTEGER NOT NULL,
	person TEXT NOT NULL,
	uid INTEGER NOT NULL,
	auth TEXT NOT NULL CHECK (auth IN ('os', 'stated', 'pin')),
	action TEXT NOT NULL CHECK (action <> ''),
	object TEXT NOT NULL,
	detail TEXT NOT NULL
) STRICT;

CREATE TRIGGER audit_in_order BEFORE INSERT ON audit
WHEN NEW.n IS NOT (SELECT coalesce(max(n), 0) + 1 FROM audit)
BEGIN
	SELECT RAISE(ABORT, 'audit rows are numbered without gaps');
END;

CREATE TRIGGER audit_stays BEFORE UPDATE ON audit
BEGIN
	SELECT RAISE(ABORT, 'the audit trail is append-only');
END;

CREATE TRIGGER audit_kept BEFORE DELETE ON audit
BEGIN
	SELECT RAISE(ABORT, 'the audit trail is append-only');
END;
