/* Written by scripts/embed-theme; do not edit. */
#include "CTheme.h"

#pragma clang diagnostic ignored "-Wc23-extensions"

static const unsigned char file_0[] = {
#embed "../../Templates/article.html" suffix(,)
  0
};
static const unsigned char file_1[] = {
#embed "../../Templates/assets/annals.css" suffix(,)
  0
};
static const unsigned char file_2[] = {
#embed "../../Templates/assets/copy.js" suffix(,)
  0
};
static const unsigned char file_3[] = {
#embed "../../Templates/assets/map.css" suffix(,)
  0
};
static const unsigned char file_4[] = {
#embed "../../Templates/assets/map.js" suffix(,)
  0
};
static const unsigned char file_5[] = {
#embed "../../Templates/assets/search-box.js" suffix(,)
  0
};
static const unsigned char file_6[] = {
#embed "../../Templates/assets/search-engine.js" suffix(,)
  0
};
static const unsigned char file_7[] = {
#embed "../../Templates/assets/search-page.js" suffix(,)
  0
};
static const unsigned char file_8[] = {
#embed "../../Templates/base.html" suffix(,)
  0
};
static const unsigned char file_9[] = {
#embed "../../Templates/card.html" suffix(,)
  0
};
static const unsigned char file_10[] = {
#embed "../../Templates/changes.html" suffix(,)
  0
};
static const unsigned char file_11[] = {
#embed "../../Templates/dates.html" suffix(,)
  0
};
static const unsigned char file_12[] = {
#embed "../../Templates/day.html" suffix(,)
  0
};
static const unsigned char file_13[] = {
#embed "../../Templates/event.html" suffix(,)
  0
};
static const unsigned char file_14[] = {
#embed "../../Templates/faction.html" suffix(,)
  0
};
static const unsigned char file_15[] = {
#embed "../../Templates/home.html" suffix(,)
  0
};
static const unsigned char file_16[] = {
#embed "../../Templates/languages.html" suffix(,)
  0
};
static const unsigned char file_17[] = {
#embed "../../Templates/locales/ar.yaml" suffix(,)
  0
};
static const unsigned char file_18[] = {
#embed "../../Templates/locales/en.yaml" suffix(,)
  0
};
static const unsigned char file_19[] = {
#embed "../../Templates/locales/fr.yaml" suffix(,)
  0
};
static const unsigned char file_20[] = {
#embed "../../Templates/map.html" suffix(,)
  0
};
static const unsigned char file_21[] = {
#embed "../../Templates/month.html" suffix(,)
  0
};
static const unsigned char file_22[] = {
#embed "../../Templates/names.html" suffix(,)
  0
};
static const unsigned char file_23[] = {
#embed "../../Templates/not-found.html" suffix(,)
  0
};
static const unsigned char file_24[] = {
#embed "../../Templates/page.html" suffix(,)
  0
};
static const unsigned char file_25[] = {
#embed "../../Templates/partials/account.html" suffix(,)
  0
};
static const unsigned char file_26[] = {
#embed "../../Templates/partials/activity.html" suffix(,)
  0
};
static const unsigned char file_27[] = {
#embed "../../Templates/partials/article-list.html" suffix(,)
  0
};
static const unsigned char file_28[] = {
#embed "../../Templates/partials/cite.html" suffix(,)
  0
};
static const unsigned char file_29[] = {
#embed "../../Templates/partials/comparison.html" suffix(,)
  0
};
static const unsigned char file_30[] = {
#embed "../../Templates/partials/control.html" suffix(,)
  0
};
static const unsigned char file_31[] = {
#embed "../../Templates/partials/event-list.html" suffix(,)
  0
};
static const unsigned char file_32[] = {
#embed "../../Templates/partials/heat.html" suffix(,)
  0
};
static const unsigned char file_33[] = {
#embed "../../Templates/partials/languages.html" suffix(,)
  0
};
static const unsigned char file_34[] = {
#embed "../../Templates/partials/map.html" suffix(,)
  0
};
static const unsigned char file_35[] = {
#embed "../../Templates/partials/names.html" suffix(,)
  0
};
static const unsigned char file_36[] = {
#embed "../../Templates/partials/opposition.html" suffix(,)
  0
};
static const unsigned char file_37[] = {
#embed "../../Templates/partials/periods.html" suffix(,)
  0
};
static const unsigned char file_38[] = {
#embed "../../Templates/partials/quote.html" suffix(,)
  0
};
static const unsigned char file_39[] = {
#embed "../../Templates/partials/reuse-head.html" suffix(,)
  0
};
static const unsigned char file_40[] = {
#embed "../../Templates/partials/search-box.html" suffix(,)
  0
};
static const unsigned char file_41[] = {
#embed "../../Templates/partials/spans.html" suffix(,)
  0
};
static const unsigned char file_42[] = {
#embed "../../Templates/period.html" suffix(,)
  0
};
static const unsigned char file_43[] = {
#embed "../../Templates/removed.html" suffix(,)
  0
};
static const unsigned char file_44[] = {
#embed "../../Templates/search.html" suffix(,)
  0
};
static const unsigned char file_45[] = {
#embed "../../Templates/source.html" suffix(,)
  0
};
static const unsigned char file_46[] = {
#embed "../../Templates/sources.html" suffix(,)
  0
};
static const unsigned char file_47[] = {
#embed "../../Templates/tombstone.html" suffix(,)
  0
};
static const unsigned char file_48[] = {
#embed "../../Templates/town.html" suffix(,)
  0
};
static const unsigned char file_49[] = {
#embed "../../Templates/type.html" suffix(,)
  0
};
static const unsigned char file_50[] = {
#embed "../../Templates/types.html" suffix(,)
  0
};
static const unsigned char file_51[] = {
#embed "../../Templates/verify.html" suffix(,)
  0
};
static const unsigned char file_52[] = {
#embed "../../Templates/year.html" suffix(,)
  0
};

const struct annals_theme_file annals_theme_files[] = {
  {"article.html", file_0, sizeof file_0 - 1},
  {"assets/annals.css", file_1, sizeof file_1 - 1},
  {"assets/copy.js", file_2, sizeof file_2 - 1},
  {"assets/map.css", file_3, sizeof file_3 - 1},
  {"assets/map.js", file_4, sizeof file_4 - 1},
  {"assets/search-box.js", file_5, sizeof file_5 - 1},
  {"assets/search-engine.js", file_6, sizeof file_6 - 1},
  {"assets/search-page.js", file_7, sizeof file_7 - 1},
  {"base.html", file_8, sizeof file_8 - 1},
  {"card.html", file_9, sizeof file_9 - 1},
  {"changes.html", file_10, sizeof file_10 - 1},
  {"dates.html", file_11, sizeof file_11 - 1},
  {"day.html", file_12, sizeof file_12 - 1},
  {"event.html", file_13, sizeof file_13 - 1},
  {"faction.html", file_14, sizeof file_14 - 1},
  {"home.html", file_15, sizeof file_15 - 1},
  {"languages.html", file_16, sizeof file_16 - 1},
  {"locales/ar.yaml", file_17, sizeof file_17 - 1},
  {"locales/en.yaml", file_18, sizeof file_18 - 1},
  {"locales/fr.yaml", file_19, sizeof file_19 - 1},
  {"map.html", file_20, sizeof file_20 - 1},
  {"month.html", file_21, sizeof file_21 - 1},
  {"names.html", file_22, sizeof file_22 - 1},
  {"not-found.html", file_23, sizeof file_23 - 1},
  {"page.html", file_24, sizeof file_24 - 1},
  {"partials/account.html", file_25, sizeof file_25 - 1},
  {"partials/activity.html", file_26, sizeof file_26 - 1},
  {"partials/article-list.html", file_27, sizeof file_27 - 1},
  {"partials/cite.html", file_28, sizeof file_28 - 1},
  {"partials/comparison.html", file_29, sizeof file_29 - 1},
  {"partials/control.html", file_30, sizeof file_30 - 1},
  {"partials/event-list.html", file_31, sizeof file_31 - 1},
  {"partials/heat.html", file_32, sizeof file_32 - 1},
  {"partials/languages.html", file_33, sizeof file_33 - 1},
  {"partials/map.html", file_34, sizeof file_34 - 1},
  {"partials/names.html", file_35, sizeof file_35 - 1},
  {"partials/opposition.html", file_36, sizeof file_36 - 1},
  {"partials/periods.html", file_37, sizeof file_37 - 1},
  {"partials/quote.html", file_38, sizeof file_38 - 1},
  {"partials/reuse-head.html", file_39, sizeof file_39 - 1},
  {"partials/search-box.html", file_40, sizeof file_40 - 1},
  {"partials/spans.html", file_41, sizeof file_41 - 1},
  {"period.html", file_42, sizeof file_42 - 1},
  {"removed.html", file_43, sizeof file_43 - 1},
  {"search.html", file_44, sizeof file_44 - 1},
  {"source.html", file_45, sizeof file_45 - 1},
  {"sources.html", file_46, sizeof file_46 - 1},
  {"tombstone.html", file_47, sizeof file_47 - 1},
  {"town.html", file_48, sizeof file_48 - 1},
  {"type.html", file_49, sizeof file_49 - 1},
  {"types.html", file_50, sizeof file_50 - 1},
  {"verify.html", file_51, sizeof file_51 - 1},
  {"year.html", file_52, sizeof file_52 - 1},
  {0, 0, 0},
};
const size_t annals_theme_file_count = 53;
