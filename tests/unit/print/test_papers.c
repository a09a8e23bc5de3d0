/* SPDX-License-Identifier: MIT */
/* Who and what reaches the papers of an evening, and who and what never does. */
#include "../store/fixture.h"

#include "../../../src/print/papers_work.h"

static const struct date TODAY = {2026, 8, 1};

/* ---- a register of a group ---- */

static int add_group(void **state) {
  struct place *place = *state;
  struct own_group group;
  noun_clear(&own_group_noun, &group);
  group.name = "Letter group";
  group.country = "DE";
  group.language = "en";
  begin(place, "init");
  insert(place, &own_group_noun, &group);
  commit(place);
  return 0;
}

static int setup(void **state) { return place_setup(state) == 0 ? add_group(state) : -1; }
static int setup_encrypted(void **state) { return place_setup_encrypted(state) == 0 ? add_group(state) : -1; }

static struct papers_request request_for(enum papers_kind kind) {
  struct papers_request request = {.today = TODAY, .slips = 2, .languages = {"en", NULL}};
  request.kinds[kind] = true;
  return request;
}

static struct papers *collect(struct place *place, const struct papers_request *request) {
  struct papers *papers;
  assert_done(place, papers_collect(&papers, place->store, request, NULL, &place->error));
  return papers;
}

static struct prison open_prison(struct place *place, const char *code, const char *country) {
  struct prison prison = new_prison(code, "Prison", country);
  prison.mail_status = MAIL_OPEN;
  prison.street = "Street 1";
  prison.city = "City";
  prison.postcode = "12345";
  begin(place, "add prison");
  insert(place, &prison_noun, &prison);
  commit(place);
  return prison;
}

static struct prisoner add_inmate(struct place *place, const char *code, const char *name, const struct prison *prison,
                                  enum contact contact) {
  struct prisoner prisoner = new_prisoner(code, name);
  prisoner.contact = (int)contact;
  prisoner.languages = "tr ku";
  begin(place, "add prisoner");
  insert(place, &prisoner_noun, &prisoner);
  commit(place);
  add_stay(place, prisoner.id, prison->id, NULL);
  return prisoner;
}

static void add_hold(struct place *place, struct uuid prisoner) {
  struct hold hold;
  noun_clear(&hold_noun, &hold);
  hold.prisoner = prisoner;
  hold.reason = "the family asked us to stop";
  begin(place, "hold");
  insert(place, &hold_noun, &hold);
  commit(place);
}

static void add_note(struct place *place, struct uuid prisoner, struct uuid prison, enum note_level level,
                     const char *text) {
  struct note note;
  noun_clear(&note_noun, &note);
  note.prisoner = prisoner;
  note.prison = prison;
  note.level = (int)level;
  note.text = text;
  begin(place, "note add");
  insert(place, &note_noun, &note);
  commit(place);
}

/* ---- who ---- */

static void held_people_are_on_no_paper(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  struct prisoner held = add_inmate(place, "P002", "Bea Held", &prison, CONTACT_DIRECT);
  add_hold(place, held.id);
  struct papers_request request = request_for(PAPERS_ABOUT);
  struct papers *papers = collect(place, &request);
  const struct papers_summary *summary = papers_summary(papers);
  assert_int_equal(summary->people, 1);
  assert_string_equal(papers->people.items[0].prisoner.code, "P001");
  assert_int_equal(summary->left_out_count, 1);
  assert_true(summary->left_out[0].held);
  assert_int_equal(papers->posts.count, 1);
  papers_close(papers);
}

static void people_nobody_has_spoken_for_wait_for_a_yes(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  add_inmate(place, "P001", "Ada Free", &prison, CONTACT_UNKNOWN);
  struct papers_request request = request_for(PAPERS_ABOUT);
  struct papers *papers = collect(place, &request);
  struct papers_file *files;
  size_t count;
  assert_int_equal(papers_summary(papers)->people, 0);
  assert_int_equal(papers_summary(papers)->to_acknowledge, 1);
  assert_false(papers_print(papers, NULL, NULL, &place->arena, &files, &count, &place->error));
  assert_int_equal(place->error.kind, ERROR_REFUSED);
  papers_acknowledge(papers);
  assert_int_equal(papers_summary(papers)->people, 1);
  assert_done(place, papers_print(papers, NULL, NULL, &place->arena, &files, &count, &place->error));
  assert_int_equal(files[0].sheets, 1);
  papers_close(papers);
}

static struct run add_run(struct place *place, const struct prisoner *const *people, size_t count,
                          const struct prison *prison) {
  struct run run;
  noun_clear(&run_noun, &run);
  run.number = 7;
  run.stage = RUN_PRINTED;
  run.product = "cards";
  run.piece_count = (int64_t)count;
  begin(place, "print cards");
  insert(place, &run_noun, &run);
  for (size_t i = 0; i < count; i++) {
    struct piece piece;
    noun_clear(&piece_noun, &piece);
    piece.number = 412 + (int64_t)i;
    piece.run = run.id;
    piece.prisoner = people[i]->id;
    piece.prison = prison->id;
    piece.stage = STAGE_PRINTED;
    piece.position = (int64_t)i + 1;
    piece.kind = "card";
    piece.language = "de";
    piece.address = "lines";
    insert(place, &piece_noun, &piece);
  }
  commit(place);
  return run;
}

static void a_run_gives_people_order_and_numbers(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  struct prisoner ada = add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  struct prisoner bea = add_inmate(place, "P002", "Bea Free", &prison, CONTACT_DIRECT);
  add_inmate(place, "P003", "Cid Other", &prison, CONTACT_DIRECT);
  add_run(place, (const struct prisoner *const[]){&bea, &ada}, 2, &prison);
  struct papers_request request = request_for(PAPERS_TABLE_LIST);
  request.run = 7;
  struct papers *papers = collect(place, &request);
  assert_int_equal(papers->people.count, 2);
  assert_string_equal(papers->people.items[0].prisoner.code, "P002");
  assert_int_equal(papers->people.items[0].letter, 412);
  assert_string_equal(papers->people.items[0].write_in, "de"); /* as printed, not what would be chosen today */
  assert_string_equal(papers->people.items[1].prisoner.code, "P001");
  assert_int_equal(papers->first_number, 412);
  assert_int_equal(papers->last_number, 413);
  assert_int_equal(papers->posts.count, 2);
  assert_false(papers->posts.items[0].is_letter);
  papers_close(papers);
}

static void a_couple_has_two_sheets_and_one_envelope(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  struct prisoner ada = add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  struct prisoner bea = add_inmate(place, "P002", "Bea Free", &prison, CONTACT_DIRECT);
  struct run run = add_run(place, (const struct prisoner *const[]){&ada}, 1, &prison);
  do_sql(place, arena_printf(&place->arena,
                             "INSERT INTO addressee (id, piece, prisoner, position) SELECT randomblob(16), p.id, "
                             "q.id, 2 FROM piece p, prisoner q WHERE q.code = 'P002'"));
  place_reopen(place, STORE_READ);
  struct papers_request request = request_for(PAPERS_ABOUT);
  request.run = run.number;
  struct papers *papers = collect(place, &request);
  assert_int_equal(papers->people.count, 2);
  assert_true(uuid_equal(papers->people.items[1].prisoner.id, bea.id));
  assert_int_equal(papers->people.items[1].letter, 412);
  assert_int_equal(papers->posts.count, 1);
  papers_close(papers);
}

static void letters_in_one_envelope_are_posted_as_one(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  struct prisoner ada = add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  struct prisoner bea = add_inmate(place, "P002", "Bea Free", &prison, CONTACT_DIRECT);
  struct prisoner cid = add_inmate(place, "P003", "Cid Free", &prison, CONTACT_DIRECT);
  add_run(place, (const struct prisoner *const[]){&ada, &bea, &cid}, 3, &prison);
  do_sql(place, "INSERT INTO envelope (id) VALUES (randomblob(16));"
                "UPDATE piece SET envelope = (SELECT id FROM envelope) WHERE number IN (412, 414)");
  place_reopen(place, STORE_READ);
  struct papers_request request = request_for(PAPERS_POST_OFFICE);
  request.run = 7;
  struct papers *papers = collect(place, &request);
  assert_int_equal(papers->people.count, 3);
  assert_int_equal(papers->posts.count, 2);
  assert_true(papers->posts.items[0].is_letter); /* two cards in an envelope */
  assert_false(papers->posts.items[1].is_letter);
  assert_true(papers->posts.items[0].grams > 1.9 * papers->posts.items[1].grams);
  papers_close(papers);
}

static void a_hold_after_the_run_takes_the_person_out(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  struct prisoner ada = add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  struct prisoner bea = add_inmate(place, "P002", "Bea Held", &prison, CONTACT_DIRECT);
  add_run(place, (const struct prisoner *const[]){&ada, &bea}, 2, &prison);
  add_hold(place, bea.id);
  struct papers_request request = request_for(PAPERS_ABOUT);
  request.run = 7;
  struct papers *papers = collect(place, &request);
  assert_int_equal(papers->people.count, 1);
  assert_int_equal(papers_summary(papers)->left_out_count, 1);
  assert_true(papers_summary(papers)->left_out[0].held);
  papers_close(papers);
}

static void a_cancelled_run_has_no_papers(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  struct prisoner ada = add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  struct run run = add_run(place, (const struct prisoner *const[]){&ada}, 1, &prison);
  run.stage = RUN_CANCELLED;
  begin(place, "cancel");
  update(place, &run_noun, &run);
  commit(place);
  struct papers_request request = request_for(PAPERS_ABOUT);
  request.run = 7;
  struct papers *papers;
  assert_false(papers_collect(&papers, place->store, &request, NULL, &place->error));
  assert_int_equal(place->error.kind, ERROR_REFUSED);
}

/* ---- what ---- */

static void only_notes_for_the_table_are_taken(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  struct prisoner ada = add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  struct uuid none = {{0}};
  add_note(place, ada.id, none, NOTE_CORE, "core");
  add_note(place, ada.id, none, NOTE_TABLE, "likes mountains");
  add_note(place, ada.id, none, NOTE_GROUP, "group");
  add_note(place, ada.id, none, NOTE_UNKNOWN, "unknown");
  add_note(place, none, prison.id, NOTE_TABLE, "slow post");
  add_note(place, none, prison.id, NOTE_CORE, "core of the prison");
  struct papers_request request = request_for(PAPERS_ABOUT);
  struct papers *papers = collect(place, &request);
  const struct papers_person *person = &papers->people.items[0];
  assert_int_equal(person->note_count, 2);
  assert_string_equal(person->notes[0], "likes mountains");
  assert_string_equal(person->notes[1], "slow post");
  papers_close(papers);
}

static void a_cover_knows_pseudonym_and_code_word(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  struct prisoner ada = add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  struct writer writer;
  noun_clear(&writer_noun, &writer);
  writer.pseudonym = "Amsel";
  writer.code_word = "pear tree";
  begin(place, "add writer");
  insert(place, &writer_noun, &writer);
  commit(place);
  add_run(place, (const struct prisoner *const[]){&ada}, 1, &prison);
  const char *const replies[] = {"Amsel", "412", NULL};
  struct papers_request request = request_for(PAPERS_REPLY_COVER);
  struct papers *papers;
  request.replies = replies;
  assert_false(papers_collect(&papers, place->store, &request, NULL, &place->error)); /* nobody wrote no. 412 */
  assert_non_null(strstr(place->error.message, "412"));
  do_sql(place, "UPDATE piece SET writer = (SELECT id FROM writer)");
  place_reopen(place, STORE_READ);
  papers = collect(place, &request);
  assert_int_equal(papers->replies.count, 2);
  assert_string_equal(papers->replies.items[0].pseudonym, "Amsel");
  assert_string_equal(papers->replies.items[1].code_word, "pear tree");
  assert_int_equal(papers->replies.items[0].letter, 0);
  assert_int_equal(papers->replies.items[1].letter, 412);
  assert_int_equal(papers->people.count, 0); /* nobody inside is even read */
  papers_close(papers);
}

/* ---- languages ---- */

static void papers_speak_the_languages_of_those_who_write(void **state) {
  struct place *place = *state;
  struct own_group group;
  struct papers_words words;
  const char *const nothing[PAPERS_MOST_LANGUAGES] = {NULL}, *const asked[PAPERS_MOST_LANGUAGES] = {"de", "xx"};
  noun_clear(&own_group_noun, &group);
  group.language = "de";
  papers_words_choose(&words, nothing, &group, &place->arena);
  assert_int_equal(words.count, 1);
  assert_string_equal(words.languages[0], "de");
  group.writer_languages = "de en tr";
  papers_words_choose(&words, nothing, &group, &place->arena);
  assert_int_equal(words.count, 2);
  assert_string_equal(words.languages[1], "en");
  papers_words_choose(&words, asked, &group, &place->arena);
  assert_string_equal(words.languages[1], "en"); /* nobody knows "xx" */
  assert_string_equal(words.without, "xx");
}

/* ---- rules ---- */

static struct rule rule_of(const char *key, const char *operator, const char * value, enum rule_severity severity,
                           const char *country) {
  struct rule rule;
  noun_clear(&rule_noun, &rule);
  rule.key = key;
  rule.operator= operator;
  rule.value = value;
  rule.severity = (int)severity;
  rule.country = country;
  return rule;
}

static struct papers_rules find_rules(struct place *place, const struct rule *rules, size_t count, int status,
                                      const char *write_in) {
  const struct rule *list[16];
  struct prisoner prisoner = new_prisoner("P001", "Ada");
  struct papers_rules out;
  prisoner.status = status;
  prisoner.languages = "tr ku";
  for (size_t i = 0; i < count; i++) list[i] = &rules[i];
  const struct papers_rules_case asked = {
      .prisoner = &prisoner, .write_in = write_in, .rules = list, .rule_count = count};
  papers_rules_find(&asked, &place->arena, &out);
  return out;
}

static void five_rules_that_weigh_most_stand_on_the_sheet(void **state) {
  struct place *place = *state;
  const struct rule rules[] = {
      rule_of("material", "forbidden", "glitter", RULE_BLOCK, ""), /* everywhere: behind those of the place */
      rule_of("mail.read", "told", "", RULE_INFO, "TR"),
      rule_of("topic", "forbidden", "politics strike", RULE_WARN, "TR"),
      rule_of("language", "only-on-wish", "ku ckb", RULE_ACKNOWLEDGE, "TR"),
      rule_of("inside.number", "required", "", RULE_WARN, ""),
      rule_of("address.vendor", "contains", "1", RULE_BLOCK, "TR"), /* the program's own business */
  };
  struct papers_rules found = find_rules(place, rules, COUNT_OF(rules), STATUS_SENTENCED, "ku");
  static const char *const wanted[] = {"paper_rule_language_cost", "paper_rule_politics", "paper_rule_topics",
                                       "paper_rule_read", "paper_rule_material"};
  assert_int_equal(found.line_count, PAPERS_MOST_RULES);
  for (size_t i = 0; i < COUNT_OF(wanted); i++) assert_string_equal(found.lines[i].key, wanted[i]);
  assert_string_equal(found.lines[0].language, "ku");
  found = find_rules(place, rules, COUNT_OF(rules), STATUS_SENTENCED, "tr");
  assert_string_equal(found.lines[0].key, "paper_rule_politics"); /* no word of Kurdish to whom one writes in Turkish */
}

static void remand_has_its_own_warning(void **state) {
  struct place *place = *state;
  const struct rule rules[] = {rule_of("remand.delay_days", "told", "30", RULE_INFO, "DE")};
  assert_true(find_rules(place, rules, 1, STATUS_REMAND, "de").remand);
  assert_int_equal(find_rules(place, rules, 1, STATUS_REMAND, "de").line_count, 1);
  assert_false(find_rules(place, rules, 1, STATUS_SENTENCED, "de").remand);
  assert_int_equal(find_rules(place, rules, 1, STATUS_SENTENCED, "de").line_count, 0);
}

static void what_may_be_enclosed_is_counted(void **state) {
  struct place *place = *state;
  const struct rule rules[] = {rule_of("enclosure.any", "forbidden", "", RULE_BLOCK, "DE"),
                               rule_of("enclosure.stamp", "at-most", "3", RULE_WARN, "DE")};
  struct papers_rules found = find_rules(place, rules, 2, STATUS_SENTENCED, "de");
  assert_int_equal(found.enclosure_count, 1);
  assert_string_equal(found.enclosures[0].key, "paper_about_enclosed_stamps");
  assert_string_equal(found.enclosures[0].number, "3");
  found = find_rules(place, rules, 1, STATUS_SENTENCED, "de");
  assert_string_equal(found.enclosures[0].key, "paper_about_enclosed_nothing");
  assert_int_equal(find_rules(place, rules, 0, STATUS_SENTENCED, "de").enclosure_count, 0);
}

static void add_rule(struct place *place, struct uuid prison, const char *key, const char *operator, const char * value,
                     enum rule_severity severity) {
  struct rule rule = rule_of(key, operator, value, severity, "");
  rule.code = arena_printf(&place->arena, "R-%s", key);
  rule.prison = prison;
  begin(place, "rule add");
  insert(place, &rule_noun, &rule);
  commit(place);
}

static void a_rule_of_the_register_stands_on_the_sheet(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  add_rule(place, prison.id, "sheets", "at-most", "2", RULE_BLOCK);
  struct papers_request request = request_for(PAPERS_ABOUT);
  struct papers *papers = collect(place, &request);
  const struct papers_rules *found = &papers->people.items[0].rules;
  assert_string_equal(found->lines[0].key, "paper_rule_sheets");
  assert_string_equal(found->lines[0].number, "2");
  papers_close(papers);
}

static void whom_a_rule_forbids_to_write_to_is_left_out(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  add_rule(place, prison.id, "mail.status", "is", "suspended", RULE_BLOCK);
  struct papers_request request = request_for(PAPERS_ABOUT);
  struct papers *papers = collect(place, &request);
  assert_int_equal(papers->people.count, 0);
  assert_int_equal(papers->posts.count, 0);
  assert_int_equal(papers_summary(papers)->left_out_count, 1);
  papers_close(papers);
}

/* A sender is demanded and not known yet: whoever writes fills it in. */
static void a_sender_that_is_not_known_yet_is_no_reason_to_leave_somebody_out(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  add_rule(place, prison.id, "sender.residence", "required", "", RULE_BLOCK);
  struct papers_request request = request_for(PAPERS_ABOUT);
  struct papers *papers = collect(place, &request);
  assert_int_equal(papers->people.count, 1);
  assert_string_equal(papers->people.items[0].rules.lines[0].key, "paper_rule_sender_full");
  papers_close(papers);
}

/* ---- files ---- */

static void stopped_half_way_leaves_no_file(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  struct papers_request request = request_for(PAPERS_ABOUT);
  request.kinds[PAPERS_CHECKLIST] = true;
  struct papers *papers = collect(place, &request);
  volatile sig_atomic_t stop = 1;
  const struct watch watch = {.stop = &stop};
  struct papers_file *files;
  size_t count;
  assert_false(papers_print(papers, place->folder, &watch, &place->arena, &files, &count, &place->error));
  assert_int_equal(place->error.kind, ERROR_STOPPED);
  assert_false(file_exists(place_file(place, "about.pdf")));
  assert_int_equal(file_drafts_of(place_file(place, "about.pdf"), false), 0);
  papers_close(papers);
}

static void a_file_in_the_way_costs_all_and_is_not_touched(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  struct papers_request request = request_for(PAPERS_ABOUT);
  request.kinds[PAPERS_CHECKLIST] = true;
  struct papers *papers = collect(place, &request);
  struct papers_file *files;
  size_t count;
  assert_done(place, file_write(place_file(place, "checklist.pdf"), false, "mine", 4, &place->error));
  assert_false(papers_print(papers, place->folder, NULL, &place->arena, &files, &count, &place->error));
  assert_false(file_exists(place_file(place, "about.pdf")));
  papers_close(papers);
}

static void papers_are_private_files(void **state) {
  struct place *place = *state;
  struct prison prison = open_prison(place, "DE-A", "DE");
  add_inmate(place, "P001", "Ada Free", &prison, CONTACT_DIRECT);
  add_inmate(place, "P002", "Bea Free", &prison, CONTACT_DIRECT);
  struct papers_request request = request_for(PAPERS_ABOUT);
  struct papers *papers = collect(place, &request);
  struct papers_file *files;
  struct stat status;
  size_t count;
  assert_done(place, papers_print(papers, place->folder, NULL, &place->arena, &files, &count, &place->error));
  assert_int_equal(count, 1);
  assert_int_equal(files[0].pages, 2);
  assert_int_equal(files[0].sheets, 2);
  assert_int_equal(stat(files[0].path, &status), 0);
  assert_int_equal(status.st_mode & 0777, 0600);
  papers_close(papers);
}

int main(void) {
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, place_teardown)
#define TEST_ENCRYPTED(name) cmocka_unit_test_setup_teardown(name, setup_encrypted, place_teardown)
  const struct CMUnitTest tests[] = {
      TEST(held_people_are_on_no_paper),
      TEST_ENCRYPTED(held_people_are_on_no_paper),
      TEST(people_nobody_has_spoken_for_wait_for_a_yes),
      TEST(a_run_gives_people_order_and_numbers),
      TEST_ENCRYPTED(a_run_gives_people_order_and_numbers),
      TEST(a_couple_has_two_sheets_and_one_envelope),
      TEST(letters_in_one_envelope_are_posted_as_one),
      TEST(a_hold_after_the_run_takes_the_person_out),
      TEST(a_cancelled_run_has_no_papers),
      TEST(only_notes_for_the_table_are_taken),
      TEST_ENCRYPTED(only_notes_for_the_table_are_taken),
      TEST(a_cover_knows_pseudonym_and_code_word),
      TEST(papers_speak_the_languages_of_those_who_write),
      TEST(five_rules_that_weigh_most_stand_on_the_sheet),
      TEST(remand_has_its_own_warning),
      TEST(what_may_be_enclosed_is_counted),
      TEST(a_rule_of_the_register_stands_on_the_sheet),
      TEST(whom_a_rule_forbids_to_write_to_is_left_out),
      TEST(a_sender_that_is_not_known_yet_is_no_reason_to_leave_somebody_out),
      TEST(stopped_half_way_leaves_no_file),
      TEST(a_file_in_the_way_costs_all_and_is_not_touched),
      TEST(papers_are_private_files),
  };
  return cmocka_run_group_tests(tests, NULL, NULL);
}
