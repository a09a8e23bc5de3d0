/* SPDX-License-Identifier: MIT */
/* Weight and postage of what is posted. */
#include "solipost/jobs/mail_cost.h"

#include <string.h>

#include "solipost/store/people_store.h"
#include "solipost/store/postage_store.h"
#include "solipost/store/record_store.h"

bool mail_cost_begin(struct store *store, struct arena *arena, struct mail_cost *out, struct error *error) {
  return postage_known(store, arena, &out->table, error) && people_own_group(store, &out->group, arena, error);
}

static bool country_of(struct store *store, struct uuid prison, const char **country, struct arena *arena,
                       struct error *error) {
  struct prison place;
  *country = "";
  if (uuid_is_nil(prison)) return true;
  if (!record_load_even_deleted(store, &prison_noun, prison, &place, arena, error)) return false;
  *country = place.country;
  return true;
}

/* NULL when it is not known. A card without an envelope weighs little whatever it is. */
static const struct postage_price *price_of(const struct mail_cost *cost, const char *country, bool card, int64_t grams,
                                            struct date day) {
  if (grams <= 0 && !card) return NULL;
  return postage_find(&cost->table, cost->group.country, country, card ? POSTAGE_CARD : POSTAGE_LETTER,
                      grams > 0 ? grams : 1, day);
}

/* In which currency a price that somebody typed is meant: that of the country's post. */
static const char *currency_here(const struct mail_cost *cost) {
  for (size_t i = 0; i < cost->table.price_count; i++) {
    if (strcmp(cost->table.prices[i].postage.country, cost->group.country) == 0)
      return cost->table.prices[i].postage.currency;
  }
  return "";
}

struct amount {
  int64_t postage;
  const char *currency;
  bool known;
};

static struct amount amount_of(const struct mail_cost *cost, const char *country, bool card, int64_t grams,
                               struct date day) {
  const struct postage_price *price = price_of(cost, country, card, grams, day);
  if (cost->has_postage)
    return (struct amount){cost->postage, price != NULL ? price->postage.currency : currency_here(cost), true};
  if (price == NULL) return (struct amount){0};
  return (struct amount){price->postage.price, price->postage.currency, true};
}

bool mail_cost_of_piece(struct store *store, const struct mail_cost *cost, struct date day, bool again,
                        struct piece *piece, struct arena *arena, struct error *error) {
  const char *country;
  if (!country_of(store, piece->prison, &country, arena, error)) return false;
  if (cost->weight_g > 0) piece->weight_g = cost->weight_g;
  /* A card that came back goes into an envelope, with what was pasted on it. */
  bool card = !again && strcmp(piece->kind, POSTAGE_CARD) == 0;
  struct amount amount = amount_of(cost, country, card, piece->weight_g, day);
  if (!amount.known) return true;
  bool adds = again && piece->postage > 0 && strcmp(piece->currency, amount.currency) == 0;
  piece->postage = adds ? piece->postage + amount.postage : amount.postage;
  piece->currency = amount.currency;
  return true;
}

bool mail_cost_of_envelope(struct store *store, const struct mail_cost *cost, struct date day, bool again,
                           struct envelope *envelope, struct arena *arena, struct error *error) {
  const char *country;
  envelope->mailed_on = day;
  if (!country_of(store, envelope->prison, &country, arena, error)) return false;
  if (cost->weight_g > 0) envelope->weight_g = cost->weight_g;
  struct amount amount = amount_of(cost, country, false, envelope->weight_g, day);
  if (!amount.known) return true;
  bool adds = again && envelope->postage > 0 && strcmp(envelope->currency, amount.currency) == 0;
  envelope->postage = adds ? envelope->postage + amount.postage : amount.postage;
  envelope->currency = amount.currency;
  return true;
}
