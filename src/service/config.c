#include "service/config.h"

#include <assert.h>
#include <confuse.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/zone.h"
#include "service/config_check.h"

#include "base/banned.h"

/* libconfuse takes a file that ends inside a section for whole; one more option at its end tells.
 */
#define END_MARK "end-of-file"

/* Texts of libconfuse that users meet; it hands us the format, so that we can translate it. */
static const char *const library_text[] = {
    N_("no such option '%s'"),
    N_("missing equal sign after option '%s'"),
    N_("missing title for section '%s'"),
    N_("missing opening brace for section '%s'"),
    N_("unexpected token '%s'"),
    N_("unexpected closing brace"),
    N_("unterminated string constant"),
    N_("premature end of file"),
    N_("invalid integer value for option '%s'"),
    N_("integer value for option '%s' is out of range"),
    N_("invalid boolean value for option '%s'"),
    N_("found duplicate title '%s'"),
    N_("attempt to append to non-list option '%s'"),
    N_("invalid octal number '%s'"),
};

/* libconfuse gives its error function nothing of ours, so the receiver stands here while it parses.
 */
static struct config_source *receiver;

__attribute__((format(printf, 2, 0))) static void report(cfg_t *cfg, const char *fmt, va_list ap)
{
	char *text = xvasprintf(gettext(fmt), ap);

	(void)library_text;
	assert(receiver);
	receiver->line = cfg->line;
	config_complain(receiver, "%s", strstr(text, END_MARK) ? _("premature end of file") : text);
	free(text);
}

static cfg_opt_t shift_options[] = {
    CFG_STR("name", "", CFGF_NONE),
    CFG_STR("start", "07:30", CFGF_NONE),
    CFG_STR("length", "12:00", CFGF_NONE),
    CFG_STR_LIST("days", NULL, CFGF_NONE),
    CFG_END(),
};

static cfg_opt_t points_options[] = {
    CFG_INT("workday", 100, CFGF_NONE),
    CFG_INT("weekly-rest", 150, CFGF_NONE),
    CFG_INT("compensatory", 150, CFGF_NONE),
    CFG_INT("statutory", 200, CFGF_NONE),
    CFG_INT("tet", 300, CFGF_NONE),
    CFG_INT("tet-eve", 500, CFGF_NONE),
    CFG_END(),
};

static cfg_opt_t post_options[] = {
    CFG_STR("title", "", CFGF_NONE),
    CFG_STR("skill", "", CFGF_NONE),
    CFG_STR("senior", "", CFGF_NONE),
    CFG_STR("place", "onsite", CFGF_NONE),
    CFG_STR_LIST("onsite-hours", NULL, CFGF_NONE),
    CFG_STR_LIST("home-hours", NULL, CFGF_NONE),
    CFG_INT("headcount", 1, CFGF_NONE),
    CFG_STR("rest-before", "12:00", CFGF_NONE),
    CFG_STR("rest-after", "12:00", CFGF_NONE),
    CFG_BOOL("handover", cfg_false, CFGF_NONE),
    CFG_BOOL("leader", cfg_false, CFGF_NONE),
    CFG_BOOL("round-clock", cfg_false, CFGF_NONE),
    CFG_STR("concurrent", "", CFGF_NONE),
    CFG_STR_LIST("compatible", NULL, CFGF_NONE),
    CFG_SEC("shift", shift_options, CFGF_MULTI | CFGF_TITLE | CFGF_NO_TITLE_DUPES),
    CFG_SEC("points", points_options, CFGF_NONE),
    CFG_END(),
};

/* Without defaults: what is not given leaves things as they are. */
#define WEIGHT_OPTIONS                                                                             \
	CFG_INT("points", 0, CFGF_NODEFAULT), CFG_INT("can-bang-diem", 0, CFGF_NODEFAULT),         \
	    CFG_INT("shifts", 0, CFGF_NODEFAULT), CFG_INT("can-bang-luot", 0, CFGF_NODEFAULT),     \
	    CFG_INT("adjacent", 0, CFGF_NODEFAULT), CFG_INT("hai-ngay-lien", 0, CFGF_NODEFAULT),   \
	    CFG_INT("wish-off", 0, CFGF_NODEFAULT), CFG_INT("trai-xin-nghi", 0, CFGF_NODEFAULT),   \
	    CFG_INT("wish-on", 0, CFGF_NODEFAULT), CFG_INT("thuan-xin-truc", 0, CFGF_NODEFAULT),   \
	    CFG_INT("moved", 0, CFGF_NODEFAULT), CFG_INT("doi-nguoi", 0, CFGF_NODEFAULT),          \
	    CFG_INT("behind", 0, CFGF_NODEFAULT), CFG_INT("bu-toi-da", 0, CFGF_NODEFAULT)

static cfg_opt_t weight_options[] = {
    WEIGHT_OPTIONS,
    CFG_END(),
};

static cfg_opt_t weight_file_options[] = {
    WEIGHT_OPTIONS,
    CFG_BOOL(END_MARK, cfg_false, CFGF_NONE),
    CFG_END(),
};

static cfg_opt_t rest_options[] = {
    CFG_INT("day", 100, CFGF_NONE),           CFG_INT("night", 100, CFGF_NONE),
    CFG_INT("weekly-rest", 100, CFGF_NONE),   CFG_INT("holiday", 100, CFGF_NONE),
    CFG_STR("whole-day", "08:00", CFGF_NONE), CFG_STR("since", "", CFGF_NONE),
    CFG_STR("source", "", CFGF_NONE),         CFG_END(),
};

static cfg_opt_t unit_options[] = {
    CFG_INT("least", 0, CFGF_NONE),
    CFG_INT("most", 0, CFGF_NODEFAULT),
    CFG_INT("present", 0, CFGF_NONE),
    CFG_END(),
};

static cfg_opt_t options[] = {
    CFG_STR("database", "", CFGF_NONE),
    CFG_STR("kind", "so", CFGF_NONE),
    CFG_STR("agency", "", CFGF_NONE),
    CFG_STR("governing", "", CFGF_NONE),
    CFG_STR("place", "Hải Phòng", CFGF_NONE),
    CFG_STR("address", "", CFGF_NONE),
    CFG_STR("email", "", CFGF_NONE),
    CFG_STR("url", "", CFGF_NONE),
    CFG_STR("maker", "NGƯỜI LẬP BẢNG", CFGF_NONE),
    CFG_STR("signer-title", "", CFGF_NONE),
    CFG_STR("signer", "", CFGF_NONE),
    CFG_STR("zone", "Asia/Ho_Chi_Minh", CFGF_NONE),
    CFG_STR("office-start", "07:30", CFGF_NONE),
    CFG_STR("office-end", "17:00", CFGF_NONE),
    CFG_STR("alarm", "12h", CFGF_NONE),
    CFG_INT("solve-seconds", 10, CFGF_NONE),
    CFG_INT("arrive-before", 30, CFGF_NONE),
    CFG_INT("late-after", 15, CFGF_NONE),
    CFG_INT("call-minutes", 5, CFGF_NONE),
    CFG_STR("rounds", "", CFGF_NONE),
    CFG_INT("rounds-soon", 15, CFGF_NONE),
    CFG_INT("rounds-grace", 5, CFGF_NONE),
    CFG_STR_LIST("ranges", NULL, CFGF_NONE),
    CFG_BOOL(END_MARK, cfg_false, CFGF_NONE),
    CFG_SEC("weights", weight_options, CFGF_NONE),
    CFG_SEC("rest", rest_options, CFGF_NONE),
    CFG_SEC("post", post_options, CFGF_MULTI | CFGF_TITLE | CFGF_NO_TITLE_DUPES),
    CFG_SEC("unit", unit_options, CFGF_MULTI | CFGF_TITLE | CFGF_NO_TITLE_DUPES),
    CFG_END(),
};

static void read_shift(struct config_source *at, struct shift *out, cfg_t *sec)
{
	const char *code = cfg_title(sec);

	at->line = sec->line;
	out->code = xstrdup(code);
	out->name = config_text(at, "name", cfg_getstr(sec, "name"), code);
	config_code(at, code);
	out->start = config_minutes(at, "start", cfg_getstr(sec, "start"), 0, 1439);
	out->length = config_minutes(at, "length", cfg_getstr(sec, "length"), 1, 1440);
	if (!cfg_size(sec, "days"))
		out->days = DAYS_ALL;
	for (unsigned i = 0; i < cfg_size(sec, "days"); i++)
		out->days |= config_days(at, cfg_getnstr(sec, "days", i));
}

static void read_spans(struct config_source *at, struct post *post, cfg_t *sec, const char *option,
                       enum place place)
{
	for (unsigned i = 0; i < cfg_size(sec, option); i++) {
		struct place_span span = {.place = place};

		config_span(at, option, cfg_getnstr(sec, option, i), &span.from, &span.to);
		post->span = array_grow(post->span, post->n_spans, sizeof(*post->span));
		post->span[post->n_spans++] = span;
	}
}

static void read_points(struct config_source *at, int weight[WEIGHTS], cfg_t *sec)
{
	static const char *const name[WEIGHTS] = {"workday",   "weekly-rest", "compensatory",
	                                          "statutory", "tet",         "tet-eve"};

	for (int i = 0; i < WEIGHTS; i++)
		weight[i] = config_number(at, name[i], cfg_getint(sec, name[i]), 0, 10000);
}

static void read_rest(struct config_source *at, struct rest_rule *out, cfg_t *sec)
{
	static const char *const name[REST_CLASSES] = {"day", "night", "weekly-rest", "holiday"};

	at->line = sec->line;
	for (int i = 0; i < REST_CLASSES; i++)
		out->percent[i] = config_number(at, name[i], cfg_getint(sec, name[i]), 0, 1000);
	out->day = config_minutes(at, "whole-day", cfg_getstr(sec, "whole-day"), 1, 1440);
	out->source = config_text(at, "source", cfg_getstr(sec, "source"), "");
	config_rest(at, out, cfg_getstr(sec, "since"));
	at->line = 0;
}

static void read_post(struct config_source *at, struct post *out, cfg_t *sec)
{
	at->line = sec->line;
	out->id = xstrdup(cfg_title(sec));
	config_code(at, out->id);
	out->title = config_text(at, "title", cfg_getstr(sec, "title"), out->id);
	out->skill = config_text(at, "skill", cfg_getstr(sec, "skill"), "");
	out->concurrent = xstrdup(cfg_getstr(sec, "concurrent"));
	if (!place_find(&out->place, cfg_getstr(sec, "place")))
		config_complain(at, _("'place' is \"%s\"; wanted onsite or home"),
		                cfg_getstr(sec, "place"));
	out->headcount = config_number(at, "headcount", cfg_getint(sec, "headcount"), 1, 50);
	out->rest_before =
	    config_minutes(at, "rest-before", cfg_getstr(sec, "rest-before"), 0, 4320);
	out->rest_after = config_minutes(at, "rest-after", cfg_getstr(sec, "rest-after"), 0, 4320);
	out->handover = cfg_getbool(sec, "handover");
	out->leader = cfg_getbool(sec, "leader");
	out->round_clock = cfg_getbool(sec, "round-clock");
	read_spans(at, out, sec, "onsite-hours", PLACE_ONSITE);
	read_spans(at, out, sec, "home-hours", PLACE_HOME);
	read_points(at, out->weight, cfg_getsec(sec, "points"));
	for (unsigned i = 0; i < cfg_size(sec, "compatible"); i++) {
		out->compatible =
		    array_grow(out->compatible, out->n_compatible, sizeof(*out->compatible));
		out->compatible[out->n_compatible++] = xstrdup(cfg_getnstr(sec, "compatible", i));
	}
	for (unsigned i = 0; i < cfg_size(sec, "shift"); i++) {
		out->shift = array_grow(out->shift, out->n_shifts, sizeof(*out->shift));
		out->shift[out->n_shifts] = (struct shift){0};
		read_shift(at, &out->shift[out->n_shifts++], cfg_getnsec(sec, "shift", i));
	}
}

static void read_senior(struct config_source *at, struct config *out, cfg_t *sec)
{
	char *id = xstrdup(cfg_title(sec));
	struct team_rule rule = {.kind = TEAM_SENIOR, .a = id, .least = 1, .most = -1};

	at->line = sec->line;
	rule.b = config_text(at, "senior", cfg_getstr(sec, "senior"), "");
	if (*rule.b && *cfg_getstr(sec, "concurrent"))
		config_complain(at,
		                _("post \"%s\" is held by whoever holds \"%s\": 'senior' "
		                  "belongs there"),
		                id, cfg_getstr(sec, "concurrent"));
	if (*rule.b)
		team_rules_add(&out->rules, &rule);
	free(id);
	free(rule.b);
}

static void read_unit(struct config_source *at, struct config *out, cfg_t *sec)
{
	struct team_rule rule = {.kind = TEAM_UNIT, .most = -1};
	struct team_rule present = {.kind = TEAM_PRESENT, .most = -1};

	at->line = sec->line;
	rule.a = present.a = config_text(at, "unit", cfg_title(sec), "");
	rule.least = config_number(at, "least", cfg_getint(sec, "least"), 0, 10000);
	if (cfg_size(sec, "most"))
		rule.most = config_number(at, "most", cfg_getint(sec, "most"), 0, 10000);
	present.least = config_number(at, "present", cfg_getint(sec, "present"), 0, 1000);
	if (!*rule.a)
		config_complain(at, "%s", _("a section 'unit' without the name of the unit"));
	if (rule.most >= 0 && rule.least > rule.most)
		config_complain(at, _("unit \"%s\": 'least' is more than 'most'"), rule.a);
	if (rule.least > 0 || rule.most >= 0)
		team_rules_add(&out->rules, &rule);
	if (present.least > 0)
		team_rules_add(&out->rules, &present);
	free(rule.a);
}

/* Called on each line, so that a complaint names the line itself. */
static int check_weight(cfg_t *cfg, cfg_opt_t *opt)
{
	for (int i = 0; i < ROSTER_WEIGHTS; i++) {
		const struct weight_name *name = roster_weights_name(i);

		if (strcmp(opt->name, name->name) != 0 && strcmp(opt->name, name->vietnamese) != 0)
			continue;
		receiver->line = cfg->line;
		config_number(receiver, opt->name, cfg_opt_getnint(opt, 0), 0, name->most);
		if (receiver->weights & 1U << i &&
		    !(cfg_size(cfg, name->name) && cfg_size(cfg, name->vietnamese)))
			config_complain(receiver, _("'%s' is given twice"), opt->name);
		receiver->weights |= 1U << i;
		if (cfg_size(cfg, name->name) && cfg_size(cfg, name->vietnamese))
			config_complain(receiver, _("'%s' and '%s' are the same"), name->name,
			                name->vietnamese);
	}
	return receiver->err->code ? -1 : 0;
}

static void check_weights(cfg_t *cfg, const char *section)
{
	for (int i = 0; i < ROSTER_WEIGHTS; i++) {
		char *english = xasprintf("%s%s", section, roster_weights_name(i)->name);
		char *vietnamese = xasprintf("%s%s", section, roster_weights_name(i)->vietnamese);

		cfg_set_validate_func(cfg, english, check_weight);
		cfg_set_validate_func(cfg, vietnamese, check_weight);
		free(english);
		free(vietnamese);
	}
}

static void read_weights(struct roster_weights *weights, cfg_t *sec)
{
	for (int i = 0; i < ROSTER_WEIGHTS; i++) {
		const struct weight_name *name = roster_weights_name(i);

		if (cfg_size(sec, name->name))
			roster_weights_set(weights, i, (int)cfg_getint(sec, name->name));
		else if (cfg_size(sec, name->vietnamese))
			roster_weights_set(weights, i, (int)cfg_getint(sec, name->vietnamese));
	}
}

static void read_texts(struct config_source *at, struct config *out, cfg_t *cfg)
{
	const struct {
		const char *option;
		char **to;
	} text[] = {
	    {"database", &out->database}, {"kind", &out->kind},
	    {"agency", &out->agency},     {"governing", &out->governing},
	    {"place", &out->place},       {"address", &out->address},
	    {"email", &out->email},       {"url", &out->url},
	    {"maker", &out->maker},       {"signer-title", &out->signer_title},
	    {"signer", &out->signer},     {"zone", &out->zone},
	    {"rounds", &out->rounds},
	};

	for (size_t i = 0; i < sizeof(text) / sizeof(*text); i++)
		*text[i].to = config_text(at, text[i].option, cfg_getstr(cfg, text[i].option), "");
}

static void read_rounds(struct config_source *at, struct config *out, cfg_t *cfg)
{
	out->pace.soon = config_number(at, "rounds-soon", cfg_getint(cfg, "rounds-soon"), 0, 1440);
	out->pace.grace =
	    config_number(at, "rounds-grace", cfg_getint(cfg, "rounds-grace"), 0, 1440);
	for (unsigned i = 0; i < cfg_size(cfg, "ranges"); i++) {
		out->range = array_grow(out->range, out->n_ranges, sizeof *out->range);
		out->range[out->n_ranges++] =
		    config_range(at, "ranges", cfg_getnstr(cfg, "ranges", i));
	}
}

static void read_all(struct config_source *at, struct config *out, cfg_t *cfg)
{
	at->line = 0;
	read_texts(at, out, cfg);
	read_weights(&out->weights, cfg_getsec(cfg, "weights"));
	out->hours.start =
	    config_minutes(at, "office-start", cfg_getstr(cfg, "office-start"), 0, 1439);
	out->hours.end = config_minutes(at, "office-end", cfg_getstr(cfg, "office-end"), 1, 1440);
	out->alarm = config_alarm(at, cfg_getstr(cfg, "alarm"));
	out->solve_seconds =
	    config_number(at, "solve-seconds", cfg_getint(cfg, "solve-seconds"), 1, 3600);
	out->arrive_before =
	    config_number(at, "arrive-before", cfg_getint(cfg, "arrive-before"), 0, 720);
	out->late_after = config_number(at, "late-after", cfg_getint(cfg, "late-after"), 0, 720);
	out->call_minutes =
	    config_number(at, "call-minutes", cfg_getint(cfg, "call-minutes"), 1, 120);
	read_rounds(at, out, cfg);
	read_rest(at, &out->rest, cfg_getsec(cfg, "rest"));
	for (unsigned i = 0; i < cfg_size(cfg, "post"); i++) {
		out->posts.post =
		    array_grow(out->posts.post, out->posts.n, sizeof(*out->posts.post));
		out->posts.post[out->posts.n] = (struct post){0};
		read_post(at, &out->posts.post[out->posts.n++], cfg_getnsec(cfg, "post", i));
		read_senior(at, out, cfg_getnsec(cfg, "post", i));
	}
	for (unsigned i = 0; i < cfg_size(cfg, "unit"); i++)
		read_unit(at, out, cfg_getnsec(cfg, "unit", i));
	config_check(at, out);
}

static size_t quoted_length(const char *text)
{
	size_t n = 1;

	while (text[n] && text[n] != *text)
		n += text[n] == '\\' && text[n + 1] ? 2 : 1;
	return text[n] ? n + 1 : n;
}

/* 0: no comment begins here. One that is never closed is left for libconfuse to find. */
static size_t comment_length(const char *text, char before)
{
	const char *end;

	if (*text == '#')
		return strcspn(text, "\n");
	if (*text != '/' || !strchr(" \t\r\n{}=,\"'", before))
		return 0;
	if (text[1] == '/')
		return strcspn(text, "\n");
	end = text[1] == '*' ? strstr(text + 2, "*/") : NULL;
	return end ? (size_t)(end + 2 - text) : 0;
}

/* libconfuse counts lines wrongly after a comment, so it gets none. */
static void blank_comments(char *text)
{
	for (char *at = text; *at;) {
		size_t n = comment_length(at, at > text ? at[-1] : '\n');

		for (size_t i = 0; i < n; i++)
			if (at[i] != '\n')
				at[i] = ' ';
		if (!n)
			n = *at == '"' || *at == '\'' ? quoted_length(at)
			    : *at == '\\' && at[1]    ? 2
			                              : 1;
		at += n;
	}
}

/* NULL: `at` has the complaint. The caller frees what it gets. */
static cfg_t *parse(struct config_source *at, cfg_opt_t *opts, const char *section,
                    const char *text)
{
	cfg_t *cfg = cfg_init(opts, CFGF_NONE);
	char *whole = xasprintf("%s\n" END_MARK " = true\n", text);
	bool ok;

	if (!cfg)
		abort();
	blank_comments(whole);
	*at->err = (struct err){0};
	receiver = at;
	cfg_set_error_function(cfg, report);
	check_weights(cfg, section);
	ok = cfg_parse_buf(cfg, whole) == CFG_SUCCESS;
	free(whole);
	receiver = NULL;
	at->line = 0;
	if (!ok && !at->err->code)
		err_set(at->err, ERR_INPUT, "bad-config", _("%s: not a configuration file"),
		        at->name);
	if (ok && !cfg_getbool(cfg, END_MARK))
		config_complain(at, _("a comment is opened and never closed"));
	if (!at->err->code)
		return cfg;
	cfg_free(cfg);
	return NULL;
}

bool config_parse(struct config *out, const char *name, const char *text, struct err *err)
{
	struct config config = {.path = xstrdup(name)};
	struct config_source at = {.name = name, .err = err};
	cfg_t *cfg = parse(&at, options, "weights|", text);

	roster_weights_default(&config.weights);
	if (cfg) {
		read_all(&at, &config, cfg);
		cfg_free(cfg);
	}
	if (err->code) {
		config_release(&config);
		return false;
	}
	*out = config;
	return true;
}

bool config_parse_weights(struct roster_weights *weights, const char *name, const char *text,
                          struct err *err)
{
	struct config_source at = {.name = name, .err = err};
	cfg_t *cfg = parse(&at, weight_file_options, "", text);

	if (!cfg)
		return false;
	read_weights(weights, cfg);
	cfg_free(cfg);
	return true;
}
