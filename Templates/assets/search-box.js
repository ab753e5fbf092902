// The search box of every page: suggestions while typing, and the search page on Enter.
// The query travels in the fragment, which no server is sent, and is stored nowhere.
"use strict";

(() => {
  const form = document.querySelector("form[data-search]");
  if (!form) return;
  const field = form.querySelector("input");
  const list = form.querySelector("[role=listbox]");
  const { engine, language } = form.dataset;
  const root = form.dataset.manifest.replace(/manifest\.js$/, "");
  const home = form.dataset.home.replace(/index\.html$/, "");
  const digits = [...form.dataset.digits];
  let opening = null;
  let options = [];
  let current = -1;
  let turn = 0;

  const load = (address) => new Promise((resolve, reject) => {
    const script = document.createElement("script");
    script.src = address;
    script.onload = resolve;
    script.onerror = reject;
    document.head.append(script);
  });

  // The engine comes when the reader first turns to the box, not with the page.
  const openIndex = () => {
    opening ??= (typeof annalsSearch === "undefined" ? load(engine) : Promise.resolve())
      .then(() => annalsSearch.open(root)).catch(() => null);
    return opening;
  };

  const close = () => {
    list.hidden = true;
    field.setAttribute("aria-expanded", "false");
    field.removeAttribute("aria-activedescendant");
    current = -1;
  };

  const select = (position) => {
    if (options[current]) options[current].setAttribute("aria-selected", "false");
    current = position;
    const option = options[current];
    if (option) {
      option.setAttribute("aria-selected", "true");
      option.scrollIntoView({ block: "nearest" });
      field.setAttribute("aria-activedescendant", option.id);
    } else field.removeAttribute("aria-activedescendant");
  };

  // Two places of one name are told apart by the area they lie in.
  const areaOf = async (index, { row }, found) => {
    const name = row[3][language] || row[2];
    const twins = found.filter((other) => (other.row[3][language] || other.row[2]) === name);
    const area = twins.length > 1 && row[5].length ? await index.entity(row[5][0]) : null;
    return area ? ` (${area[3][language] || area[2]})` : "";
  };

  const optionFor = ({ row }, position, areas) => {
    const option = document.createElement("li");
    option.id = `search-option-${position}`;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    option.dataset.address = home + row[1];
    const name = document.createElement("bdi");
    name.textContent = (row[3][language] || row[2]) + areas[position];
    const note = document.createElement("small");
    const count = String(row[6]).replace(/[0-9]/g, (digit) => digits[digit]);
    const counted = `${form.dataset[`kind${row[0].toUpperCase()}`] || ""} · ${count}`;
    // The own name of a type is its key, which says nothing to a reader.
    const isOther = row[0] !== "y" && row[3][language] && row[3][language] !== row[2];
    note.textContent = isOther ? `${row[2]} · ${counted}` : counted;
    option.append(name, " ", note);
    option.addEventListener("mousedown", (event) => event.preventDefault());
    option.addEventListener("click", () => location.assign(option.dataset.address));
    return option;
  };

  const suggest = async () => {
    const mine = ++turn;
    const index = await openIndex();
    const found = index && field.value.trim() ? await index.suggest(field.value, 8) : [];
    if (mine !== turn) return;
    const areas = await Promise.all(found.map((each) => areaOf(index, each, found)));
    if (mine !== turn) return;
    options = found.map((each, position) => optionFor(each, position, areas));
    list.replaceChildren(...options);
    current = -1;
    list.hidden = !options.length;
    field.setAttribute("aria-expanded", String(Boolean(options.length)));
    field.removeAttribute("aria-activedescendant");
  };

  let timer = 0;
  field.addEventListener("focus", openIndex, { once: true });
  field.addEventListener("input", (event) => {
    if (event.isComposing) return;
    clearTimeout(timer);
    timer = setTimeout(suggest, 120);
  });
  field.addEventListener("blur", () => setTimeout(close, 150));
  field.addEventListener("keydown", (event) => {
    if (event.isComposing) return;
    if (event.key === "ArrowDown" || event.key === "ArrowUp") {
      if (list.hidden) return;
      event.preventDefault();
      const step = event.key === "ArrowDown" ? 1 : -1;
      const count = options.length + 1;
      select(((current + 1 + step + count) % count) - 1);
    } else if (event.key === "Escape") {
      if (list.hidden) field.value = "";
      else close();
      event.preventDefault();
    } else if (event.key === "Enter" && options[current] && !list.hidden) {
      event.preventDefault();
      location.assign(options[current].dataset.address);
    }
  });

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    turn++;
    close();
    const target = `#q=${encodeURIComponent(field.value)}`;
    if (form.dataset.search === "search") window.dispatchEvent(new CustomEvent("annals-search"));
    else location.assign(form.getAttribute("action") + target);
  });

  document.addEventListener("keydown", (event) => {
    const isTyping = event.target.closest("input, textarea, select, [contenteditable]");
    if (event.key === "/" && !isTyping && !event.ctrlKey && !event.metaKey && !event.altKey) {
      event.preventDefault();
      field.focus();
    }
  });

  window.annalsOpenIndex = openIndex;
})();
