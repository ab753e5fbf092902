// The search page: what the fragment asks for, found and shown. Results are made of text nodes only.
"use strict";

(() => {
  const page = document.getElementById("search-page");
  const form = document.querySelector("form[data-search]");
  if (!page || !form) return;
  const field = form.querySelector("input");
  const words = JSON.parse(document.getElementById("search-words").textContent);
  const { language } = form.dataset;
  const root = form.dataset.home.replace(/index\.html$/, "");
  const part = (name) => document.getElementById(`search-${name}`);
  const perPage = 10;
  const facetKinds = ["towns", "factions", "types", "sources", "languages", "confidences"];
  const shownValues = 8;
  let turn = 0;
  let shown = perPage;
  let statusTimer = 0;
  // What was found last, for the filters to count when they are opened.
  let latest = null;

  const make = (tag, text, attributes = {}) => {
    const element = document.createElement(tag);
    if (text !== undefined) element.textContent = text;
    for (const [name, value] of Object.entries(attributes)) element.setAttribute(name, value);
    return element;
  };

  // ---- What is asked: kept in the fragment ----------------------------------------------------------

  const dayNumber = (text) => {
    const time = /^\d{4}-\d\d-\d\d$/.test(text || "") ? Date.parse(`${text}T00:00:00Z`) : NaN;
    return Number.isNaN(time) ? undefined : Math.round(time / 86400000);
  };

  const read = () => {
    const given = new URLSearchParams(location.hash.slice(1));
    const filters = { from: dayNumber(given.get("from")), to: dayNumber(given.get("to")) };
    for (const kind of facetKinds) {
      filters[kind] = (given.get(kind) || "").split(".").filter((value) => /^\d+$/.test(value)).map(Number);
    }
    return {
      text: given.get("q") || "",
      order: given.get("order") === "newest" ? "newest" : "relevance",
      from: given.get("from") || "",
      to: given.get("to") || "",
      filters,
    };
  };

  const write = (asked, isNew) => {
    const given = new URLSearchParams();
    if (asked.text) given.set("q", asked.text);
    for (const kind of facetKinds) {
      if (asked.filters[kind].length) given.set(kind, asked.filters[kind].join("."));
    }
    if (asked.from) given.set("from", asked.from);
    if (asked.to) given.set("to", asked.to);
    if (asked.order === "newest") given.set("order", "newest");
    const address = `#${given}`;
    if (address === location.hash || (address === "#" && !location.hash)) return;
    history[isNew ? "pushState" : "replaceState"](null, "", address);
  };

  const change = (alter) => {
    const asked = read();
    alter(asked);
    write(asked, true);
    shown = perPage;
    run(false);
  };

  // ---- Numbers and dates, as the pages write them ---------------------------------------------------

  const format = words.format;
  const digits = [...format.digits];
  const plain = (number) => String(number).replace(/\d/g, (digit) => digits[digit]);
  const numberText = (number) => String(number).split(/(?=(?:\d{3})+$)/).map(plain).join(format.group);
  const fill = (pattern, values) => pattern.replace(/\{(\w+)\}/g, (_, place) => values[place]);
  const dayText = (day) => (day === 1 && format.first_of_month) || plain(day);
  const daysOfMonth = (year, month) => new Date(Date.UTC(year, month, 0)).getUTCDate();

  const intervalText = (first, last) => {
    const [year, month = 1, day = 1] = first;
    const [year2, month2 = 12, day2 = daysOfMonth(year2, month2)] = last;
    const differs = year !== year2 ? "years" : month !== month2 ? "months" : "days";
    return fill(format[`interval_of_${differs}`], {
      day: dayText(day), month: format[month], year: plain(year),
      day2: dayText(day2), month2: format[month2], year2: plain(year2),
    });
  };

  // A date of EDTF, as the index has it: `2019-08-21`, `2019-08?`, `2019-08-19/2019-08-21~`.
  const dateText = (edtf) => {
    const [date, sign] = /[?~%]$/.test(edtf) ? [edtf.slice(0, -1), edtf.slice(-1)] : [edtf, ""];
    const [first, last] = date.split("/").map((end) => end.split("-").map(Number));
    const [year, month, day] = first;
    const text = last ? intervalText(first, last)
      : day ? fill(format.long, { day: dayText(day), month: format[month], year: plain(year) })
      : month ? fill(format.month_and_year, { month: format[month], year: plain(year) })
      : plain(date);
    const doubt = { "?": "uncertain", "~": "approximate", "%": "uncertain_and_approximate" }[sign];
    return doubt ? fill(format[doubt], { date: text }) : text;
  };

  // ---- Words of the interface -----------------------------------------------------------------------

  const counted = (count) => words.count.replace("{count}", numberText(count));
  const say = (text) => {
    clearTimeout(statusTimer);
    statusTimer = setTimeout(() => { part("status").textContent = text; }, 600);
  };

  const nameOf = (row) => row[3][language] || row[2];
  const bdi = (text) => make("bdi", text);

  // ---- Results --------------------------------------------------------------------------------------

  // The parts of a text that match, found in the original by the words they fold to.
  const matchRanges = (text, wanted) => {
    const ranges = [];
    for (const match of text.matchAll(/[\p{L}\p{N}\p{M}'\u2019\u0640]+/gu)) {
      const folded = annalsSearch.wordsOf(match[0]);
      const bare = folded.map((word) => word.replace(/^[وفبلك]?ال/u, ""));
      if (folded.some((word) => wanted.has(word)) || bare.some((word) => wanted.has(word)) ||
        folded.some((word) => wanted.has(`${word.slice(0, 3)}*`) && wanted.begins(word))) {
        ranges.push([match.index, match.index + match[0].length]);
      }
    }
    return ranges;
  };

  const wantedWords = async (index, groups) => {
    const wanted = new Set();
    const stems = new Set();
    for (const group of groups) {
      for (const word of group.words) wanted.add(word);
      for (const { row } of group.alternatives) if (!row[0].startsWith("#")) stems.add(row[0]);
      for (const number of group.entities) {
        await annalsSearch.pause();
        const row = await index.entity(number);
        if (!row) continue;
        for (const name of index.namesOf(row)) {
          for (const word of annalsSearch.wordsOf(name)) if (word.length > 2) wanted.add(word);
        }
      }
    }
    for (const stem of stems) {
      wanted.add(stem);
      if (stem.length >= 3) wanted.add(`${stem.slice(0, 3)}*`);
    }
    // A stem marks the words that begin with it and go on by an ending.
    wanted.begins = (word) => [...stems].some((stem) =>
      stem.length >= 3 && word.startsWith(stem) && word.length - stem.length <= 4);
    return wanted;
  };

  const marked = (text, ranges, from, to) => {
    const fragment = document.createDocumentFragment();
    let position = from;
    for (const [start, end] of ranges) {
      if (start < from || end > to) continue;
      fragment.append(text.slice(position, start), make("mark", text.slice(start, end)));
      position = end;
    }
    fragment.append(text.slice(position, to));
    return fragment;
  };

  const snippet = (text, wanted) => {
    const ranges = matchRanges(text, wanted);
    const centre = ranges.length ? ranges[0][0] : 0;
    let from = Math.max(0, centre - 80);
    let to = Math.min(text.length, centre + 160);
    while (from > 0 && !/\s/.test(text[from - 1])) from--;
    while (to < text.length && !/\s/.test(text[to])) to++;
    const fragment = marked(text, ranges, from, to);
    if (from > 0) fragment.prepend("… ");
    if (to < text.length) fragment.append(" …");
    return fragment;
  };

  const link = async (index, number, wanted) => {
    const row = await index.document(number);
    if (!row) return null;
    const [kind, address, title, date, textLanguage, source, type, towns] = row;
    const anchor = make("a", undefined, { href: root + address });
    const typeRow = type >= 0 ? await index.entity(type) : undefined;
    const townRows = (await Promise.all(towns.slice(0, 3).map(index.entity))).filter((other) => other);
    // An event is called what it is and where it was, as on every page: summaries have languages of their own.
    const called = [typeRow && nameOf(typeRow), ...townRows.map(nameOf)].filter((x) => x);
    const isCalled = kind === "e" && called.length > 0;
    const heading = isCalled ? called.join(" · ") : title;
    const text = make("bdi", undefined, textLanguage && !isCalled ? { lang: textLanguage } : {});
    text.append(marked(heading, matchRanges(heading, wanted), 0, heading.length));
    anchor.append(text);
    const facts = make("p", undefined, { class: "result-facts" });
    const sourceRow = source >= 0 ? await index.entity(source) : undefined;
    const pieces = [kind === "e" ? words.event : words.article, date && dateText(date), ...(isCalled ? [] : called),
      sourceRow && nameOf(sourceRow)].filter((piece) => piece);
    pieces.forEach((piece, position) => facts.append(position ? " · " : "", bdi(piece)));
    return { anchor, facts, textLanguage, isEvent: kind === "e" };
  };

  // Of the accounts of an event, each in its language, the one that says most of what is looked for.
  const bestLine = (lines, wanted) => {
    let best = lines[0] || "";
    let most = matchRanges(best, wanted).length;
    for (const line of lines.slice(1)) {
      const count = matchRanges(line, wanted).length;
      if (count > most || !best) [best, most] = [line, count];
    }
    return best;
  };

  const resultFor = async (index, hit, wanted) => {
    const made = await link(index, hit.document, wanted);
    const item = make("li");
    if (!made) return item;
    const heading = make("h2");
    heading.append(made.anchor);
    const lines = (await index.textOf(hit.document)).split("\n");
    const text = made.isEvent ? bestLine(lines, wanted) : lines.slice(1).join("\n");
    const quote = make("p", undefined, made.textLanguage && !made.isEvent ? { lang: made.textLanguage, dir: "auto" } : { dir: "auto" });
    quote.append(snippet(text, wanted));
    item.append(heading, made.facts, quote);
    if (hit.others.length) {
      const others = make("ul", undefined, { class: "same-event" });
      for (const number of hit.others.slice(0, 5)) {
        const other = await link(index, number, wanted);
        if (!other) continue;
        const line = make("li");
        line.append(other.anchor, other.facts);
        others.append(line);
      }
      item.append(make("p", words.sameEvent, { class: "label" }), others);
    }
    return item;
  };

  const showNotes = async (index, asked, results) => {
    const notes = [];
    const entityLink = async (number) => {
      const row = await index.entity(number);
      const anchor = make("a", row ? nameOf(row) : "", { href: row ? root + row[1] : "#" });
      return anchor;
    };
    for (const guess of results.guesses) {
      const note = make("p");
      note.append(`${words.showing} `);
      for (const number of guess.entities) note.append(await entityLink(number), " ");
      const literal = make("button", words.literal.replace("{words}", guess.words), { type: "button" });
      literal.addEventListener("click", () => change((next) => { next.text = `"${guess.words}"`; }));
      note.append(literal);
      notes.push(note);
    }
    // What was asked for by name has a page of its own.
    const named = (results.groups || []).filter((group) => group.entities.length && !group.isGuess);
    for (const group of named.slice(0, 4)) {
      const note = make("p");
      for (const number of group.entities.slice(0, 4)) {
        const row = await index.entity(number);
        if (!row) continue;
        const kind = { t: words.towns, f: words.factions, y: words.types, s: words.sources }[row[0]];
        note.append(note.childNodes.length ? " · " : "", `${kind}${words.colon} `, await entityLink(number));
      }
      if (note.childNodes.length) notes.push(note);
    }
    if (asked.text && !results.count) {
      const note = make("p", `${words.nothing} `);
      const lists = page.querySelectorAll(".needs-script a");
      lists.forEach((list, position) => note.append(position ? " · " : "", list.cloneNode(true)));
      notes.push(note);
    }
    if (results.dropped.length && results.count) {
      notes.push(make("p", words.without.replace("{words}", results.dropped.join(", "))));
    }
    if (results.suggestions.length) {
      const note = make("p", `${words.didYouMean} `);
      for (const number of results.suggestions.slice(0, 8)) note.append(await entityLink(number), " ");
      notes.push(note);
    }
    if (results.phraseIsPartial) notes.push(make("p", words.phraseIsPartial));
    if (index.missing.size) notes.push(make("p", `${words.missing} ${[...index.missing].join(", ")}`));
    part("notes").replaceChildren(...notes);
  };

  // ---- Facets ---------------------------------------------------------------------------------------

  const valueName = async (index, kind, value) => {
    if (kind === "languages") return words.languageNames[index.manifest.languages[value]] || index.manifest.languages[value];
    if (kind === "confidences") return value ? words.confidenceNames[index.manifest.confidence[value - 1]] : words.noConfidence;
    const row = await index.entity(value);
    return row ? nameOf(row) : "";
  };

  const facet = async (index, kind, counts, chosen) => {
    const values = [...counts].sort((one, other) => other[1] - one[1] || one[0] - other[0]).slice(0, shownValues);
    for (const value of chosen) if (!values.some(([other]) => other === value)) values.push([value, counts.get(value) || 0]);
    const set = make("fieldset");
    set.append(make("legend", words[kind]));
    for (const [value, count] of values) {
      const label = make("label");
      const box = make("input", undefined, { type: "checkbox" });
      box.checked = chosen.includes(value);
      box.addEventListener("change", () => change((asked) => {
        const list = asked.filters[kind].filter((other) => other !== value);
        asked.filters[kind] = box.checked ? [...list, value].sort((one, other) => one - other) : list;
      }));
      label.append(box, " ", bdi(await valueName(index, kind, value)), ` ${numberText(count)}`);
      set.append(label);
    }
    return values.length ? set : null;
  };

  const lastDay = (month) => `${month}-${daysOfMonth(...month.split("-").map(Number))}`;

  const histogram = (index, counts) => {
    const set = make("fieldset");
    set.append(make("legend", words.months));
    const most = Math.max(...counts.values(), 1);
    const bars = make("ol", undefined, { class: "months" });
    for (const [month, count] of [...counts].sort((one, other) => one[0] - other[0]).slice(-60)) {
      const name = index.manifest.months[month][0];
      const button = make("button", undefined, { type: "button", "aria-label": `${dateText(name)}: ${numberText(count)}` });
      const meter = make("meter", undefined, { min: "0", max: String(most), value: String(count) });
      button.append(make("span", dateText(name)), meter, make("span", numberText(count)));
      button.addEventListener("click", () => change((asked) => {
        asked.from = `${name}-01`;
        asked.to = lastDay(name);
      }));
      const item = make("li");
      item.append(button);
      bars.append(item);
    }
    set.append(bars);
    return set;
  };

  // Counting reads the columns of all that was found, so it waits until the filters are open.
  const showFacets = async () => {
    if (!latest || !part("filters").open) return;
    const { index, asked, results, mine } = latest;
    const counts = await index.countFacets(results.candidates, asked.filters);
    const sets = [];
    for (const kind of facetKinds) sets.push(await facet(index, kind, counts[kind], asked.filters[kind]));
    if (counts.months.size) sets.push(histogram(index, counts.months));
    if (mine === turn) part("facets").replaceChildren(...sets.filter((set) => set));
  };

  // ---- One search -----------------------------------------------------------------------------------

  const run = async (isOpen) => {
    const mine = ++turn;
    const asked = read();
    if (field.value !== asked.text && document.activeElement !== field) field.value = asked.text;
    part("from").value = asked.from;
    part("to").value = asked.to;
    part("order").value = asked.order;
    const loading = setTimeout(() => { part("status").textContent = words.loading; }, 400);
    const index = await window.annalsOpenIndex();
    if (!index) {
      clearTimeout(loading);
      part("status").textContent = words.failed;
      return;
    }
    const results = await index.search({ ...asked, isOpen, limit: shown });
    const wanted = await wantedWords(index, results.groups || []);
    const items = [];
    for (const hit of results.hits) {
      await annalsSearch.pause();
      items.push(await resultFor(index, hit, wanted));
      if (mine !== turn) break;
    }
    clearTimeout(loading);
    if (mine !== turn) return;
    part("results").replaceChildren(...items);
    page.dataset.documents = results.hits.map((hit) => hit.document).join(" ");
    part("more").hidden = results.hits.reduce((sum, hit) => sum + 1 + hit.others.length, 0) >= results.count;
    await showNotes(index, asked, results);
    const isAsked = asked.text || results.count;
    say(isAsked ? counted(results.count) : "");
    part("count").textContent = isAsked ? counted(results.count) : "";
    page.dataset.turn = String(mine);
    latest = { index, asked, results, mine };
    if (asked.from || asked.to || facetKinds.some((kind) => asked.filters[kind].length)) part("filters").open = true;
    await showFacets();
  };

  let timer = 0;
  field.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(() => {
      const asked = read();
      asked.text = field.value;
      write(asked, false);
      shown = perPage;
      run(true);
    }, 100);
  });
  window.addEventListener("annals-search", () => change((asked) => { asked.text = field.value; }));
  window.addEventListener("hashchange", () => { shown = perPage; run(false); });
  window.addEventListener("popstate", () => run(false));
  part("from").addEventListener("change", (event) => change((asked) => { asked.from = event.target.value; }));
  part("to").addEventListener("change", (event) => change((asked) => { asked.to = event.target.value; }));
  part("order").addEventListener("change", (event) => change((asked) => { asked.order = event.target.value; }));
  part("filters").addEventListener("toggle", showFacets);
  part("more").addEventListener("click", () => { shown += perPage; run(false); });
  run(false);
})();
