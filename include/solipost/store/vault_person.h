/* SPDX-License-Identifier: MIT */
/* What the vault keeps of a writer, opened. */
#ifndef SOLIPOST_STORE_VAULT_PERSON_H
#define SOLIPOST_STORE_VAULT_PERSON_H

/* Texts of UTF-8; "" for what is not known. */
enum vault_text { VAULT_NAME, VAULT_ADDRESS, VAULT_EMAIL, VAULT_PHONE, VAULT_TEXT_COUNT };
struct vault_person {
  const char *texts[VAULT_TEXT_COUNT];
};
/* Bytes of one text. */
enum { VAULT_TEXT_MAX = 4000 };

#endif
