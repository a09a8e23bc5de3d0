/* SPDX-License-Identifier: MIT */
/* A register with two prisons, three people and a run of three letters, for tests of what becomes of letters. */
#ifndef TESTS_JOBS_MAIL_FIXTURE_H
#define TESTS_JOBS_MAIL_FIXTURE_H

#include "../store/fixture.h"

#include "solipost/jobs/letter_choice.h"

enum { PEOPLE = 3 };
struct mail {
  struct place *place;
  struct prison prison, other;
  struct prisoner people[PEOPLE]; /* P001, P002 in `prison`, P003 in `other` */
  struct stay stays[PEOPLE];
  struct run run;              /* number 7 */
  struct piece pieces[PEOPLE]; /* 411, 412, 413, made on 1 July */
};

static inline struct piece new_piece(int64_t number, struct uuid prisoner, struct uuid prison, enum stage stage) {
  struct piece piece;
  noun_clear(&piece_noun, &piece);
  piece.number = number;
  piece.prisoner = prisoner;
  piece.prison = prison;
  piece.kind = "card";
  piece.stage = (int)stage;
  piece.made_on = (struct date){2026, 7, 1};
  return piece;
}

static inline struct piece add_piece(struct mail *mail, int64_t number, size_t person, enum stage stage) {
  struct piece piece = new_piece(number, mail->people[person].id, mail->stays[person].prison, stage);
  if (stage == STAGE_MAILED || stage == STAGE_RETURNED)
    piece.mailed_on = piece.first_mailed_on = (struct date){2026, 7, 2};
  begin(mail->place, "add piece");
  insert(mail->place, &piece_noun, &piece);
  commit(mail->place);
  return piece;
}

static inline struct mail mail_begin(struct place *place) {
  struct mail mail = {.place = place};
  static const char *const codes[] = {"P001", "P002", "P003"};
  static const char *const names[] = {"Deniz Örnek", "Zoë Longname", "Ali Beispiel"};
  mail.prison = add_prison(place, "TR-SNC", "Sincan", "TR");
  mail.other = add_prison(place, "DE-BEI", "Beispiel", "DE");
  noun_clear(&run_noun, &mail.run);
  mail.run.number = 7;
  mail.run.stage = RUN_PRINTED;
  begin(place, "run");
  insert(place, &run_noun, &mail.run);
  commit(place);
  for (size_t i = 0; i < PEOPLE; i++) {
    mail.people[i] = add_prisoner(place, codes[i], names[i]);
    mail.stays[i] = add_stay(place, mail.people[i].id, i < 2 ? mail.prison.id : mail.other.id, NULL);
    mail.pieces[i] = new_piece(411 + (int64_t)i, mail.people[i].id, mail.stays[i].prison, STAGE_PRINTED);
    mail.pieces[i].run = mail.run.id;
    begin(place, "print");
    insert(place, &piece_noun, &mail.pieces[i]);
    commit(place);
  }
  return mail;
}

/* Words ended by NULL. */
static inline bool choose(struct mail *mail, enum post_event event, const char *const *words, const char *const *except,
                          struct letter_choice *out) {
  struct letter_wish wish = {.words = words, .except = except, .event = event};
  for (; words[wish.word_count] != NULL;) wish.word_count++;
  for (; except != NULL && except[wish.except_count] != NULL;) wish.except_count++;
  return letter_choice_make(mail->place->store, &wish, &mail->place->arena, out, &mail->place->error);
}
#define WORDS(...) ((const char *const[]){__VA_ARGS__, NULL})

#endif
