/* SPDX-License-Identifier: MIT */
/* The nouns of the field, as structs, with their tables of fields. Vocabulary: docs/DOMAIN.md. */
#ifndef SOLIPOST_MODEL_NOUNS_H
#define SOLIPOST_MODEL_NOUNS_H

#include "solipost/model/field.h"

enum prisoner_status {
  STATUS_UNKNOWN,
  STATUS_REMAND,
  STATUS_SENTENCED,
  STATUS_ADMINISTRATIVE,
  STATUS_RELEASED,
  STATUS_DEPORTED,
  STATUS_DECEASED
};
enum contact { CONTACT_UNKNOWN, CONTACT_DIRECT, CONTACT_RELAY, CONTACT_NONE };
enum naming { NAMING_UNKNOWN, NAMING_YES, NAMING_NO, NAMING_ASK };
enum gender { GENDER_UNKNOWN, GENDER_FEMALE, GENDER_MALE, GENDER_OTHER };
enum mail_status { MAIL_UNKNOWN, MAIL_OPEN, MAIL_RELAY_ONLY, MAIL_SUSPENDED };
/* How far an address can be trusted; below OFFICIAL and CONFIRMED it counts as unverified and is warned about. */
enum confidence {
  CONFIDENCE_UNKNOWN,
  CONFIDENCE_MEMORY,
  CONFIDENCE_SECONDARY,
  CONFIDENCE_CONFIRMED,
  CONFIDENCE_OFFICIAL
};
enum privacy { PRIVACY_UNKNOWN, PRIVACY_OWN_ADDRESS, PRIVACY_OWN_NAME, PRIVACY_PSEUDONYM, PRIVACY_GROUP };
enum stage {
  STAGE_UNKNOWN,
  STAGE_PLANNED,
  STAGE_PRINTED,
  STAGE_WRITTEN,
  STAGE_MAILED,
  STAGE_ANSWERED,
  STAGE_RETURNED,
  STAGE_CANCELLED
};
enum run_stage { RUN_UNKNOWN, RUN_MAKING, RUN_PRINTED, RUN_CANCELLED };
/* Who may see a note: whoever sits at the table of an evening, the group, its keepers. Only `table` reaches paper or an
 * export; a note of unknown level is treated as core. */
enum note_level { NOTE_UNKNOWN, NOTE_TABLE, NOTE_GROUP, NOTE_CORE };
/* How much a mail rule weighs: told, warned about, to be answered for by somebody, not printed. */
enum rule_severity { RULE_UNKNOWN, RULE_INFO, RULE_WARN, RULE_ACKNOWLEDGE, RULE_BLOCK };
/* What a written piece waits for. */
enum waiting { WAITING_NONE, WAITING_HOME, WAITING_TRANSLATION, WAITING_READING, WAITING_STAMP };
/* Why a letter came back. model/post.h says which are hard. */
enum return_reason {
  RETURN_UNKNOWN,
  RETURN_RELEASED,
  RETURN_TRANSFERRED,
  RETURN_MOVED,
  RETURN_REFUSED_CONTENT,
  RETURN_REFUSED_ENCLOSURE,
  RETURN_REFUSED_SENDER,
  RETURN_REFUSED_NUMBER,
  RETURN_REFUSED_LANGUAGE,
  RETURN_UNKNOWN_PERSON,
  RETURN_ADDRESS,
  RETURN_UNCLAIMED,
  RETURN_ILLEGIBLE,
  RETURN_MAIL_BAN,
  RETURN_SUSPENDED,
  RETURN_POSTAGE,
  RETURN_DAMAGED,
  RETURN_DECEASED,
  RETURN_OTHER
};
enum follow_up_kind {
  FOLLOW_UP_UNKNOWN,
  FOLLOW_UP_ADDRESS,
  FOLLOW_UP_BOOK,
  FOLLOW_UP_STAMPS,
  FOLLOW_UP_LAWYER,
  FOLLOW_UP_CELLMATE,
  FOLLOW_UP_TRANSLATION,
  FOLLOW_UP_PUBLISH,
  FOLLOW_UP_ILL_TREATMENT,
  FOLLOW_UP_NO_LETTERS,
  FOLLOW_UP_OTHER
};
enum export_purpose { PURPOSE_UNKNOWN, PURPOSE_PARTNER, PURPOSE_PUBLIC };
enum retention_kind {
  RETENTION_UNKNOWN,
  RETENTION_RELEASED, /* people released, deported or deceased */
  RETENTION_ENDED,    /* people with whom contact has ended */
  RETENTION_NOTES,    /* notes */
  RETENTION_RUNS,     /* what a print run keeps to be printed again, counted from the day all was mailed */
  RETENTION_EXPORTS   /* who stood in an export */
};

/* A person inside. Held where: see struct stay. */
struct prisoner {
  struct uuid id;
  const char *code;        /* P014 */
  const char *name;        /* as on the envelope, Latin script */
  const char *name_native; /* in the script of the country */
  const char *known_as;
  const char *first_name;    /* for the salutation; derived from `name` when empty */
  const char *number;        /* given by the prison */
  const char *distinguisher; /* father's name, birth year: always shown for namesakes */
  int gender;                /* enum gender, for grammar */
  struct date birthday;
  const char *languages;
  const char *language_wish; /* language the prisoner asked for */
  int status;                /* enum prisoner_status */
  int contact;               /* enum contact: may be written to */
  const char *contact_said_by;
  struct date contact_said_on;
  int naming; /* enum naming: may be named in public */
  const char *naming_said_by;
  struct date naming_said_on;
  const char *summary; /* public summary of the case */
  const char *topics_liked;
  const char *topics_avoid;
  const char *source;
  struct date verified_on;
  struct date ended_on; /* contact ended */
  const char *ended_why;
  struct uuid relay;      /* through whom the person is reached; nil: the prison's, or nobody */
  const char *legal_name; /* in the files of the prison, where mail must bear it and it is not `name` */
  const char *note;       /* core */
};

struct prison {
  struct uuid id;
  const char *code; /* TR-MAR */
  const char *name;
  const char *name_native;
  const char *kind; /* prison, remand, system ... */
  const char *country;
  const char *state; /* region: address part and scope of rules */
  int mail_status;   /* enum mail_status */
  /* The prison's own layout, one line per '\n', fields {name} {number} {unit} {ward}, a '!' makes one required.
   * Empty: the country's format is filled from the parts below. */
  const char *address_template;
  const char *address_native; /* the same in the local script */
  const char *street, *district, *city, *postcode, *sorting_code;
  const char *number_label; /* what the prison calls a prisoner's number */
  const char *language;     /* mail must be in this language: rule of the prison */
  int confidence;           /* enum confidence */
  const char *source;
  struct date checked_on;
  struct date opened_on, closed_on;
  const char *renamed_to;
  struct uuid relay; /* through whom everybody held there is reached */
  const char *note;  /* core */
};

/* A prisoner in a prison from..until; the one without `until` is where the person is now. */
struct stay {
  struct uuid id;
  struct uuid prisoner, prison;
  const char *unit, *ward;
  struct date from, until;
  const char *source;
  const char *why_ended;
  struct date doubtful_on; /* a letter came back: nothing more is printed to it until it is confirmed */
  const char *doubtful_why;
  struct date confirmed_on;
};

/* Nothing speaks against this address any more: it was confirmed or corrected on this day. */
void stay_trust(struct stay *stay, struct date day);

/* The group that owns this register: exactly one row. */
struct own_group {
  struct uuid id;
  const char *name;
  const char *sender;           /* lines of the sender's address without country */
  const char *country;          /* where the post is handed in */
  const char *language;         /* of the group */
  const char *posting_language; /* of country lines on envelopes; empty: the language of `country` */
  const char *contact;          /* reply address in words, optional */
  const char *sender_plain;     /* as `sender`, without the organisation's name; empty: there is none */
  const char *sender_street;    /* as `sender`, with a street where that has a post box; empty: there is none */
  const char *writer_languages; /* of those who write; papers for them are in the first two */
};

struct writer {
  struct uuid id;
  const char *pseudonym;
  const char *languages;
  int privacy;
  int64_t capacity;      /* letters a month */
  const char *code_word; /* beside the pseudonym on the cover of a reply */
  struct date paused_from, paused_until, left_on;
  const char *note;
};

struct campaign {
  struct uuid id;
  const char *code, *name, *goal;
  struct date from, until;
  const char *lead;
  const char *note;
};

/* Membership of a prisoner in a campaign: whom it is for. */
struct target {
  struct uuid id;
  struct uuid campaign, prisoner;
};

/* A print run: what every piece of it shares, kept so that it can be printed again. */
struct run {
  struct uuid id;
  int64_t number;        /* run 7: counted within this copy of the register */
  int stage;             /* enum run_stage */
  const char *product;   /* "cards" */
  const char *layout;    /* settings of the product as `key=value` lines */
  const char *templates; /* source of the template, every language variant used */
  const char *picture;   /* name of the kept picture file, or empty */
  struct uuid campaign;
  struct date made_on;
  int64_t piece_count;
  const char *files;   /* lines "name<TAB>sha256<TAB>pages" once printed */
  const char *folder;  /* where they were written: an absolute path */
  const char *judged;  /* what the rules said: lines "severity<TAB>rule<TAB>words<TAB>source<TAB>letter numbers" */
  const char *printer; /* name of the printer it was made for, or empty */
  struct uuid evening; /* it was made for */
};

/* One outgoing card or letter. Keeps everything as printed. */
struct piece {
  struct uuid id;
  int64_t number; /* the letter number */
  struct uuid run, prisoner, prison, writer, campaign;
  int stage;        /* enum stage */
  int64_t position; /* in the run, from 1 */
  const char *kind; /* card, letter */
  const char *language;
  const char *address;        /* Latin address as printed, lines */
  const char *address_native; /* printed below, may be empty */
  const char *sender;         /* lines; empty: writer not known, lines to fill in */
  const char *fields;         /* template fields as `name<TAB>value` lines, escaped */
  struct date made_on;
  struct date mailed_on;
  struct uuid envelope;      /* that holds it with others; nil: it travels alone */
  int64_t weight_g, postage; /* grams; cents, pence, kurus ...: when it travels alone */
  const char *currency;      /* ISO 4217 code of the postage */
  int64_t sheets;            /* of paper, as far as known */
  struct uuid evening;       /* at which it was written */
  const char *signed_by;     /* who wrote it, as said at the table, when that is no writer of the register */
  struct date written_on;
  int waiting; /* enum waiting */
  struct date waiting_since;
  const char *waiting_who;                          /* at whose place */
  struct date first_mailed_on;                      /* one that is posted again keeps its number */
  struct date returned_on, answered_on, arrived_on; /* the last time; the first answer; learned otherwise */
  const char *arrived_how;
  struct date old_place_on; /* the person was no more where it went */
  const char *note;
};

/* A further person one letter is for, besides piece.prisoner: a couple, a cell. Each counts as written to. */
struct addressee {
  struct uuid id;
  struct uuid piece, prisoner;
  int64_t position; /* 2 for the second person, and so on */
};

/* An evening on which people write together. Open until closed_on. */
struct evening {
  struct uuid id;
  int64_t number;
  struct date held_on;
  const char *place;
  struct uuid campaign;
  int64_t writer_count, guest_count;
  int64_t sheets_out, sheets_back; /* numbered sheets about people on the table */
  struct date closed_on;
  const char *note; /* core */
};

/* A further writer of one letter, besides piece.writer. */
struct cosigner {
  struct uuid id;
  struct uuid piece, writer;
  int64_t position; /* 2 for the second writer, and so on */
};

/* A letter that came back; posted again it may come back again. */
struct returned_mail {
  struct uuid id;
  struct uuid piece, prison; /* and where it had been sent */
  struct date mailed_on, returned_on;
  int reason;          /* enum return_reason */
  const char *mark;    /* what the post or the prison wrote on it */
  struct date told_on; /* the writer was told */
  const char *note;    /* core */
};

/* A letter from a prisoner, and what it answers. */
struct reply {
  struct uuid id;
  int64_t number;
  struct uuid prisoner;
  struct date dated_on, received_on; /* as written on it; arrived */
  const char *place;                 /* where it arrived: po-box, home, evening */
  const char *language;
  struct uuid writer;     /* whose it is */
  struct date handed_on;  /* not set: it waits for somebody */
  const char *claimed_by; /* who takes it on, when that is no writer of the register */
  struct uuid answer;     /* the letter that answers it */
  const char *scans;      /* names of files beside the register, divided by a space */
  const char *body;
  const char *note; /* core */
};
struct answered {
  struct uuid id;
  struct uuid reply, piece;
};

/* What a letter, or anything else, asks of us. */
struct follow_up {
  struct uuid id;
  int64_t number;
  struct uuid prisoner, reply;
  int kind; /* enum follow_up_kind */
  const char *detail, *who;
  struct date made_on, due_on, done_on;
  const char *outcome;
};

/* Who writes to whom; taken on until confirm_by, confirmed by a first letter. */
struct pair {
  struct uuid id;
  struct uuid writer, prisoner;
  struct date since, confirm_by, confirmed_on, ended_on;
  const char *ended_why;
};

/* One person of a plan that was kept. Open while no letter came of it and it did not go back to the pool. */
struct plan_entry {
  struct uuid id;
  int64_t plan, position;
  struct uuid prisoner, writer, campaign, evening;
  struct date made_on;
  const char *why;        /* a few words for programs: never-written, birthday ... */
  struct uuid piece;      /* what became of it */
  struct date write_on;   /* day they write on */
  const char *language;   /* the letter would be in */
  struct date dropped_on; /* back in the pool */
};

/* Days a letter takes to a country. A row stands in the place of the one of data/lead-times.tsv. */
struct lead_time {
  struct uuid id;
  const char *country;
  int64_t days;
  const char *source;
};

/* An envelope with more than one letter in it. */
struct envelope {
  struct uuid id;
  struct uuid run, prison;
  int64_t position;          /* in the run, from 1 */
  int64_t weight_g, postage; /* grams; cents, pence, kurus ... */
  const char *currency;      /* ISO 4217 code */
  struct date mailed_on;
};

/* Somebody who passes letters on. */
struct relay {
  struct uuid id;
  const char *code, *name;
  const char *address; /* further lines, without the country */
  const char *country;
  const char *language; /* in which the inner sheet asks them */
  struct date agreed_on;
  const char *note; /* core */
};

/* What mail must be like: everywhere, in a country or a state of it, in a prison, for a person. Rules come with solipost
 * (data/mail-rules.tsv) too; a row with the code of one of those stands in its place. model/rule.h judges by them. */
struct rule {
  struct uuid id;
  const char *code;
  struct uuid prisoner, prison;
  const char *country, *state;
  const char *key, *operator, * value;
  int severity; /* enum rule_severity */
  const char *said_by, *source;
  int confidence; /* enum confidence */
  struct date checked_on, valid_from, valid_until;
  const char *note; /* core */
};

/* What posting costs. A row stands in the place of the row of data/postage.tsv with the same first four values. */
struct postage {
  struct uuid id;
  const char *country; /* where it is posted */
  const char *zone;    /* where it goes */
  const char *form;    /* card, letter */
  int64_t most_g;      /* up to this weight in grams */
  int64_t price;       /* in cents, pence, kurus ... */
  const char *currency;
  const char *source;
  struct date valid_from;
};

/* How far a printer misses, measured with a test sheet. */
struct printer {
  struct uuid id;
  const char *name;
  int64_t offset_x_um, offset_y_um;           /* print lies so many micrometres to the right, down; to be moved back */
  int64_t back_offset_x_um, back_offset_y_um; /* of the second side, as it is looked at */
  int64_t scale_x_ppm, scale_y_ppm;           /* 1,000,000 (or not set): a printed length is as long as meant */
  const char *duplex;                         /* none, long, short: how it turns sheets */
  const char *note;                           /* core */
};

/* Planning, printing and exporting stop for whoever is meant: a person, everybody in a prison or a country, whatever is
 * done for a campaign. In force while `lifted_on` is not set. */
struct hold {
  struct uuid id;
  struct uuid prisoner, prison, campaign; /* one of these, or `country`, is set */
  const char *country;
  const char *reason;
  const char *said_by;
  struct date since, lifted_on;
  const char *lifted_why;
};

struct note {
  struct uuid id;
  struct uuid prisoner, prison, writer, campaign; /* one of them: whom or what it is about */
  int level;                                      /* enum note_level */
  const char *text;
  const char *source;
  struct date made_on;
};

/* A file with names that was given to somebody. */
struct export_record {
  struct uuid id;
  int64_t number;
  struct date made_on;
  const char *recipient;
  int purpose; /* enum export_purpose */
  const char *file;
  const char *checksum;
  int64_t people_count;
};
struct export_item {
  struct uuid id;
  struct uuid export, prisoner;
};

/* What the vault holds about a writer, sealed: store/vault_store.h opens it. */
struct vault_entry {
  struct uuid id;
  struct uuid writer;
  const char *sealed;
};

struct retention {
  struct uuid id;
  int kind; /* enum retention_kind */
  int64_t days;
};

extern const struct noun hold_noun, note_noun, export_noun, export_item_noun, vault_entry_noun, retention_noun;
extern const struct noun rule_noun, relay_noun, addressee_noun, envelope_noun, postage_noun, printer_noun;
extern const struct noun evening_noun, cosigner_noun, returned_mail_noun, reply_noun, answered_noun, follow_up_noun,
    pair_noun, plan_entry_noun, lead_time_noun;
extern const struct noun prisoner_noun, prison_noun, stay_noun, own_group_noun, writer_noun, campaign_noun, target_noun,
    run_noun, piece_noun;
extern const struct noun *const all_nouns[]; /* ended by NULL */

/* "P014 Zoë Longname" plus the distinguisher when there is one: how a person is called on the screen. */
const char *prisoner_call(const struct prisoner *prisoner, struct arena *arena);
/* As the prison's files have it where that is entered, for mail must bear it then; else the name. */
const char *prisoner_address_name(const struct prisoner *prisoner);
/* "Z. L." of "Zoë Longname": on papers that tell no names. */
const char *name_initials(const char *name, struct arena *arena);
/* First name for a salutation: the field, else the first word of the name. */
const char *prisoner_first_name(const struct prisoner *prisoner, struct arena *arena);
/* The name in the script a letter in this language is written in: the native one where it is in that script ("سارا نمونه"
 * in Persian), else the Latin one. The first name likewise; the field first_name wins. */
const char *prisoner_name_in(const struct prisoner *prisoner, const char *language);
const char *prisoner_first_name_in(const struct prisoner *prisoner, const char *language, struct arena *arena);

#endif
