-- A database of schema 4 as it was kept: that of schema 3, with entries of format 2 (one has a number,
-- a system and a record and is open), a draft, a console that was cut off and a PIN. For sqlite3(1);
-- never edited.
PRAGMA application_id = 1414677314;
PRAGMA user_version = 4;
PRAGMA foreign_keys=OFF;
BEGIN TRANSACTION;
CREATE TABLE setting (
	name TEXT NOT NULL PRIMARY KEY CHECK (name <> ''),
	value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO setting VALUES('db-id','b5c2a513f74631971499aa94f267a74b');
INSERT INTO setting VALUES('log-id','5195509f53a99a299c9525e2515014ab');
INSERT INTO setting VALUES('profile','truong');
INSERT INTO setting VALUES('sample','1');
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
INSERT INTO person VALUES('QT','root','Người phụ trách lịch trực','','','root','supervisor',0,0,NULL);
INSERT INTO person VALUES('HT','Trần Thị B','Hiệu trưởng','Ban Giám hiệu','+84900000001','','officer',0,0,NULL);
INSERT INTO person VALUES('PHT','Vũ Thị E','Phó Hiệu trưởng','Ban Giám hiệu','+84900000002','','officer',0,0,NULL);
INSERT INTO person VALUES('GV1','Nguyễn Văn A','Giáo viên Tin học','Tổ Toán - Tin','+84900000003','','officer',0,0,NULL);
INSERT INTO person VALUES('GV2','Lê Văn C','Giáo viên','Tổ Tự nhiên','+84900000004','','officer',0,0,NULL);
INSERT INTO person VALUES('NV1','Mai Thị M','Nhân viên Văn thư','Tổ Văn phòng','+84900000005','','officer',0,0,NULL);
INSERT INTO person VALUES('BV1','Hoàng Văn G','Nhân viên bảo vệ','Tổ Văn phòng','+84900000006','','officer',0,0,NULL);
CREATE TABLE person_skill (
	person TEXT NOT NULL REFERENCES person (code),
	n INTEGER NOT NULL,
	skill TEXT NOT NULL CHECK (skill <> ''),
	PRIMARY KEY (person, n)
) STRICT, WITHOUT ROWID;
INSERT INTO person_skill VALUES('BV1',0,'bao-ve');
INSERT INTO person_skill VALUES('GV1',0,'truc-ban');
INSERT INTO person_skill VALUES('GV2',0,'truc-ban');
INSERT INTO person_skill VALUES('HT',0,'lanh-dao');
INSERT INTO person_skill VALUES('NV1',0,'truc-ban');
INSERT INTO person_skill VALUES('PHT',0,'lanh-dao');
CREATE TABLE leave (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	person TEXT NOT NULL REFERENCES person (code),
	kind TEXT NOT NULL,
	starts INTEGER NOT NULL,
	ends INTEGER NOT NULL CHECK (ends > starts),
	note TEXT NOT NULL
) STRICT;
INSERT INTO leave VALUES('06a9e869645bdb26fba2d092bebeeded','GV2','absent',1827075600,1827248400,'');
INSERT INTO leave VALUES('9fd0bf93b48408024a46e5e65d0630e6','GV1','rest',1827162000,1827248400,'');
CREATE TABLE exemption (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	person TEXT NOT NULL REFERENCES person (code),
	kind TEXT NOT NULL,
	first TEXT NOT NULL CHECK (length(first) = 10),
	last TEXT NOT NULL CHECK (length(last) = 10 AND last >= first)
) STRICT;
INSERT INTO exemption VALUES('42861e89415c4330aeb20e5b5065d17b','NV1','night','2027-11-01','2027-12-31');
CREATE TABLE holiday_day (
	date TEXT NOT NULL PRIMARY KEY CHECK (length(date) = 10),
	type TEXT NOT NULL,
	status TEXT NOT NULL,
	period TEXT NOT NULL,
	name TEXT NOT NULL,
	source TEXT NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO holiday_day VALUES('2028-11-24','statutory','official','van-hoa/2028','Ngày Văn hóa Việt Nam','Nghị quyết 28/2026/QH16');
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
INSERT INTO contact VALUES('C08','Công an thành phố Hải Phòng','Phòng An ninh mạng và phòng, chống tội phạm sử dụng công nghệ cao: hướng dẫn, hỗ trợ khi có khó khăn, vướng mắc hoặc sự cố an toàn, an ninh mạng','','','Số 55 Bến Bính, Hồng Bàng, Hải Phòng','Công văn của Sở GDĐT Hải Phòng năm 2026, mục 4, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố','2026','2026-02-03','','current','C02,C03','HT',1826240400,'',1);
INSERT INTO contact VALUES('C05','Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC)','đường dây nóng ứng cứu sự cố','','ir@vncert.vn','','Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025, mục đ','2025','2025-01-07','','unverified','','',0,'thuộc Cục An toàn thông tin khi công bố; chức năng chuyển sang Bộ Công an từ 01/3/2025, số năm 2026 chưa tìm được nguồn; gọi thử và xác nhận trước khi dùng',2);
INSERT INTO contact VALUES('C06','Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC)','đường dây nóng hỗ trợ giám sát, cảnh báo sớm','','ais@mic.gov.vn','','Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025, mục đ','2025','2025-01-07','','unverified','','',0,'trang tinnhiemmang.vn và khonggianmang.vn; thuộc Cục An toàn thông tin khi công bố; chức năng chuyển sang Bộ Công an từ 01/3/2025, số năm 2026 chưa tìm được nguồn; gọi thử và xác nhận trước khi dùng',3);
INSERT INTO contact VALUES('C04','Cục An toàn thông tin, Bộ Thông tin và Truyền thông','Phòng An toàn hệ thống thông tin: đường dây nóng hỗ trợ tổng thể các giải pháp an toàn thông tin','','athttt@mic.gov.vn','','Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025, mục đ','2025','2025-01-07','','unverified','','',0,'Bộ Thông tin và Truyền thông không còn; chức năng chuyển sang Bộ Công an từ 01/3/2025, số năm 2026 chưa tìm được nguồn; gọi thử và xác nhận trước khi dùng',4);
INSERT INTO contact VALUES('C07','Sở Giáo dục và Đào tạo Hải Phòng','Chánh Văn phòng Sở, đầu mối của Sở','Trần Tiến Chinh','','','Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025, mục đ','2025','2025-01-07','','unverified','C01','',0,'số di động cá nhân; chưa xác nhận lại sau khi sáp nhập Hải Dương ngày 01/7/2025',5);
INSERT INTO contact VALUES('C02','Sở Thông tin và Truyền thông Hải Phòng','đường dây nóng ứng cứu sự cố','','','Cổng thông tin điện tử của Sở Thông tin và Truyền thông','Công văn của Sở GDĐT Hải Phòng về nghỉ lễ 30/4-01/5 năm 2023, mục 1.a; Công văn của Sở TTTT Hải Phòng về nghỉ lễ Quốc khánh 02/9 năm 2024, mục 1.a','2024','2023-04-28','2025-03','expired','','',0,'công văn chỉ dẫn tới Cổng thông tin điện tử, không ghi số; Sở không còn sau sắp xếp năm 2025',6);
INSERT INTO contact VALUES('C03','Sở Thông tin và Truyền thông Hải Phòng','Phó Giám đốc Trung tâm Thông tin và Truyền thông, đầu mối phối hợp, trao đổi thông tin','Nguyễn Đông Huy','','','Công văn của Sở TTTT Hải Phòng về nghỉ lễ Quốc khánh 02/9 năm 2024, mục 3; Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025, mục đ','2025','2024-08-29','2025-03','expired','','',0,'số di động cá nhân của đầu mối cũ; công văn năm 2025 ghi 0984.462472',7);
INSERT INTO contact VALUES('C01','Sở Giáo dục và Đào tạo Hải Phòng','cán bộ Văn phòng Sở, đầu mối tiếp nhận, phối hợp, trao đổi thông tin','Phạm Đức Tính','','','Công văn của Sở GDĐT Hải Phòng về nghỉ lễ 30/4-01/5 năm 2023','2023','2023-04-28','2025-01','expired','','',0,'số di động cá nhân của đầu mối cũ, giữ để biết nguồn gốc',8);
CREATE TABLE contact_phone (
	contact TEXT NOT NULL REFERENCES contact (id),
	n INTEGER NOT NULL,
	phone TEXT NOT NULL CHECK (phone <> ''),
	PRIMARY KEY (contact, n)
) STRICT, WITHOUT ROWID;
INSERT INTO contact_phone VALUES('C01',0,'+84904185683');
INSERT INTO contact_phone VALUES('C03',0,'+84984462472');
INSERT INTO contact_phone VALUES('C04',0,'+84888133359');
INSERT INTO contact_phone VALUES('C05',0,'+842436404421');
INSERT INTO contact_phone VALUES('C05',1,'+84869100317');
INSERT INTO contact_phone VALUES('C06',0,'+842432091616');
INSERT INTO contact_phone VALUES('C06',1,'+84336666905');
INSERT INTO contact_phone VALUES('C07',0,'+84914463645');
INSERT INTO contact_phone VALUES('C08',0,'+84692785415');
CREATE TABLE roster (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	period TEXT NOT NULL UNIQUE CHECK (period <> '')
) STRICT;
INSERT INTO roster VALUES('6dfc514ed36e34ab655818d4f3a92a39','van-hoa/2027');
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
	bound INTEGER NOT NULL, revision INTEGER NOT NULL DEFAULT 1, edited_at INTEGER NOT NULL DEFAULT 0, edited_by TEXT NOT NULL DEFAULT '', submitted_at INTEGER NOT NULL DEFAULT 0, submitted_by TEXT NOT NULL DEFAULT '', order_date TEXT NOT NULL DEFAULT '', basis TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (roster, version)
) STRICT, WITHOUT ROWID;
INSERT INTO roster_version VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,'superseded','Nghỉ Ngày Văn hóa Việt Nam 24/11/2027','2027-11-24','2027-11-24',1826964000,1827100800,1,'by_law',1826240400,'QT',1826240400,'QT','','','HIỆU TRƯỞNG','optimal',530,530,1,0,'',0,'','','');
INSERT INTO roster_version VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,'published','Nghỉ Ngày Văn hóa Việt Nam 24/11/2027','2027-11-24','2027-11-24',1826964000,1827100800,1,'by_law',1826240400,'QT',1826240400,'QT','','','HIỆU TRƯỞNG','optimal',530,530,1,0,'',0,'','','');
INSERT INTO roster_version VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,'draft','Nghỉ Ngày Văn hóa Việt Nam 24/11/2027','2027-11-24','2027-11-24',1826964000,1827100800,1,'by_law',1826600000,'QT',0,'','','','','manual',0,0,4,1826600600,'QT',1826601200,'QT','2027-11-20','Công văn 926/CAHP-ANM ngày 03/02/2026');
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
INSERT INTO version_post VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,0,'lanh-dao','Lãnh đạo trực',1,'lanh-dao','home',0,0,0,1,25,50,50,75,100,200,'');
INSERT INTO version_post VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,1,'truc-ban','Trực ban',1,'truc-ban','onsite',720,720,1,0,100,150,150,200,300,500,'');
INSERT INTO version_post VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,2,'bao-ve','Bảo vệ',1,'bao-ve','onsite',0,0,0,0,100,150,150,200,300,500,'');
INSERT INTO version_post VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,0,'lanh-dao','Lãnh đạo trực',1,'lanh-dao','home',0,0,0,1,25,50,50,75,100,200,'');
INSERT INTO version_post VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,1,'truc-ban','Trực ban',1,'truc-ban','onsite',720,720,1,0,100,150,150,200,300,500,'');
INSERT INTO version_post VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,2,'bao-ve','Bảo vệ',1,'bao-ve','onsite',0,0,0,0,100,150,150,200,300,500,'');
INSERT INTO version_post VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,0,'lanh-dao','Lãnh đạo trực',1,'lanh-dao','home',0,0,0,1,25,50,50,75,100,200,'');
INSERT INTO version_post VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,1,'truc-ban','Trực ban',1,'truc-ban','onsite',720,720,1,0,100,150,150,200,300,500,'');
INSERT INTO version_post VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,2,'bao-ve','Bảo vệ',1,'bao-ve','onsite',0,0,0,0,100,150,150,200,300,500,'');
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
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,0,0,'24','24/24',420,1440,63);
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,1,0,'sang','Ca sáng',420,300,60);
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,1,1,'chieu','Ca chiều',720,300,60);
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,2,0,'dem','Ca đêm',1020,840,63);
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,0,0,'24','24/24',420,1440,63);
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,1,0,'sang','Ca sáng',420,300,60);
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,1,1,'chieu','Ca chiều',720,300,60);
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,2,0,'dem','Ca đêm',1020,840,63);
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,0,0,'24','24/24',420,1440,63);
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,1,0,'sang','Ca sáng',420,300,60);
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,1,1,'chieu','Ca chiều',720,300,60);
INSERT INTO version_shift VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,2,0,'dem','Ca đêm',1020,840,63);
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
	points INTEGER NOT NULL, unit TEXT NOT NULL DEFAULT '',
	PRIMARY KEY (roster, version, n),
	UNIQUE (roster, version, id),
	FOREIGN KEY (roster, version) REFERENCES roster_version (roster, version)
) STRICT, WITHOUT ROWID;
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,0,'lanh-dao.2027-11-23.24','lanh-dao','24','2027-11-23',1,1826964000,1827014400,'HT','Trần Thị B','Hiệu trưởng',0,1,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,1,'bao-ve.2027-11-23.dem','bao-ve','dem','2027-11-23',1,1826964000,1827014400,'BV1','Hoàng Văn G','Nhân viên bảo vệ',0,3,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,2,'lanh-dao.2027-11-24.24','lanh-dao','24','2027-11-24',1,1827014400,1827100800,'PHT','Vũ Thị E','Phó Hiệu trưởng',0,2,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,3,'truc-ban.2027-11-24.sang','truc-ban','sang','2027-11-24',1,1827014400,1827032400,'GV1','Nguyễn Văn A','Giáo viên Tin học',0,1,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,4,'truc-ban.2027-11-24.chieu','truc-ban','chieu','2027-11-24',1,1827032400,1827050400,'GV2','Lê Văn C','Giáo viên',0,1,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,5,'bao-ve.2027-11-24.dem','bao-ve','dem','2027-11-24',1,1827050400,1827100800,'BV1','Hoàng Văn G','Nhân viên bảo vệ',0,3,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,0,'lanh-dao.2027-11-23.24','lanh-dao','24','2027-11-23',1,1826964000,1827014400,'HT','Trần Thị B','Hiệu trưởng',0,1,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,1,'bao-ve.2027-11-23.dem','bao-ve','dem','2027-11-23',1,1826964000,1827014400,'BV1','Hoàng Văn G','Nhân viên bảo vệ',0,3,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,2,'lanh-dao.2027-11-24.24','lanh-dao','24','2027-11-24',1,1827014400,1827100800,'PHT','Vũ Thị E','Phó Hiệu trưởng',0,2,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,3,'truc-ban.2027-11-24.sang','truc-ban','sang','2027-11-24',1,1827014400,1827032400,'GV1','Nguyễn Văn A','Giáo viên Tin học',0,1,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,4,'truc-ban.2027-11-24.chieu','truc-ban','chieu','2027-11-24',1,1827032400,1827050400,'NV1','Mai Thị M','Nhân viên Văn thư',0,1,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,5,'bao-ve.2027-11-24.dem','bao-ve','dem','2027-11-24',1,1827050400,1827100800,'BV1','Hoàng Văn G','Nhân viên bảo vệ',0,3,'');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,0,'lanh-dao.2027-11-23.24','lanh-dao','24','2027-11-23',1,1826964000,1827014400,NULL,'','',0,1,'Tổ Toán - Tin');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,1,'bao-ve.2027-11-23.dem','bao-ve','dem','2027-11-23',1,1826964000,1827014400,NULL,'','',0,3,'Tổ Toán - Tin');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,2,'lanh-dao.2027-11-24.24','lanh-dao','24','2027-11-24',1,1827014400,1827100800,NULL,'','',0,2,'Tổ Toán - Tin');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,3,'truc-ban.2027-11-24.sang','truc-ban','sang','2027-11-24',1,1827014400,1827032400,NULL,'','',0,1,'Tổ Toán - Tin');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,4,'truc-ban.2027-11-24.chieu','truc-ban','chieu','2027-11-24',1,1827032400,1827050400,NULL,'','',0,1,'Tổ Toán - Tin');
INSERT INTO slot VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,5,'bao-ve.2027-11-24.dem','bao-ve','dem','2027-11-24',1,1827050400,1827100800,NULL,'','',0,3,'Tổ Toán - Tin');
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
INSERT INTO change VALUES('6dfc514ed36e34ab655818d4f3a92a39',1,'d2daafa83d2f136975efb2b781f4779f','8420eed4c27078611ebdf415d16a7c4e','cover',1,'truc-ban.2027-11-24.chieu',1827032400,1827050400,'GV2','NV1','Mai Thị M','Nhân viên Văn thư','ốm','','QT',0,'os',1826240400);
INSERT INTO change VALUES('6dfc514ed36e34ab655818d4f3a92a39',2,'33db1817b9e1d54074204c357ce265a6','5cc59571d3d24983d0b31b3f043c4b1e','swap',2,'lanh-dao.2027-11-23.24',1826964000,1827014400,'HT','PHT','Vũ Thị E','Phó Hiệu trưởng','đổi ca','','QT',0,'os',1826240400);
INSERT INTO change VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,'b1e08b170145fef14f6f461017a63dc7','5cc59571d3d24983d0b31b3f043c4b1e','swap',2,'lanh-dao.2027-11-24.24',1827014400,1827100800,'PHT','HT','Trần Thị B','Hiệu trưởng','đổi ca','','QT',0,'os',1826240400);
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
INSERT INTO event VALUES('bao-ve.2027-11-23.dem@b5c2a513f7463197.trucban',0,1,1826240400,1826240401,0,'6b62022cac7922b4bd2095547b8f50b3a5a2d2394d9125abb4af319e91ea2081',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271123T170000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T070000\012SUMMARY:Bảo vệ (ca đêm): Hoàng Văn G\012DESCRIPTION:Ca đêm: 17:00 Thứ Ba 23/11/2027 – 07:00 Thứ Tư 24/11/2027\nVị trí trực: Bảo vệ\, tại cơ quan\nNgười trực: Hoàng Văn G\, Nhân viên bảo vệ\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,BAO-VE,CA-DEM,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' BV1 ','bao-ve',1826964000);
INSERT INTO event VALUES('bao-ve.2027-11-23.dem@b5c2a513f7463197.trucban',1,1,1826240400,1826240401,0,'ef893ab476d18c15e5d012195ffd953eb99c009bca32ad2e939458dbeb751973',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271123T170000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T070000\012SUMMARY:Bảo vệ (ca đêm): Hoàng Văn G\012DESCRIPTION:Ca đêm: 17:00 Thứ Ba 23/11/2027 – 07:00 Thứ Tư 24/11/2027\nVị trí trực: Bảo vệ\, tại cơ quan\nNgười trực: Hoàng Văn G\, Nhân viên bảo vệ – 0900.000.006\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,BAO-VE,CA-DEM,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' BV1 ','bao-ve',1826964000);
INSERT INTO event VALUES('bao-ve.2027-11-23.dem@b5c2a513f7463197.trucban',2,2,1826240400,1826240402,0,'c8c5a7dac8ae6f4fa359125ae6cc5dd4795e6b7951d0f41f15dc812cf8deb3e2',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271123T170000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T070000\012SUMMARY:Bảo vệ (ca đêm): Hoàng Văn G\012DESCRIPTION:Ca đêm: 17:00 Thứ Ba 23/11/2027 – 07:00 Thứ Tư 24/11/2027\nVị trí trực: Bảo vệ\, tại cơ quan\nNgười trực: Hoàng Văn G\, Nhân viên bảo vệ – 0900.000.006\n\nCùng trực:\n• 17:00–07:00 Lãnh đạo trực: Vũ Thị E\, Phó Hiệu trưởng – 0900.000.002\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trần Tiến Chinh\, Sở Giáo dục và Đào tạo Hải Phòng: 0914.463.645 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,BAO-VE,CA-DEM,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' BV1 ','bao-ve',1826964000);
INSERT INTO event VALUES('bao-ve.2027-11-24.dem@b5c2a513f7463197.trucban',0,1,1826240400,1826240401,0,'1a7d6004bdc262e813abccae13bd5876fdf8e3eef358eae66adde34ab65b22d4',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T170000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271125T070000\012SUMMARY:Bảo vệ (ca đêm): Hoàng Văn G\012DESCRIPTION:Ca đêm: 17:00 Thứ Tư 24/11/2027 – 07:00 Thứ Năm 25/11/2027\nVị trí trực: Bảo vệ\, tại cơ quan\nNgười trực: Hoàng Văn G\, Nhân viên bảo vệ\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,BAO-VE,CA-DEM,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' BV1 ','bao-ve',1827050400);
INSERT INTO event VALUES('bao-ve.2027-11-24.dem@b5c2a513f7463197.trucban',1,1,1826240400,1826240401,0,'8bd396d3121a669db74131b3b0db74b232357ad3d8937e6951e80d4e06f88e5f',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T170000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271125T070000\012SUMMARY:Bảo vệ (ca đêm): Hoàng Văn G\012DESCRIPTION:Ca đêm: 17:00 Thứ Tư 24/11/2027 – 07:00 Thứ Năm 25/11/2027\nVị trí trực: Bảo vệ\, tại cơ quan\nNgười trực: Hoàng Văn G\, Nhân viên bảo vệ – 0900.000.006\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,BAO-VE,CA-DEM,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' BV1 ','bao-ve',1827050400);
INSERT INTO event VALUES('bao-ve.2027-11-24.dem@b5c2a513f7463197.trucban',2,2,1826240400,1826240402,0,'9d278b4f14a0ea7116fdea4f1485d8f3d58615c95641a5bbcee98cd146ce8b07',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T170000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271125T070000\012SUMMARY:Bảo vệ (ca đêm): Hoàng Văn G\012DESCRIPTION:Ca đêm: 17:00 Thứ Tư 24/11/2027 – 07:00 Thứ Năm 25/11/2027\nVị trí trực: Bảo vệ\, tại cơ quan\nNgười trực: Hoàng Văn G\, Nhân viên bảo vệ – 0900.000.006\n\nCùng trực:\n• 17:00–07:00 Lãnh đạo trực: Trần Thị B\, Hiệu trưởng – 0900.000.001\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trần Tiến Chinh\, Sở Giáo dục và Đào tạo Hải Phòng: 0914.463.645 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,BAO-VE,CA-DEM,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' BV1 ','bao-ve',1827050400);
INSERT INTO event VALUES('ky-nghi.van-hoa.2027@b5c2a513f7463197.trucban',0,1,1826240400,1826240401,0,'bef644d867ea609ab5054e8b1fb9a8b4c99009eb9d393a3d6522391ab93ea94e',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;VALUE=DATE:20271124\012DTEND;VALUE=DATE:20271125\012SUMMARY:Nghỉ Ngày Văn hóa Việt Nam 24/11/2027\012DESCRIPTION:Trực từ 17:00 Thứ Ba 23/11/2027 – 07:00 Thứ Năm 25/11/2027\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' ','',1826989200);
INSERT INTO event VALUES('ky-nghi.van-hoa.2027@b5c2a513f7463197.trucban',1,1,1826240400,1826240401,0,'bef644d867ea609ab5054e8b1fb9a8b4c99009eb9d393a3d6522391ab93ea94e',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;VALUE=DATE:20271124\012DTEND;VALUE=DATE:20271125\012SUMMARY:Nghỉ Ngày Văn hóa Việt Nam 24/11/2027\012DESCRIPTION:Trực từ 17:00 Thứ Ba 23/11/2027 – 07:00 Thứ Năm 25/11/2027\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' ','',1826989200);
INSERT INTO event VALUES('ky-nghi.van-hoa.2027@b5c2a513f7463197.trucban',2,1,1826240400,1826240401,0,'9ec671ba963d92ea816a006fbb15f369e0a7a31d34303788e19eff0f342a6552',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;VALUE=DATE:20271124\012DTEND;VALUE=DATE:20271125\012SUMMARY:Nghỉ Ngày Văn hóa Việt Nam 24/11/2027\012DESCRIPTION:Trực từ 17:00 Thứ Ba 23/11/2027 – 07:00 Thứ Năm 25/11/2027\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trần Tiến Chinh\, Sở Giáo dục và Đào tạo Hải Phòng: 0914.463.645 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-ALLDAYEVENT:TRUE\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' ','',1826989200);
INSERT INTO event VALUES('lanh-dao.2027-11-23.24@b5c2a513f7463197.trucban',0,2,1826240400,1826240402,0,'2f1a7ae64605639647ee6156081ab475fe2304b91cf07b43bbb9a5b542c599e1',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271123T170000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T070000\012SUMMARY:Lãnh đạo trực (24/24): Vũ Thị E (đổi ca)\012DESCRIPTION:24/24: 17:00 Thứ Ba 23/11/2027 – 07:00 Thứ Tư 24/11/2027\nVị trí trực: Lãnh đạo trực\, tại nhà\nNgười trực: Vũ Thị E\, Phó Hiệu trưởng (đổi ca với Trần Thị B)\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Trực tại nhà\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,LANH-DAO,CA-24,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' PHT HT ','lanh-dao',1826964000);
INSERT INTO event VALUES('lanh-dao.2027-11-23.24@b5c2a513f7463197.trucban',1,2,1826240400,1826240402,0,'bf6a7c9a8c9cdebbd720da05a2f3274c9fd57244c7fb77f8cbbd712999ae3dbd',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271123T170000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T070000\012SUMMARY:Lãnh đạo trực (24/24): Vũ Thị E (đổi ca)\012DESCRIPTION:24/24: 17:00 Thứ Ba 23/11/2027 – 07:00 Thứ Tư 24/11/2027\nVị trí trực: Lãnh đạo trực\, tại nhà\nNgười trực: Vũ Thị E\, Phó Hiệu trưởng – 0900.000.002 (đổi ca với Trần Thị B)\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Trực tại nhà\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,LANH-DAO,CA-24,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' PHT HT ','lanh-dao',1826964000);
INSERT INTO event VALUES('lanh-dao.2027-11-23.24@b5c2a513f7463197.trucban',2,2,1826240400,1826240402,0,'b3897c19400cef69cc64c0732feebc0767af53db0c1c70ab4da081bb01fc7da6',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271123T170000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T070000\012SUMMARY:Lãnh đạo trực (24/24): Vũ Thị E (đổi ca)\012DESCRIPTION:24/24: 17:00 Thứ Ba 23/11/2027 – 07:00 Thứ Tư 24/11/2027\nVị trí trực: Lãnh đạo trực\, tại nhà\nNgười trực: Vũ Thị E\, Phó Hiệu trưởng – 0900.000.002 (đổi ca với Trần Thị B)\n\nCùng trực:\n• 17:00–07:00 Bảo vệ: Hoàng Văn G\, Nhân viên bảo vệ – 0900.000.006\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trần Tiến Chinh\, Sở Giáo dục và Đào tạo Hải Phòng: 0914.463.645 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Trực tại nhà\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,LANH-DAO,CA-24,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' PHT HT ','lanh-dao',1826964000);
INSERT INTO event VALUES('lanh-dao.2027-11-24.24@b5c2a513f7463197.trucban',0,2,1826240400,1826240402,0,'3b1c46f76eb2862b89eefde6f9855d365a0cf2e8ad0a47afdcc0f7e996f0cbd6',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T070000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271125T070000\012SUMMARY:Lãnh đạo trực (24/24): Trần Thị B (đổi ca)\012DESCRIPTION:24/24: 07:00 Thứ Tư 24/11/2027 – 07:00 Thứ Năm 25/11/2027\nVị trí trực: Lãnh đạo trực\, tại nhà\nNgười trực: Trần Thị B\, Hiệu trưởng (đổi ca với Vũ Thị E)\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Trực tại nhà\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,LANH-DAO,CA-24,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' HT PHT ','lanh-dao',1827014400);
INSERT INTO event VALUES('lanh-dao.2027-11-24.24@b5c2a513f7463197.trucban',1,2,1826240400,1826240402,0,'99d0731d9881a9d59c3e531c63d12ae1351225fbb5ff865bd72fbed1d1d45901',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T070000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271125T070000\012SUMMARY:Lãnh đạo trực (24/24): Trần Thị B (đổi ca)\012DESCRIPTION:24/24: 07:00 Thứ Tư 24/11/2027 – 07:00 Thứ Năm 25/11/2027\nVị trí trực: Lãnh đạo trực\, tại nhà\nNgười trực: Trần Thị B\, Hiệu trưởng – 0900.000.001 (đổi ca với Vũ Thị E)\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Trực tại nhà\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,LANH-DAO,CA-24,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' HT PHT ','lanh-dao',1827014400);
INSERT INTO event VALUES('lanh-dao.2027-11-24.24@b5c2a513f7463197.trucban',2,3,1826240400,1826240403,0,'cab2c0216ae6b492af8a08404f83ed1e1b4571c78d3227eeb2db47e911da0e30',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T070000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271125T070000\012SUMMARY:Lãnh đạo trực (24/24): Trần Thị B (đổi ca)\012DESCRIPTION:24/24: 07:00 Thứ Tư 24/11/2027 – 07:00 Thứ Năm 25/11/2027\nVị trí trực: Lãnh đạo trực\, tại nhà\nNgười trực: Trần Thị B\, Hiệu trưởng – 0900.000.001 (đổi ca với Vũ Thị E)\n\nCùng trực:\n• 07:00–12:00 Trực ban: Nguyễn Văn A\, Giáo viên Tin học – 0900.000.003\n• 12:00–17:00 Trực ban: Mai Thị M\, Nhân viên Văn thư – 0900.000.005\n• 17:00–07:00 Bảo vệ: Hoàng Văn G\, Nhân viên bảo vệ – 0900.000.006\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trần Tiến Chinh\, Sở Giáo dục và Đào tạo Hải Phòng: 0914.463.645 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Trực tại nhà\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,LANH-DAO,CA-24,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' HT PHT ','lanh-dao',1827014400);
INSERT INTO event VALUES('truc-ban.2027-11-24.chieu@b5c2a513f7463197.trucban',0,2,1826240400,1826240402,0,'336e1711c7d457b9a66b875c024f078c9a5100a2f82de4c2cdbd7fd97e962ae0',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T120000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T170000\012SUMMARY:Trực ban (ca chiều): Mai Thị M (trực thay)\012DESCRIPTION:Ca chiều: 12:00–17:00 Thứ Tư 24/11/2027\nVị trí trực: Trực ban\, tại cơ quan\nNgười trực: Mai Thị M\, Nhân viên Văn thư (thay Lê Văn C)\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,TRUC-BAN,CA-CHIEU,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' NV1 GV2 ','truc-ban',1827032400);
INSERT INTO event VALUES('truc-ban.2027-11-24.chieu@b5c2a513f7463197.trucban',1,2,1826240400,1826240402,0,'0ce5c05f6c773d72d009d2c629dd5d16cc02e3c5713d518637240c90c9589d2e',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T120000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T170000\012SUMMARY:Trực ban (ca chiều): Mai Thị M (trực thay)\012DESCRIPTION:Ca chiều: 12:00–17:00 Thứ Tư 24/11/2027\nVị trí trực: Trực ban\, tại cơ quan\nNgười trực: Mai Thị M\, Nhân viên Văn thư – 0900.000.005 (thay Lê Văn C)\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,TRUC-BAN,CA-CHIEU,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' NV1 GV2 ','truc-ban',1827032400);
INSERT INTO event VALUES('truc-ban.2027-11-24.chieu@b5c2a513f7463197.trucban',2,3,1826240400,1826240403,0,'b28987a9368a14de299667c2bb0c0521502a4f5fce163f501aa674e325dee50b',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T120000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T170000\012SUMMARY:Trực ban (ca chiều): Mai Thị M (trực thay)\012DESCRIPTION:Ca chiều: 12:00–17:00 Thứ Tư 24/11/2027\nVị trí trực: Trực ban\, tại cơ quan\nNgười trực: Mai Thị M\, Nhân viên Văn thư – 0900.000.005 (thay Lê Văn C)\n\nCùng trực:\n• 12:00–17:00 Lãnh đạo trực: Trần Thị B\, Hiệu trưởng – 0900.000.001\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trần Tiến Chinh\, Sở Giáo dục và Đào tạo Hải Phòng: 0914.463.645 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,TRUC-BAN,CA-CHIEU,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' NV1 GV2 ','truc-ban',1827032400);
INSERT INTO event VALUES('truc-ban.2027-11-24.sang@b5c2a513f7463197.trucban',0,1,1826240400,1826240401,0,'d1626377c0c8bede5093acaf48406483e6395b9c5c67b9d8d69cce34af1d9203',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T070000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T120000\012SUMMARY:Trực ban (ca sáng): Nguyễn Văn A\012DESCRIPTION:Ca sáng: 07:00–12:00 Thứ Tư 24/11/2027\nVị trí trực: Trực ban\, tại cơ quan\nNgười trực: Nguyễn Văn A\, Giáo viên Tin học\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,TRUC-BAN,CA-SANG,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' GV1 ','truc-ban',1827014400);
INSERT INTO event VALUES('truc-ban.2027-11-24.sang@b5c2a513f7463197.trucban',1,1,1826240400,1826240401,0,'7ba71c8d6d3c9d6640338cb69f97cb5cd077114f0a19fbcb6c1bbfeaf0fa3e01',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T070000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T120000\012SUMMARY:Trực ban (ca sáng): Nguyễn Văn A\012DESCRIPTION:Ca sáng: 07:00–12:00 Thứ Tư 24/11/2027\nVị trí trực: Trực ban\, tại cơ quan\nNgười trực: Nguyễn Văn A\, Giáo viên Tin học – 0900.000.003\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,TRUC-BAN,CA-SANG,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' GV1 ','truc-ban',1827014400);
INSERT INTO event VALUES('truc-ban.2027-11-24.sang@b5c2a513f7463197.trucban',2,2,1826240400,1826240402,0,'9931b03d53e0a0bd36b64e5ff177ca23b721b58bbcbc335a36dc49b5e48b81a5',replace('STATUS:CONFIRMED\012TRANSP:TRANSPARENT\012CLASS:PRIVATE\012DTSTART;TZID=Asia/Ho_Chi_Minh:20271124T070000\012DTEND;TZID=Asia/Ho_Chi_Minh:20271124T120000\012SUMMARY:Trực ban (ca sáng): Nguyễn Văn A\012DESCRIPTION:Ca sáng: 07:00–12:00 Thứ Tư 24/11/2027\nVị trí trực: Trực ban\, tại cơ quan\nNgười trực: Nguyễn Văn A\, Giáo viên Tin học – 0900.000.003\n\nCùng trực:\n• 07:00–12:00 Lãnh đạo trực: Trần Thị B\, Hiệu trưởng – 0900.000.001\n\nĐường dây nóng:\n• Công an thành phố Hải Phòng: 069.278.5415 (nguồn: Công văn của Sở GDĐT Hải Phòng năm 2026\, mục 4\, dẫn Công văn 926/CAHP-ANM ngày 03/02/2026 của Công an thành phố\; đang dùng\, xác nhận ngày 15/11/2027)\n• Trung tâm Ứng cứu khẩn cấp không gian mạng Việt Nam (VNCERT/CC): (024) 3640.4421\, 0869.100.317 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trung tâm Giám sát an toàn không gian mạng quốc gia (NCSC): (024) 3209.1616\, 0336.666.905 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Cục An toàn thông tin\, Bộ Thông tin và Truyền thông: 0888.133.359 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n• Trần Tiến Chinh\, Sở Giáo dục và Đào tạo Hải Phòng: 0914.463.645 (nguồn: Công văn của Sở GDĐT Hải Phòng về phòng ngừa lừa đảo trên không gian mạng năm 2025\, mục đ\; chưa xác minh)\n\nDỮ LIỆU MẪU – không dùng làm căn cứ.\012LOCATION:Phòng trực\, Trường Ví dụ\, Hải Phòng\012ORGANIZER;CN="TRƯỜNG VÍ DỤ":mailto:truc@truong-vi-du.example\012CONTACT:Công an thành phố Hải Phòng\, 069.278.5415\012CONFERENCE;VALUE=URI;FEATURE=PHONE;LABEL="Công an thành phố Hải Phòng":tel:+84692785415\012CATEGORIES:TRUC,TRUC-BAN,CA-SANG,NGAY-LE\012COLOR:firebrick\012X-MICROSOFT-CDO-BUSYSTATUS:FREE\012','\012',char(10)),'van-hoa/2027',' GV1 ','truc-ban',1827014400);
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
, number TEXT, system TEXT, record TEXT CHECK (length(record) = 64)) STRICT;
INSERT INTO entry VALUES(1,1,'10621b03d2ceabdfee22c5021370fef3',1827021600,1827021600,'truc-ban.2027-11-24.sang','GV1',0,'stated','check',NULL,'55a4d0380136449e498518eaf24fd0640a02e80c24e5d93a04c8987cbfe9db6e','34a353ed2939d134867ca5376b366bdc7d89880ed64fc876a98701d3fc0719f2',NULL,NULL,NULL);
INSERT INTO entry VALUES(2,1,'4893f08ef24e150539e95f8cb98aed24',1827021000,1827022200,'truc-ban.2027-11-24.sang','GV1',0,'stated','incident',NULL,'73135f8cff447afd9d8354815bd3c52c8fa9336e4f7bf0ab7063e5cba7e8bbf9','83d60171a97c5efeb102709b7c1f6ca2806bf0a83150aebf52aeed9aa6784e5c',NULL,NULL,NULL);
INSERT INTO entry VALUES(3,1,'c59a269d5a3a779f32c3f96740621aeb',1827021000,1827022800,'truc-ban.2027-11-24.sang','GV1',0,'stated','amend',2,'c8aaa9ea10e42b2b52450fb38495aeb69aa684401df2536cc6158cf57b589b73','c807e00165554280f0a78e40c58850493f26c876473c31ba8a354f563636f9fd',NULL,NULL,NULL);
INSERT INTO entry VALUES(4,2,'1b0cf589942d4d95a871da78f5094f3d',1830272400,1830272400,NULL,'GV1',0,'stated','note',NULL,'ce6de49d809538ae31f2a7c123bf2c8d6513134b2f594413ee1424b47a5417b1','8e781693acca22b08aa8c0ab768345fffa0a5429b3475016bc553292e57eb2fe',NULL,NULL,NULL);
INSERT INTO entry VALUES(5,2,'dddddddddddddddddddddddddddddddd',1830297600,1830297660,NULL,'GV1',0,'stated','received',NULL,'d2c722ca7dea7dc88ab6a04a5e35044768c8d77271b4f3020cdc03f8dff656fe','1e15438ac0d59d38a3927455f6d0be5344eef76ba7c120c292001787dbe0b9cd','NK-2028-01-001','web','e91e154e59fb271f6af145296b178acc7938be27097bd04cc65e1e2ae64f3045');
CREATE TABLE entry_text (
	seq INTEGER NOT NULL PRIMARY KEY REFERENCES entry (seq),
	text TEXT,
	salt TEXT,
	CHECK ((text IS NULL) = (salt IS NULL))
) STRICT;
INSERT INTO entry_text VALUES(1,'Trang web bình thường','94a0e4c433337bbadb3be759d91f1eb4');
INSERT INTO entry_text VALUES(2,'Mất điện tủ mạng tầng 2, "khởi động lại"','814b395bf36eab828838b7c11074229e');
INSERT INTO entry_text VALUES(3,'lúc 8:55, không phải 8:50','6dc614e511be0b6ce82811eb335ca51a');
INSERT INTO entry_text VALUES(4,'Sau khi có số hiệu','507618ba8c2d6ff51ca4d5f74c6347be');
INSERT INTO entry_text VALUES(5,'Công an thành phố yêu cầu rà soát trang web trước 17 giờ','c0c1c2c3c4c5c6c7c8c9cacbcccdcecf');
PRAGMA writable_schema=ON;
INSERT INTO sqlite_schema(type,name,tbl_name,rootpage,sql)VALUES('table','entry_index','entry_index',0,'CREATE VIRTUAL TABLE entry_index USING fts5 (
	words, content = '''', columnsize = 0, prefix = ''2 3'',
	tokenize = ''unicode61 remove_diacritics 0''
)');
CREATE TABLE IF NOT EXISTS 'entry_index_data'(id INTEGER PRIMARY KEY, block BLOB);
INSERT INTO entry_index_data VALUES(1,X'0419');
INSERT INTO entry_index_data VALUES(10,X'000000000104040004010101020101030101040101');
INSERT INTO entry_index_data VALUES(137438953473,X'00000065053062696e6801020401067468756f6e67010205020472616e6701020201037765620102030003316269010204010274680102050201720102020102776501020300043262696e010204010374687501020502027261010202010377656201020304090b090808070607090807');
INSERT INTO entry_index_data VALUES(274877906945,X'000000b102303202020701046469656e02020302036f6e6702020901046b686f6902020801036c616902020a01046d616e67020205030174020202010474616e67020206020175020204000331646902020302016f02020901026b6802020801026c6102020a01026d61020402050102746102020602017502020400043264696502020302026f6e02020901036b686f02020801036c616902020a01036d616e020205030174020202010374616e0202060406090809080906090608060707080706090708080806');
INSERT INTO entry_index_data VALUES(412316860417,X'0000006f033035300302080201350302040101380304030601056b686f6e6703020501036c7563030202010470686169030206000331353003020802013503020401026b6803020501026c75030202010270680302060004326b686f03020501036c75630302020103706861030206040706070a080908060707070908');
INSERT INTO entry_index_data VALUES(549755813889,X'000000660330636f04020401046869657504020601036b6869040203010373617504020202016f040205000331636f0402040102686904020601026b680402030102736104020202016f04020500043268696504020601036b6869040203010373617504020204070908080608070707060908');
CREATE TABLE IF NOT EXISTS 'entry_index_idx'(segid, term, pgno, PRIMARY KEY(segid, term)) WITHOUT ROWID;
INSERT INTO entry_index_idx VALUES(1,X'',2);
INSERT INTO entry_index_idx VALUES(2,X'',2);
INSERT INTO entry_index_idx VALUES(3,X'',2);
INSERT INTO entry_index_idx VALUES(4,X'',2);
CREATE TABLE IF NOT EXISTS 'entry_index_config'(k PRIMARY KEY, v) WITHOUT ROWID;
INSERT INTO entry_index_config VALUES('version',4);
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
INSERT INTO audit VALUES(1,'a2e7c0e0207f7df34be5f676363810e4',1826240400,'QT',0,'os','init','truong','sample');
INSERT INTO audit VALUES(2,'243009d5c9cc71a8ba259e7f7674cc38',1826240400,'QT',0,'os','roster generate','van-hoa/2027 v1','optimal 530 530');
INSERT INTO audit VALUES(3,'b492184761a7d8068a759c2c1932cc57',1826240400,'QT',0,'os','roster publish','van-hoa/2027 v1','');
INSERT INTO audit VALUES(4,'7843afb32f358154137f800b1e4e96c8',1826240400,'QT',0,'os','leave import','leave.csv','added=1 changed=0 same=0 bad=0');
INSERT INTO audit VALUES(5,'15230e601d9d6277fb350dbbec2f436d',1826240400,'QT',0,'os','staff exempt','NV1','night 2027-11-01..2027-12-31');
INSERT INTO audit VALUES(6,'9966c692df39781c4e2d0d5a12d71da0',1826240400,'QT',0,'os','holiday import','hol.csv','added=1 changed=0 same=0 bad=0');
INSERT INTO audit VALUES(7,'5b2ef10f1cbac1a339b4c8781b7d0838',1826240400,'QT',0,'os','contact confirm','C08','HT');
INSERT INTO audit VALUES(8,'587704d1b06d56446dd2246b12b4b3a2',1826240400,'QT',0,'os','roster cover','truc-ban.2027-11-24.chieu','NV1 for GV2, 1827032400-1827050400');
INSERT INTO audit VALUES(9,'013313d281b56700b195bee52f86ff2a',1826240400,'QT',0,'os','roster generate','van-hoa/2027 v2','optimal 530 530');
INSERT INTO audit VALUES(10,'c4c7ee90968da16cf6f92898cabd385d',1826240400,'QT',0,'os','roster publish','van-hoa/2027 v2','');
INSERT INTO audit VALUES(11,'9ea3c149dd5450e33a5632e613d44445',1826240400,'QT',0,'os','roster swap','lanh-dao.2027-11-23.24','PHT for HT, 1826964000-1827014400');
INSERT INTO audit VALUES(12,'6a58cab4a19881a842bc8defad3d6900',1827104400,'QT',0,'os','ledger import','h.csv','added=3 changed=0 same=0 bad=0');
INSERT INTO audit VALUES(13,'d7e9a3807e7906769fc5855e2bf46e6a',1827104400,'QT',0,'os','ledger import','h2.csv','added=1 changed=0 same=0 bad=0');
INSERT INTO audit VALUES(14,'d4d15fec128e76cb2d058954c19168f3',1827104400,'QT',0,'os','ledger remove','2','ghi nhầm năm');
INSERT INTO audit VALUES(15,'7bbab17fed8afb5e06ee6ef73d4be1fb',1827104400,'QT',0,'os','leave import','r.csv','added=1 changed=0 same=0 bad=0');
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
INSERT INTO history_import VALUES(1,'h.csv','0b1eb7ccf6f5d13188528175f53159ed36f3ed72510048520cd941d58a313915','QT',1827104400,NULL,NULL,NULL);
INSERT INTO history_import VALUES(2,'h2.csv','85f01e3ff4bd182e0d3075466be364646f38e5579b3d4d886f97dc5d22b10977','QT',1827104400,'QT',1827104400,'ghi nhầm năm');
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
INSERT INTO history_row VALUES(1,2,'HT','2025','2025-01-01','2025-12-31','lanh-dao','statutory',2,2880,960,5,'');
INSERT INTO history_row VALUES(1,3,'GV1','tet/2026','2026-02-14','2026-02-22','truc-ban','tet',1,720,0,4,'theo sổ tay');
INSERT INTO history_row VALUES(1,4,'GV2','2026-05','2026-05-01','2026-05-31','Tổ xe','weekly_rest',4,1950,0,6,'');
INSERT INTO history_row VALUES(2,2,'NV1','2024','2024-01-01','2024-12-31','','workday',3,0,0,3,'');
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
INSERT INTO version_rule VALUES('6dfc514ed36e34ab655818d4f3a92a39',3,0,'unit','Tổ Toán - Tin','',1,4);
CREATE TABLE staff_pair (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	a TEXT NOT NULL REFERENCES person (code),
	b TEXT NOT NULL REFERENCES person (code),
	kind TEXT NOT NULL CHECK (kind IN ('apart', 'together')),
	CHECK (a < b),
	UNIQUE (a, b)
) STRICT;
INSERT INTO staff_pair VALUES('aa01','GV1','GV2','apart');
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
INSERT INTO change_note VALUES('8420eed4c27078611ebdf415d16a7c4e',1,'consent','GV2','điện thoại',1826500000,'','QT',0,'os',1826500100);
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
INSERT INTO notice VALUES(1,'aa02','van-hoa/2027','GV1','0000000000000000000000000000000000000000000000000000000000000000','confirmed','ký nhận',1826500000,'','QT',0,'os',1826500100);
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
INSERT INTO actual VALUES(1,'aa03','aa04','van-hoa/2027','truc-ban.2027-11-24.chieu','GV2','Lê Văn C','',1826945000,1826950000,'supervisor','đến thay','QT',0,'os',1827000000);
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
INSERT INTO checklist_mark VALUES(1,'aa05','van-hoa/2027','V01','done','GV1','biên bản ngày 22/11',1826500000,'QT',0,'os',1826500100);
CREATE TABLE number_series (
	prefix TEXT NOT NULL PRIMARY KEY CHECK (prefix <> ''),
	last INTEGER NOT NULL CHECK (last > 0)
) STRICT, WITHOUT ROWID;
INSERT INTO number_series VALUES('NK-2028-01',1);
CREATE TABLE entry_record (
	seq INTEGER NOT NULL PRIMARY KEY REFERENCES entry (seq),
	kind TEXT NOT NULL CHECK (kind <> ''),
	object TEXT NOT NULL,
	effect TEXT NOT NULL CHECK (effect IN ('none', 'opens', 'updates', 'closes')),
	fields TEXT
) STRICT;
INSERT INTO entry_record VALUES(5,'request','NK-2028-01-001','opens',replace('due=1830330000\nfrom=Công an thành phố\n','\n',char(10)));
CREATE TABLE open_item (
	kind TEXT NOT NULL,
	object TEXT NOT NULL CHECK (object <> ''),
	seq INTEGER NOT NULL REFERENCES entry (seq),
	opened_at INTEGER NOT NULL,
	due INTEGER,
	PRIMARY KEY (kind, object)
) STRICT, WITHOUT ROWID;
INSERT INTO open_item VALUES('request','NK-2028-01-001',5,1830297600,1830330000);
CREATE TABLE draft (
	id TEXT NOT NULL PRIMARY KEY CHECK (id <> ''),
	console TEXT NOT NULL,
	person TEXT NOT NULL,
	uid INTEGER NOT NULL,
	form TEXT NOT NULL CHECK (form <> ''),
	fields TEXT NOT NULL,
	at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO draft VALUES('aa10','aa11','GV1',0,'entry','text=Mất điện lúc',1830297700);
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
INSERT INTO console VALUES('aa11','phong-truc',321,'GV1',1830297000,1830297700,NULL,NULL);
CREATE TABLE pin (
	person TEXT NOT NULL PRIMARY KEY REFERENCES person (code),
	verifier TEXT NOT NULL CHECK (verifier <> ''),
	set_at INTEGER NOT NULL,
	failures INTEGER NOT NULL CHECK (failures >= 0),
	failed_at INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
INSERT INTO pin VALUES('GV1','$argon2id$none',1830297000,0,0);
CREATE TABLE pin_code (
	person TEXT NOT NULL PRIMARY KEY REFERENCES person (code),
	verifier TEXT NOT NULL CHECK (verifier <> ''),
	made_by TEXT NOT NULL,
	made_at INTEGER NOT NULL,
	expires INTEGER NOT NULL,
	failures INTEGER NOT NULL CHECK (failures >= 0)
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
CREATE INDEX leave_person ON leave (person, starts);
CREATE UNIQUE INDEX roster_one_draft ON roster_version (roster) WHERE status = 'draft';
CREATE UNIQUE INDEX roster_one_published ON roster_version (roster) WHERE status = 'published';
CREATE INDEX roster_published_ends ON roster_version (ends) WHERE status = 'published';
CREATE TRIGGER version_starts_as_draft BEFORE INSERT ON roster_version
WHEN NEW.status <> 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a version starts as a draft');
END;
CREATE TRIGGER version_kept BEFORE DELETE ON roster_version
WHEN OLD.status <> 'draft'
BEGIN
	SELECT RAISE(ABORT, 'a published version never changes');
END;
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
CREATE TRIGGER change_stays BEFORE UPDATE ON change
BEGIN
	SELECT RAISE(ABORT, 'a recorded cover or swap never changes');
END;
CREATE TRIGGER change_kept BEFORE DELETE ON change
BEGIN
	SELECT RAISE(ABORT, 'a recorded cover or swap never changes');
END;
CREATE INDEX event_period ON event (period, privacy);
CREATE INDEX entry_refers_to ON entry (refers_to) WHERE refers_to IS NOT NULL;
CREATE INDEX entry_happened_at ON entry (happened_at);
CREATE INDEX entry_shift ON entry (shift) WHERE shift IS NOT NULL;
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
CREATE TRIGGER change_note_stays BEFORE UPDATE ON change_note
BEGIN
	SELECT RAISE(ABORT, 'a recorded cover or swap never changes');
END;
CREATE TRIGGER change_note_kept BEFORE DELETE ON change_note
BEGIN
	SELECT RAISE(ABORT, 'a recorded cover or swap never changes');
END;
CREATE INDEX notice_period ON notice (period, person);
CREATE TRIGGER notice_stays BEFORE UPDATE ON notice
BEGIN
	SELECT RAISE(ABORT, 'what people were told is append-only');
END;
CREATE TRIGGER notice_kept BEFORE DELETE ON notice
BEGIN
	SELECT RAISE(ABORT, 'what people were told is append-only');
END;
CREATE INDEX actual_period ON actual (period, slot);
CREATE TRIGGER actual_stays BEFORE UPDATE ON actual
BEGIN
	SELECT RAISE(ABORT, 'actual duty is append-only');
END;
CREATE TRIGGER actual_kept BEFORE DELETE ON actual
BEGIN
	SELECT RAISE(ABORT, 'actual duty is append-only');
END;
CREATE INDEX checklist_mark_period ON checklist_mark (period, item);
CREATE TRIGGER checklist_mark_stays BEFORE UPDATE ON checklist_mark
BEGIN
	SELECT RAISE(ABORT, 'the list before a holiday is append-only');
END;
CREATE TRIGGER checklist_mark_kept BEFORE DELETE ON checklist_mark
BEGIN
	SELECT RAISE(ABORT, 'the list before a holiday is append-only');
END;
CREATE UNIQUE INDEX entry_number ON entry (number) WHERE number IS NOT NULL;
CREATE INDEX entry_system ON entry (system) WHERE system IS NOT NULL;
CREATE TRIGGER number_series_rises BEFORE UPDATE ON number_series
WHEN NEW.prefix <> OLD.prefix OR NEW.last <> OLD.last + 1
BEGIN
	SELECT RAISE(ABORT, 'numbers have no gaps');
END;
CREATE TRIGGER number_series_kept BEFORE DELETE ON number_series
BEGIN
	SELECT RAISE(ABORT, 'numbers have no gaps');
END;
CREATE INDEX entry_record_object ON entry_record (kind, object, seq);
CREATE TRIGGER entry_record_stays BEFORE UPDATE ON entry_record
BEGIN
	SELECT RAISE(ABORT, 'the watch log is append-only');
END;
CREATE TRIGGER entry_record_kept BEFORE DELETE ON entry_record
BEGIN
	SELECT RAISE(ABORT, 'the watch log is append-only');
END;
PRAGMA writable_schema=OFF;
COMMIT;
