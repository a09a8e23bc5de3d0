/* SPDX-License-Identifier: MIT */
/* Ten years of letters, made up, for a register that has prisons and people: runs, evenings, campaigns, pairs, letters with
 * what became of them, replies, returns, follow-ups, holds and the history of it all. Straight into the tables, since the
 * program itself would take hours; the same for the same numbers.
 * Usage: correspondence REGISTER PIECES [DAYS] */
#include "rows.h"

#define PILE 200 /* letters of a run, of an evening */

static long last_day;    /* today, in days since 1970 */
static long days = 3652; /* that they lasted */

static struct insert writer_row, campaign_row, target_row, evening_row, run_row, piece_row, envelope_row, addressee_row,
    cosigner_row, returned_row, reply_row, answered_row, follow_up_row, pair_row, hold_row, note_row, entry_row,
    commit_row;

static void prepare(void) {
  writer_row = into("writer", "id,pseudonym,languages,privacy,capacity,code_word,paused_from,paused_until,left_on");
  campaign_row = into("campaign", "id,code,name,since,until");
  target_row = into("target", "id,campaign,prisoner");
  evening_row = into("evening", "id,number,held_on,place,campaign,writer_count,guest_count,sheets_out,sheets_back,"
                                "closed_on");
  run_row = into("run", "id,number,stage,product,layout,templates,campaign,made_on,piece_count,files,folder");
  piece_row = into("piece", "id,number,run,prisoner,prison,writer,campaign,stage,position,kind,language,address,sender,"
                            "fields,made_on,mailed_on,envelope,weight_g,postage,currency,sheets,evening,written_on,"
                            "waiting,waiting_since,waiting_who,first_mailed_on,returned_on,answered_on,arrived_on,"
                            "arrived_how");
  envelope_row = into("envelope", "id,prison,position,weight_g,postage,currency,mailed_on");
  addressee_row = into("addressee", "id,piece,prisoner,position");
  cosigner_row = into("cosigner", "id,piece,writer,position");
  returned_row = into("returned_mail", "id,piece,prison,mailed_on,returned_on,reason,mark,told_on");
  reply_row = into("reply", "id,number,prisoner,dated_on,received_on,place,language,writer,handed_on");
  answered_row = into("answered", "id,reply,piece");
  follow_up_row = into("follow_up", "id,number,prisoner,reply,kind,detail,who,made_on,due_on,done_on,outcome");
  pair_row = into("pair", "id,writer,prisoner,since,confirm_by,confirmed_on,ended_on,ended_why");
  hold_row = into("hold", "id,prisoner,prison,reason,said_by,since,lifted_on,lifted_why");
  note_row = into("note", "id,prisoner,level,text,made_on");
  entry_row = into("journal_entry", "number,commit_number,noun,row,act,field,old,new");
  commit_row = into("journal_commit", "number,copy,at,who,command,housekeeping,first_entry,last_entry,rows_added,"
                                      "rows_changed,rows_removed");
}

/* ---- the history ---- */

static int64_t commit_number, entry_number, first_entry;
static struct uuid this_copy;

static void note_entry(const char *noun, const struct uuid *row, const char *field, const char *old, const char *new) {
  put_number(&entry_row, ++entry_number);
  put_number(&entry_row, commit_number + 1);
  put_text(&entry_row, noun);
  put_id(&entry_row, row);
  put_number(&entry_row, field != NULL);
  put_text(&entry_row, field);
  put_text(&entry_row, old);
  put_text(&entry_row, new);
  add(&entry_row);
}

static void end_commit(long day, const char *command, long added, long changed) {
  char at[40];
  snprintf(at, sizeof at, "%sT19:30:00Z", day_text(day));
  put_number(&commit_row, ++commit_number);
  put_id(&commit_row, &this_copy);
  put_text(&commit_row, at);
  put_text(&commit_row, "keeper");
  put_text(&commit_row, command);
  put_number(&commit_row, 0);
  put_number(&commit_row, first_entry);
  put_number(&commit_row, entry_number);
  put_number(&commit_row, added);
  put_number(&commit_row, changed);
  put_number(&commit_row, 0);
  add(&commit_row);
  first_entry = entry_number + 1;
}

/* ---- people, writers, campaigns ---- */

struct person {
  struct uuid id, prison;
  char code[16], language[4];
};

static struct person *people;
static struct uuid *writers, *campaigns;
static long person_count, writer_count, campaign_count;

static void read_people(void) {
  sqlite3_stmt *rows;
  const char *sql = "SELECT p.id, s.prison, p.code, p.languages FROM prisoner AS p JOIN stay AS s ON s.prisoner = p.id"
                    " ORDER BY p.code";
  person_count = (long)ask_number("SELECT count(*) FROM prisoner");
  people = calloc((size_t)person_count + 1, sizeof *people);
  check(sqlite3_prepare_v2(db, sql, -1, &rows, NULL), sql);
  for (long i = 0; i < person_count && sqlite3_step(rows) == SQLITE_ROW; i++) {
    memcpy(people[i].id.bytes, sqlite3_column_blob(rows, 0), 16);
    memcpy(people[i].prison.bytes, sqlite3_column_blob(rows, 1), 16);
    snprintf(people[i].code, sizeof people[i].code, "%s", sqlite3_column_text(rows, 2));
    snprintf(people[i].language, sizeof people[i].language, "%s", sqlite3_column_text(rows, 3));
  }
  sqlite3_finalize(rows);
  check(sqlite3_prepare_v2(db, "SELECT id FROM copy WHERE is_this = 1", -1, &rows, NULL), "copy");
  check(sqlite3_step(rows), "copy");
  memcpy(this_copy.bytes, sqlite3_column_blob(rows, 0), 16);
  sqlite3_finalize(rows);
}

static void add_writers(void) {
  static const char *const languages[] = {"en", "de en", "en tr", "fr", "ru en", "tr ku"};
  writers = calloc((size_t)writer_count, sizeof *writers);
  for (long i = 0; i < writer_count; i++) {
    char text[40];
    long since = last_day - days + i * days / writer_count;
    long left = in_thousand(500) ? since + 200 + below(900) : NO_DAY;
    writers[i] = id_of(last_day - days);
    put_id(&writer_row, &writers[i]);
    snprintf(text, sizeof text, "Writer %ld", i + 1);
    put_text(&writer_row, text);
    put_text(&writer_row, languages[below(6)]);
    put_text(&writer_row, "pseudonym");
    put_number(&writer_row, 2 + below(6));
    snprintf(text, sizeof text, "word%ld", i + 1);
    put_text(&writer_row, text);
    bool paused = left == NO_DAY && in_thousand(30);
    put_day(&writer_row, paused ? last_day - 20 : NO_DAY);
    put_day(&writer_row, paused ? last_day + 20 : NO_DAY);
    put_day(&writer_row, left < last_day ? left : NO_DAY);
    add(&writer_row);
  }
}

static void add_campaigns(void) {
  campaigns = calloc((size_t)campaign_count, sizeof *campaigns);
  for (long i = 0; i < campaign_count; i++) {
    char text[40];
    long since = last_day - days + i * days / campaign_count;
    campaigns[i] = id_of(last_day - days);
    put_id(&campaign_row, &campaigns[i]);
    snprintf(text, sizeof text, "C%03ld", i + 1);
    put_text(&campaign_row, text);
    snprintf(text, sizeof text, "Campaign %ld", i + 1);
    put_text(&campaign_row, text);
    put_day(&campaign_row, since);
    put_day(&campaign_row, since + 70);
    add(&campaign_row);
    for (long j = 0; j < person_count / campaign_count / 2 + 1; j++) {
      struct uuid id = id_of(since);
      put_id(&target_row, &id);
      put_id(&target_row, &campaigns[i]);
      put_id(&target_row, &people[below(person_count)].id);
      add(&target_row);
    }
  }
}

/* Some are written to often, most seldom; later people come later. */
static const struct person *anybody(long day) {
  long known = person_count / 4 + (day - (last_day - days)) * (person_count - person_count / 4) / days;
  long a = below(known), b = below(known), c = below(known);
  return &people[in_thousand(300) ? (a * b / known) * c / known : a];
}

static void add_pairs(void) {
  for (long i = 0; i < writer_count * 3 / 2; i++) {
    struct uuid id = id_of(last_day - days);
    long since = last_day - below(days);
    bool confirmed = in_thousand(970) || since < last_day - 60;
    bool ended = confirmed && in_thousand(700);
    put_id(&pair_row, &id);
    put_id(&pair_row, &writers[below(writer_count)]);
    put_id(&pair_row, &people[below(person_count)].id);
    put_day(&pair_row, since);
    put_day(&pair_row, since + 21);
    put_day(&pair_row, confirmed ? since + below(20) : NO_DAY);
    put_day(&pair_row, ended ? since + (last_day - since) / 2 : NO_DAY);
    put_text(&pair_row, ended ? "released" : NULL);
    add(&pair_row);
  }
}

static void add_holds(void) {
  for (long i = 0; i < 12 + person_count / 400; i++) {
    long since = last_day - below(days);
    bool lifted = in_thousand(700);
    struct uuid id = id_of(since);
    bool prison = in_thousand(50);
    put_id(&hold_row, &id);
    put_id(&hold_row, prison ? NULL : &people[below(person_count)].id);
    put_id(&hold_row, prison ? &people[below(person_count)].prison : NULL);
    put_text(&hold_row, "asked for by the family");
    put_text(&hold_row, "family");
    put_day(&hold_row, since);
    put_day(&hold_row, lifted ? since + (last_day - since) / 2 : NO_DAY);
    put_text(&hold_row, lifted ? "over" : NULL);
    add(&hold_row);
  }
}

static void add_notes(void) {
  for (long i = 0; i < person_count / 5; i++) {
    long day = last_day - below(days);
    struct uuid id = id_of(day);
    put_id(&note_row, &id);
    put_id(&note_row, &people[below(person_count)].id);
    put_text(&note_row, i % 3 == 0 ? "table" : "group");
    put_text(&note_row, "likes to hear about plants and the sea");
    put_day(&note_row, day);
    add(&note_row);
  }
}

/* Under which words writers and campaigns are found. */
static void add_search_words(void) {
  run("INSERT INTO search_word SELECT 'writer', 'writer', id FROM writer UNION ALL"
      " SELECT 'writer', substr(pseudonym, 8), id FROM writer UNION ALL SELECT 'campaign', 'campaign', id FROM campaign"
      " UNION ALL SELECT 'campaign', substr(name, 10), id FROM campaign UNION ALL"
      " SELECT 'campaign', lower(code), id FROM campaign UNION ALL"
      " SELECT 'campaign', '=campaign_' || substr(name, 10), id FROM campaign");
}

/* A third has left in these years, some were moved, some do not want letters, some addresses are in doubt. */
static void age_people(void) {
  char sql[600];
  run("UPDATE prisoner SET status = CASE rowid % 6 WHEN 0 THEN 'remand' ELSE 'sentenced' END");
  snprintf(sql, sizeof sql,
           "UPDATE prisoner SET status = 'released', ended_why = 'released',"
           " ended_on = date('%s', '-' || (rowid * 7919 %% 3600 + 1) || ' days') WHERE rowid %% 3 = 1",
           day_text(last_day));
  run(sql);
  run("UPDATE prisoner SET contact = 'none' WHERE rowid % 50 = 2");
  run("UPDATE stay SET until = (SELECT ended_on FROM prisoner WHERE id = stay.prisoner), why_ended = 'released'"
      " WHERE prisoner IN (SELECT id FROM prisoner WHERE ended_on IS NOT NULL)");
  snprintf(sql, sizeof sql,
           "UPDATE stay SET doubtful_on = date('%s', '-' || (rowid %% 300) || ' days'), doubtful_why = 'unknown-person'"
           " WHERE until IS NULL AND rowid %% 200 = 5",
           day_text(last_day));
  run(sql);
  run("INSERT INTO stay (id, prisoner, prison, since, until, why_ended) SELECT randomblob(16), s.prisoner,"
      " (SELECT id FROM prison WHERE rowid = s.rowid % (SELECT count(*) FROM prison) + 1), '2015-01-01',"
      " '2017-06-01', 'transferred' FROM stay AS s WHERE s.rowid % 7 = 3");
}

/* ---- letters ---- */

struct letter {
  struct uuid id;
  int64_t number;
  const struct person *to;
  const struct uuid *run, *writer, *campaign, *evening;
  long made, written, mailed, again, returned, answered, arrived, position, waiting_since;
  bool by_hand, cancelled;
  const char *reason;
};

static const char *stage_of(const struct letter *letter) {
  if (letter->cancelled) return "cancelled";
  if (letter->answered != NO_DAY) return "answered";
  if (letter->again != NO_DAY) return "mailed";
  if (letter->returned != NO_DAY) return "returned";
  if (letter->mailed != NO_DAY) return "mailed";
  return letter->written != NO_DAY ? "written" : "printed";
}

static long if_past(long day) { return day <= last_day ? day : NO_DAY; }

/* What becomes of it. */
static void fate(struct letter *letter) {
  static const char *const reasons[] = {"released",  "transferred", "unknown-person",   "refused-content",
                                        "unclaimed", "address",     "refused-language", "other"};
  letter->written = letter->by_hand ? letter->made : NO_DAY;
  letter->mailed = letter->again = letter->returned = letter->answered = letter->arrived = letter->waiting_since =
      NO_DAY;
  letter->cancelled = in_thousand(8);
  /* Runs of the last month lie about, and a few letters by hand. */
  bool lies = letter->made > last_day - 30;
  if (letter->by_hand && lies && in_thousand(40)) {
    if (in_thousand(500)) letter->waiting_since = letter->made;
    return;
  }
  if (letter->cancelled || (!letter->by_hand && lies)) return;
  letter->mailed = if_past(letter->made + below(4));
  if (letter->mailed == NO_DAY) letter->mailed = letter->made;
  long what = below(1000);
  if (what < 120) letter->answered = if_past(letter->mailed + 25 + below(90));
  else if (what < 175) letter->returned = if_past(letter->mailed + 15 + below(80));
  else if (what < 195) letter->arrived = if_past(letter->mailed + 10 + below(40));
  letter->reason = reasons[below(8)];
  if (letter->returned != NO_DAY && in_thousand(200)) letter->again = if_past(letter->returned + 1 + below(20));
  if (letter->again != NO_DAY && in_thousand(100)) letter->answered = if_past(letter->again + 30 + below(60));
}

static void put_printed(const struct letter *letter) {
  char text[800];
  if (letter->by_hand) {
    piece_row.next += 3;
    return;
  }
  snprintf(text, sizeof text, "%s\nHouse of detention, unit %ld\nRoad of the prison %ld\n%05ld Town\nCOUNTRY",
           letter->to->code, below(20), below(200), below(99999));
  put_text(&piece_row, text);
  put_text(&piece_row, "Letter group\nMusterstraße 1\n10115 Berlin\nGERMANY");
  snprintf(text, sizeof text,
           "_address_language\ten\n_note_language\ten\n_number_words\tLetter no. {number}\n_note_words\tyour name and "
           "address\nsalutation\tDear friend,\nclosing\tWarm greetings,\nfirst_name\tDeniz\ndate\t%s\nbirthday\t9 "
           "April\nname\t%s\nnative_name\t\nnumber\t\nprison\tHouse of detention\ncity\tTown\ncountry\tCountry\n"
           "sender\tLetter group\ngroup\tLetter group\ncampaign\t\ncampaign_goal\t\nsummary\t\nwriters\t\n",
           day_text(letter->made), letter->to->code);
  put_text(&piece_row, text);
}

static void add_piece(const struct letter *letter, const struct uuid *envelope) {
  bool mailed = letter->mailed != NO_DAY;
  put_id(&piece_row, &letter->id);
  put_number(&piece_row, letter->number);
  put_id(&piece_row, letter->run);
  put_id(&piece_row, &letter->to->id);
  put_id(&piece_row, &letter->to->prison);
  put_id(&piece_row, letter->writer);
  put_id(&piece_row, letter->campaign);
  put_text(&piece_row, stage_of(letter));
  if (letter->by_hand) piece_row.next++;
  else put_number(&piece_row, letter->position);
  put_text(&piece_row, letter->by_hand ? "letter" : "card");
  put_text(&piece_row, letter->to->language);
  put_printed(letter);
  put_day(&piece_row, letter->made);
  put_day(&piece_row, letter->again != NO_DAY ? letter->again : letter->mailed);
  put_id(&piece_row, envelope);
  /* A card is weighed when it is printed, a letter by hand when it is posted. */
  if ((mailed || !letter->by_hand) && envelope == NULL) {
    put_number(&piece_row, letter->by_hand ? 20 : 5);
    put_number(&piece_row, letter->made < last_day - 1500 ? 95 : 125);
    put_text(&piece_row, "EUR");
    piece_row.next++;
  } else {
    piece_row.next += 4;
  }
  put_id(&piece_row, letter->evening);
  put_day(&piece_row, letter->written);
  put_text(&piece_row, letter->waiting_since != NO_DAY ? "home" : NULL);
  put_day(&piece_row, letter->waiting_since);
  put_text(&piece_row, letter->waiting_since != NO_DAY ? "Ada" : NULL);
  put_day(&piece_row, letter->mailed);
  put_day(&piece_row, letter->returned);
  put_day(&piece_row, letter->answered);
  put_day(&piece_row, letter->arrived);
  put_text(&piece_row, letter->arrived != NO_DAY ? "lawyer" : NULL);
  add(&piece_row);
}

static void add_return(const struct letter *letter) {
  struct uuid id = id_of(letter->returned);
  put_id(&returned_row, &id);
  put_id(&returned_row, &letter->id);
  put_id(&returned_row, &letter->to->prison);
  put_day(&returned_row, letter->mailed);
  put_day(&returned_row, letter->returned);
  put_text(&returned_row, letter->reason);
  put_text(&returned_row, "return to sender");
  put_day(&returned_row, in_thousand(900) ? letter->returned : NO_DAY);
  add(&returned_row);
  note_entry("returned_mail", &id, NULL, NULL, NULL);
  note_entry("piece", &letter->id, "stage", "mailed", "returned");
  note_entry("piece", &letter->id, "returned_on", NULL, day_text(letter->returned));
  end_commit(letter->returned, "returned", 1, 1);
}

static int64_t reply_number, follow_up_number;

static void add_follow_up(const struct letter *letter, const struct uuid *reply) {
  static const char *const kinds[] = {"book", "stamps", "translation", "lawyer", "cellmate", "address"};
  struct uuid id = id_of(letter->answered);
  bool done = letter->answered < last_day - 40 ? in_thousand(998) : in_thousand(600);
  put_id(&follow_up_row, &id);
  put_number(&follow_up_row, ++follow_up_number);
  put_id(&follow_up_row, &letter->to->id);
  put_id(&follow_up_row, reply);
  put_text(&follow_up_row, kinds[below(6)]);
  put_text(&follow_up_row, "asked for in the letter");
  put_text(&follow_up_row, "Ada");
  put_day(&follow_up_row, letter->answered);
  put_day(&follow_up_row, letter->answered + 14);
  put_day(&follow_up_row, done ? letter->answered + 5 : NO_DAY);
  put_text(&follow_up_row, done ? "sent" : NULL);
  add(&follow_up_row);
}

static void add_reply(const struct letter *letter, const struct letter *also) {
  struct uuid id = id_of(letter->answered), link = id_of(letter->answered);
  bool waits = letter->answered > last_day - 60 ? in_thousand(150) : in_thousand(1);
  put_id(&reply_row, &id);
  put_number(&reply_row, ++reply_number);
  put_id(&reply_row, &letter->to->id);
  put_day(&reply_row, letter->answered - 12);
  put_day(&reply_row, letter->answered);
  put_text(&reply_row, "po-box");
  put_text(&reply_row, letter->to->language);
  put_id(&reply_row, letter->writer);
  put_day(&reply_row, waits ? NO_DAY : letter->answered + below(10));
  add(&reply_row);
  put_id(&answered_row, &link);
  put_id(&answered_row, &id);
  put_id(&answered_row, &letter->id);
  add(&answered_row);
  if (also != NULL && also->to == letter->to) {
    link = id_of(letter->answered);
    put_id(&answered_row, &link);
    put_id(&answered_row, &id);
    put_id(&answered_row, &also->id);
    add(&answered_row);
  }
  if (in_thousand(200)) add_follow_up(letter, &id);
  note_entry("reply", &id, NULL, NULL, NULL);
  note_entry("answered", &link, NULL, NULL, NULL);
  note_entry("piece", &letter->id, "stage", "mailed", "answered");
  note_entry("piece", &letter->id, "answered_on", NULL, day_text(letter->answered));
  end_commit(letter->answered, "reply", 2, 1);
}

static void add_companions(const struct letter *letter) {
  struct uuid id = id_of(letter->made);
  if (in_thousand(10)) {
    put_id(&addressee_row, &id);
    put_id(&addressee_row, &letter->id);
    put_id(&addressee_row, &anybody(letter->made)->id);
    put_number(&addressee_row, 2);
    add(&addressee_row);
  } else if (letter->by_hand && in_thousand(20)) {
    put_id(&cosigner_row, &id);
    put_id(&cosigner_row, &letter->id);
    put_id(&cosigner_row, &writers[below(writer_count)]);
    put_number(&cosigner_row, 2);
    add(&cosigner_row);
  }
}

static void add_envelope(const struct uuid *id, const struct letter *letter) {
  put_id(&envelope_row, id);
  put_id(&envelope_row, &letter->to->prison);
  envelope_row.next++;
  put_number(&envelope_row, 45);
  put_number(&envelope_row, 180);
  put_text(&envelope_row, "EUR");
  put_day(&envelope_row, letter->mailed);
  add(&envelope_row);
}

/* A run is of the same text; evenings are held for a campaign or none. */
static void add_run(const struct uuid *id, int64_t number, long day, const struct uuid *campaign, long count) {
  char text[200];
  put_id(&run_row, id);
  put_number(&run_row, number);
  put_text(&run_row, "printed");
  put_text(&run_row, "cards");
  put_text(&run_row, "card=A6\nlayout=4up\nsheet=A4\nvolume_sheets=250\n");
  put_text(&run_row,
           "en 80\n---\nkind: card\nlanguage: en\ntitle: Greetings\n---\n\n{salutation}\n\nText.\n\n{closing}\n");
  put_id(&run_row, campaign);
  put_day(&run_row, day);
  put_number(&run_row, count);
  snprintf(text, sizeof text, "cards-run-%ld.pdf\t%064ld\t%ld", (long)number, (long)number, count / 4);
  put_text(&run_row, text);
  put_text(&run_row, "/media/stick/cards");
  add(&run_row);
  note_entry("run", id, NULL, NULL, NULL);
}

static void add_evening(const struct uuid *id, int64_t number, long day, const struct uuid *campaign) {
  put_id(&evening_row, id);
  put_number(&evening_row, number);
  put_day(&evening_row, day);
  put_text(&evening_row, "the usual room");
  put_id(&evening_row, campaign);
  put_number(&evening_row, 20);
  put_number(&evening_row, below(12));
  put_number(&evening_row, 60);
  put_number(&evening_row, 60);
  put_day(&evening_row, day + 1);
  add(&evening_row);
  note_entry("evening", id, NULL, NULL, NULL);
}

static void note_mailing(const struct letter *letters, long count) {
  long changed = 0;
  for (long i = 0; i < count; i++) {
    const struct letter *letter = &letters[i];
    if (letter->mailed == NO_DAY) continue;
    changed++;
    note_entry("piece", &letter->id, "stage", letter->by_hand ? "written" : "printed", "mailed");
    note_entry("piece", &letter->id, "mailed_on", NULL, day_text(letter->mailed));
    note_entry("piece", &letter->id, "first_mailed_on", NULL, day_text(letter->mailed));
  }
  if (changed > 0) end_commit(letters[0].made, "mailed", 0, changed);
}

static void add_outcomes(const struct letter *letters, long count) {
  for (long i = 0; i < count; i++) {
    const struct letter *letter = &letters[i];
    if (letter->returned != NO_DAY) add_return(letter);
    if (letter->answered != NO_DAY) add_reply(letter, i > 0 ? letter - 1 : NULL);
  }
}

/* One run or one evening: made, posted, and what came of it. */
static void add_pile(int64_t pile, int64_t first_number, long count, long day) {
  struct letter letters[PILE];
  struct uuid id = id_of(day), envelope = {{0}};
  bool by_hand = pile % 2 == 1;
  long theme = (day - (last_day - days)) * campaign_count / (days + 1);
  const struct uuid *campaign = in_thousand(350) ? &campaigns[theme] : NULL;
  if (by_hand) add_evening(&id, pile / 2 + 1, day, campaign);
  else add_run(&id, pile / 2 + 1, day, campaign, count);
  for (long i = 0; i < count; i++) {
    struct letter *letter = &letters[i];
    *letter = (struct letter){.id = id_of(day), .number = first_number + i, .to = anybody(day), .made = day};
    letter->by_hand = by_hand;
    letter->position = i + 1;
    letter->run = by_hand ? NULL : &id;
    letter->evening = by_hand ? &id : NULL;
    letter->writer = by_hand || in_thousand(300) ? &writers[below(writer_count)] : NULL;
    letter->campaign = campaign;
    fate(letter);
    /* Every thirtieth letter by hand shares an envelope with the one before. */
    bool shares = by_hand && i % 30 == 1 && letter->mailed != NO_DAY && letter[-1].mailed != NO_DAY;
    if (by_hand && i % 30 == 0 && letter->mailed != NO_DAY) {
      envelope = id_of(day);
      add_envelope(&envelope, letter);
      shares = true;
    }
    add_piece(letter, shares ? &envelope : NULL);
    add_companions(letter);
    note_entry("piece", &letter->id, NULL, NULL, NULL);
  }
  end_commit(day, by_hand ? "written" : "print cards", count + 1, 0);
  note_mailing(letters, count);
  add_outcomes(letters, count);
}

/* ---- the whole ---- */

/* Indexes are made when the rows are there; their text must be the same, so it is taken from the register. */
static char *take_indexes_out(void) {
  sqlite3_stmt *rows;
  sqlite3_str *text = sqlite3_str_new(db), *drop = sqlite3_str_new(db);
  check(sqlite3_prepare_v2(db, "SELECT name, sql FROM sqlite_schema WHERE type = 'index' AND sql IS NOT NULL", -1,
                           &rows, NULL),
        "indexes");
  while (sqlite3_step(rows) == SQLITE_ROW) {
    sqlite3_str_appendf(drop, "DROP INDEX \"%w\";", sqlite3_column_text(rows, 0));
    sqlite3_str_appendf(text, "%s;\n", sqlite3_column_text(rows, 1));
  }
  sqlite3_finalize(rows);
  char *sql = sqlite3_str_finish(drop);
  run(sql);
  sqlite3_free(sql);
  return sqlite3_str_finish(text);
}

int main(int argc, char **argv) {
  int64_t count = argc >= 3 ? strtol(argv[2], NULL, 10) : 0;
  if (argc == 4) days = strtol(argv[3], NULL, 10);
  if (count < 1 || days < 1) return 2;
  last_day = date_to_days(date_today());
  check(sqlite3_open_v2(argv[1], &db, SQLITE_OPEN_READWRITE, NULL), argv[1]);
  run("PRAGMA journal_mode = DELETE; PRAGMA synchronous = OFF; PRAGMA cache_size = -400000; PRAGMA temp_store = MEMORY;"
      "BEGIN");
  char *indexes = take_indexes_out();
  prepare();
  read_people();
  writer_count = (long)(count / 500) + 20;
  campaign_count = (long)(count / 15000) + 4;
  commit_number = ask_number("SELECT max(number) FROM journal_commit");
  entry_number = ask_number("SELECT max(number) FROM journal_entry");
  first_entry = entry_number + 1;
  add_writers();
  add_campaigns();
  for (int64_t done = 0, pile = 0; done < count; done += PILE, pile++) {
    long left = count - done < PILE ? (long)(count - done) : PILE;
    add_pile(pile, 100000 + done, left, last_day - days + 1 + (long)(done * (days - 1) / count));
  }
  add_pairs();
  add_holds();
  add_notes();
  age_people();
  add_search_words();
  run("INSERT INTO number_block SELECT n.value, 1000, n.value + 1000, (SELECT id FROM copy) FROM"
      " (SELECT DISTINCT number / 1000 * 1000 AS value FROM piece) AS n");
  run(indexes);
  run("COMMIT; PRAGMA journal_mode = WAL");
  printf("%lld letters, %lld replies, %lld follow-ups, %lld steps of the history\n", (long long)count,
         (long long)reply_number, (long long)follow_up_number, (long long)commit_number);
  sqlite3_free(indexes);
  for (sqlite3_stmt *left; (left = sqlite3_next_stmt(db, NULL)) != NULL;) sqlite3_finalize(left);
  return sqlite3_close(db) != SQLITE_OK;
}
