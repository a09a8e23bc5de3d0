/* SPDX-License-Identifier: MIT */
/* make_letter FORM LANGUAGE ADDRESS FILE.pdf: a letter of so many languages and lengths, for a shell test beside this file.
 * ADDRESS: short, five, seven, eight (lines) or wide. Words of addresses begin with Adr, those of the sender with Snd. */
#include <fcntl.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "solipost/lang/words.h"
#include "solipost/page/document.h"
#include "solipost/page/letter.h"
#include "solipost/pdf/pdf.h"

struct sample {
  struct arena arena;
  struct font_book *book;
  struct text_engine *engine;
};

static void die(const struct error *error) {
  /* Refusals are wanted here: what is still open then is no leak. */
  fprintf(stderr, "%s (%s)\n", error->message, error->hint);
  _exit(1);
}

static const struct {
  const char *name, *lines;
} addresses[] = {
    {"short", "AdrA AdrAnschrift\n"
              "AdrB AdrZeile"},
    {"five", "AdrJohn AdrQ. AdrPublic Adr#A-12345\n"
             "AdrExample AdrState AdrPrison\n"
             "AdrPO AdrBox Adr1234\n"
             "AdrExampleville AdrCA Adr90001\n"
             "AdrUSA"},
    {"seven", "AdrAbdurrahman AdrSalahaddin\n"
              "Adr5 AdrNo'lu AdrL AdrTipi AdrKapalı\n"
              "AdrCeza Adrİnfaz AdrKurumu, AdrB-12\n"
              "AdrSemizkumlar AdrMah.\n"
              "AdrKampüs\n"
              "Adr34570 AdrSilivri Adr/ AdrİSTANBUL\n"
              "AdrTÜRKEI"},
    {"eight", "AdrAbdurrahman AdrSalahaddin\n"
              "Adr5 AdrNo'lu AdrL AdrTipi AdrKapalı\n"
              "AdrCeza Adrİnfaz AdrKurumu, AdrB-12\n"
              "AdrSemizkumlar AdrMah.\n"
              "AdrKampüs\n"
              "AdrPosta Adrkutusu Adr12\n"
              "Adr34570 AdrSilivri Adr/ AdrİSTANBUL\n"
              "AdrTÜRKEI"},
    {"wide", "AdrAbdurrahman AdrMuhammed AdrSalahaddin AdrŞeyhmuslugillerden AdrOğulları\n"
             "Adr5 AdrNo'lu AdrL AdrTipi AdrKapalı AdrCeza Adrİnfaz AdrKurumu AdrMüdürlüğü\n"
             "Adr34570 AdrSilivri"},
};

static const char *address_named(const char *name) {
  for (size_t i = 0; i < COUNT_OF(addresses); i++) {
    if (strcmp(addresses[i].name, name) == 0) return addresses[i].lines;
  }
  fprintf(stderr, "no address is called %s\n", name);
  exit(2);
}

static const struct {
  const char *language, *name, *sentence;
} texts[] = {
    {"de", "Max Beispiel",
     "wir sitzen bei Tee zusammen, und unsere Gedanken sind bei dir. Draußen wird es früh dunkel. "},
    {"en", "John Example", "we sit together over tea, and our thoughts are with you. It gets dark early outside. "},
    {"en-US", "John Example", "we sit together over tea, and our thoughts are with you. It gets dark early outside. "},
    {"fr", "Jean Exemple", "nous sommes réunis autour d’un thé, et nos pensées sont avec toi. Il fait nuit tôt. "},
    {"tr", "Deniz Örnek", "birlikte çay içiyor, seni düşünüyor ve sana güç diliyoruz. Güneşli günlere! "},
    {"ku", "Deniz Mînak", "em bi hev re çayê vedixwin û li te difikirin. Rojên xweş û azad li benda me ne. "},
    {"fa", "مریم نمونه",
     "ما دور هم چای می‌نوشیم و به یاد تو هستیم. بیرون زود تاریک می‌شود "
     "و "
     "برف "
     "می‌بارد. "},
    {"ar", "سلمى مثال", "نجلس معًا حول الشاي ونفكر فيك ونتمنى لك القوة. يحل الظلام في الخارج باكرًا. "},
    {"ckb", "ئازاد نموونە", "ئێمە پێکەوە چا دەخۆینەوە و بیر لە تۆ دەکەینەوە. ڕۆژانی خۆش چاوەڕوانمانن. "},
    {"ru", "Иван Пример", "мы сидим вместе за чаем и думаем о тебе. На улице рано темнеет, но дни станут длиннее. "},
};

static const char *phrase(struct sample *sample, const char *language, const char *key, const char *const *values) {
  const char *out;
  struct error error;
  if (!lang_phrase(language, key, values, &sample->arena, &out, &error)) die(&error);
  return out;
}

static const char *sentences(struct sample *sample, const char *sentence, size_t count) {
  const char *text = "";
  for (size_t i = 0; i < count; i++) text = arena_printf(&sample->arena, "%s%s", text, sentence);
  return text;
}

static void fill(struct sample *sample, size_t text, struct letter_text *out) {
  const char *language = texts[text].language;
  struct arena *arena = &sample->arena;
  struct error error;
  out->language = language;
  out->number = phrase(sample, language, "letter_number", (const char *[]){"number", "412", NULL});
  if (!lang_letter_date((struct date){2026, 11, 25}, language, arena, &out->date, &error)) die(&error);
  out->prisoner = arena_printf(arena, "%s, %s", texts[text].name,
                               phrase(sample, language, "number_label", (const char *[]){"number", "A-123", NULL}));
  out->page_words = phrase(sample, language, "page_of",
                           (const char *[]){"page", LETTER_PAGE_PLACE, "pages", LETTER_PAGES_PLACE, NULL});
  out->closing = phrase(sample, language, "closing_warm", NULL);
  out->enclosures_label = phrase(sample, language, "enclosures_label", NULL);
  static const char *const enclosures[] = {"2 Briefmarken", "Foto"};
  out->enclosures = enclosures;
  out->enclosure_count = COUNT_OF(enclosures);
  static const char *const writers[] = {"Robin", "Mika", "Kim"};
  out->writers = writers;
  out->writer_count = COUNT_OF(writers);
  struct letter_block *blocks = ARENA_ARRAY(arena, struct letter_block, 16);
  size_t count = 0;
  const char *sentence = texts[text].sentence;
  blocks[count++].text.text =
      phrase(sample, language, "salutation_neutral", (const char *[]){"first_name", texts[text].name, NULL});
  blocks[count++].text.text = sentences(sample, sentence, 6);
  blocks[count++] = (struct letter_block){.kind = LETTER_HEADING, .level = 1, .text.text = texts[text].name};
  blocks[count++].text.text = sentences(sample, sentence, 9);
  for (int i = 1; i <= 3; i++)
    blocks[count++] = (struct letter_block){.kind = LETTER_ITEM,
                                            .depth = i == 3 ? 2 : 1,
                                            .label = i == 2 ? "2." : NULL,
                                            .text.text = sentences(sample, sentence, 2)};
  blocks[count++].text.text = sentences(sample, sentence, 14);
  out->blocks = blocks;
  out->block_count = count;
}

static void write_pages(struct sample *sample, struct scene **pages, size_t count, const char *path) {
  struct pdf *pdf;
  struct error error;
  if (!pdf_create(&pdf, "", &error)) die(&error);
  for (size_t i = 0; i < count; i++) {
    struct sheet sheet;
    document_sheet(pages[i], &sample->arena, &sheet);
    if (!pdf_add_sheet(pdf, &sheet, &error)) die(&error);
  }
  int fd = open(path, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600);
  if (fd < 0 || !pdf_write(pdf, fd, &error)) die(&error);
  close(fd);
  pdf_destroy(pdf);
}

static void make(struct sample *sample, char *const *words) {
  struct error error;
  struct letter_text text = {
      .address = address_named(words[2]),
      .address_language = "tr",
      .address_local = "",
      .sender = "SndLetter SndGroup SndExample\nSndMusterstraße Snd1\nSnd10115 SndBerlin",
      .sender_note = "name and address",
      .note_language = "de",
  };
  const struct letter_form *form;
  struct scene **pages;
  size_t count, chosen = COUNT_OF(texts);
  bool lines = strcmp(words[1], "lines") == 0;
  for (size_t i = 0; i < COUNT_OF(texts); i++)
    if (strcmp(texts[i].language, lines ? "de" : words[1]) == 0) chosen = i;
  if (chosen == COUNT_OF(texts)) exit(2);
  fill(sample, chosen, &text);
  text.writing_lines = lines;
  if (lines) text.sender = "";
  if (!letter_form_find(words[0], &form, &error)) die(&error);
  if (!letter_pages(sample->engine, form, true, &text, &sample->arena, &pages, &count, &error)) die(&error);
  write_pages(sample, pages, count, words[3]);
}

int main(int argc, char **argv) {
  struct sample sample;
  struct error error;
  if (argc != 5) return 2;
  arena_init(&sample.arena);
  if (!font_book_open(&sample.book, &error) || !text_engine_create(&sample.engine, sample.book, &error)) die(&error);
  make(&sample, argv + 1);
  text_engine_destroy(sample.engine);
  font_book_close(sample.book);
  arena_release(&sample.arena);
  return 0;
}
