// The search engine of the site: docs/search-index.md in JavaScript. It shows nothing.
// Classic script, so that it also runs in a page opened from a disk.
"use strict";

const annalsSearch = (() => {
  // ---- Shards: each is a script that calls annals(name, value) ------------------------------------

  const waiting = new Map();
  const shards = new Map();
  const missing = new Set();

  window.annals = (name, value) => {
    const arrived = waiting.get(name);
    waiting.delete(name);
    if (arrived) arrived(value);
  };

  const address = (name) => {
    if (name === "manifest" || name === "fold") return `${name}.js`;
    const number = parseInt(name.slice(1), 10);
    return `${name[0]}/${Math.floor(number / 500)}/${name.slice(1)}.js`;
  };

  const makeLoader = (root) => (name) => {
    let shard = shards.get(name);
    if (!shard) {
      shard = new Promise((resolve) => {
        const script = document.createElement("script");
        waiting.set(name, resolve);
        script.src = root + address(name);
        script.onload = script.onerror = () => {
          script.remove();
          if (!waiting.delete(name)) return;
          missing.add(name);
          resolve(null);
        };
        document.head.append(script);
      });
      shards.set(name, shard);
    }
    return shard;
  };

  // ---- Time: no step holds the page up ------------------------------------------------------------

  let stepBegan = 0;

  // A message comes at once where a timer of 0 ms waits for 4, and still lets keys and paint come first.
  const channel = new MessageChannel();
  const resumed = [];
  channel.port1.onmessage = () => {
    stepBegan = performance.now();
    for (const resume of resumed.splice(0)) resume();
  };

  const pause = () => {
    if (performance.now() - stepBegan < 5) return undefined;
    return new Promise((resolve) => {
      resumed.push(resolve);
      if (resumed.length === 1) channel.port2.postMessage(null);
    });
  };

  // ---- Words --------------------------------------------------------------------------------------

  let folds = null;
  const foldOf = new Map();

  // Rows of the fold table, as docs/search-index.md describes them: runs of scalars that fold alike.
  const readFolds = (text) => {
    const rows = [];
    const pattern = /([0-9a-f]+)([.|-]|[+~=][0-9a-f.]+,)([0-9a-f]+);/g;
    let end = 0;
    for (const [, skip, operation, length] of text.matchAll(pattern)) {
      const first = end + parseInt(skip, 16);
      end = first + parseInt(length, 16);
      const numbers = operation.slice(1, -1).split(".").map((part) => parseInt(part, 16));
      rows.push({ first, end, sign: operation[0], numbers });
    }
    return rows;
  };

  const lookUpFold = (character) => {
    const scalar = character.codePointAt(0);
    if (scalar >= 0xac00 && scalar < 0xd7a4) return character.normalize("NFD");
    let low = 0;
    let high = folds.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (folds[middle].end <= scalar) low = middle + 1;
      else high = middle;
    }
    const row = folds[low];
    if (!row || row.first > scalar) return " ";
    switch (row.sign) {
      case ".": return character;
      case "-": return "";
      case "|": return String.fromCodePoint(scalar | 1);
      case "+": return String.fromCodePoint(scalar + row.numbers[0]);
      case "~": return String.fromCodePoint(scalar - row.numbers[0]);
      default: return String.fromCodePoint(...row.numbers);
    }
  };

  // What a character becomes: a space where it separates words.
  const foldScalar = (character) => {
    let folded = foldOf.get(character);
    if (folded === undefined) foldOf.set(character, (folded = lookUpFold(character)));
    return folded;
  };

  const fold = (text) => {
    let folded = "";
    for (const character of text) folded += foldScalar(character);
    return folded.split(" ").filter((word) => word).join(" ");
  };

  const elision =
    /(^|[\x00-\x40\x5b-\x60\x7b-\x7f])(?:[ldjmtsnc]|qu|jusqu|lorsqu|puisqu|quoiqu)['\u2019]/gi;

  // French elisions at the beginning of words become spaces; one may follow another at once.
  const elide = (text) => {
    let before;
    do {
      before = text;
      text = text.replace(elision, "$1 ");
    } while (text !== before);
    return text;
  };

  const wordsOf = (text) => fold(elide(text)).split(" ").filter((word) => word);
  const lengthOf = (word) => [...word].length;

  // ---- Names by sound -----------------------------------------------------------------------------

  const table = (pairs) => new Map(pairs.split(" ").map((pair) => [pair[0], pair[1]]));
  const arabicSounds =
    table("بb تt طt ثt جj حh هh خx دd ضd ذd رr زz ظz سs صs شc غg فf قk كk لl مm نn");
  const sibilants = table("ظd ذz ضz ثs");
  const particles = new Set(["de", "du", "la", "le", "les", "of", "the", "d"]);
  const articles = new Set(("al el il ul l as es ash esh ech ach at et ad ed ar er az ez an en ath eth " +
    "adh edh ous us ud ur").split(" "));
  const digraphs = [["dsch", "J"], ["tsch", "C"], ["tch", "C"], ["sch", "C"], ["sh", "C"], ["sz", "C"],
    ["sj", "C"], ["ch", "C"], ["kh", "X"], ["gh", "G"], ["dh", "D"], ["th", "T"], ["dj", "J"],
    ["dg", "J"], ["ph", "F"], ["ck", "K"], ["qu", "K"], ["gue", "Ge"], ["gui", "Gi"], ["zh", "J"],
    ["dz", "Z"], ["x", "KS"]];

  const isArabic = (word) => /[\u0600-\u06ff]/.test(word);
  const withoutDoubles = (text) => text.replace(/(.)\1+/gsu, "$1");

  const latinConsonants = (word, reading, isLast) => {
    let text = reading.glued ? withoutGluedArticle(word) : word;
    const spelled = text;
    if (reading.sibilant) text = text.replaceAll("dh", "z").replaceAll("th", "s");
    if (!text.includes("ch")) text = text.replace(/c(?=[eiy])/g, "s");
    for (const [digraph, sound] of digraphs) text = text.replaceAll(digraph, sound);
    if (reading.j === "kh") text = text.replaceAll("j", "X");
    if (reading.j === "y") text = text.replace(/(^|[aeiouy])j+/g, "$1y");
    if (reading.gIsJ) text = text.replace(/(?<![A-Z])g/g, "J");
    let sounds = "";
    let previous = "";
    for (const letter of text) {
      let sound = "";
      if (/[A-Z]/.test(letter)) sound = letter.toLowerCase();
      else if (/[cq]/.test(letter)) sound = "k";
      else if (letter === "p") sound = "b";
      else if (/[bdfghjklmnrstxz0-9]/.test(letter)) sound = letter;
      if (sound && sound === previous && !/[0-9]/.test(letter)) continue;
      sounds += sound;
      previous = sound;
    }
    if (/[aeiou]h$/.test(spelled) && sounds.length > 1 && sounds.endsWith("h")) {
      sounds = sounds.slice(0, -1);
    }
    if (!isLast && spelled.length >= 4 && /(at|[^aeiouy]et)$/.test(spelled) && sounds.length > 1 &&
      sounds.endsWith("t")) {
      sounds = sounds.slice(0, -1);
    }
    return sounds;
  };

  const startsGlued = (word) => /^[ae]l[^aeiou]/.test(word);

  const withoutGluedArticle = (word) => {
    if (startsGlued(word) && word.length >= 6) return word.slice(2);
    if (/^[ae](shsh|chch)/.test(word)) return word.slice(3);
    if (/^[ae]([stdrznl])\1/.test(word)) return word.slice(2);
    return word;
  };

  const arabicConsonants = (word, reading) => {
    let letters = [...word];
    if (letters.length >= 5 && /^(ال|لل)/.test(word)) letters = letters.slice(2);
    if (letters.length > 2 && letters.at(-1) === "ه") letters.pop();
    return letters.map((letter) => (reading.sibilant && sibilants.get(letter)) ||
      arabicSounds.get(letter) || (/[0-9]/.test(letter) ? letter : "")).join("");
  };

  const nameWords = (folded) => {
    const all = folded.split(" ");
    return all.filter((word, position) => {
      if (all.length > 1 && particles.has(word)) return false;
      const next = all[position + 1];
      if (!next || !articles.has(word)) return true;
      if (word.endsWith("l")) return false;
      const heard = latinConsonants(word, {}, false).at(-1);
      return !heard || heard !== latinConsonants(next, {}, true)[0];
    });
  };

  const nameKeys = (folded) => {
    const words = nameWords(folded);
    const key = (reading) => withoutDoubles(words.map((word, position) => isArabic(word)
      ? arabicConsonants(word, reading)
      : latinConsonants(word, reading, position === words.length - 1)).join(""));
    const readings = [{}];
    if (words.some(startsGlued)) readings.push({ glued: true });
    if (words.some((word) => word.includes("j"))) readings.push({ j: "y" }, { j: "kh" });
    if (words.some((word) => /g(?!h)/.test(word))) readings.push({ gIsJ: true });
    if (words.some((word) => isArabic(word) ? /[ظذضث]/.test(word) : /[dt]h/.test(word))) {
      readings.push({ sibilant: true });
    }
    return [...new Set(readings.map(key).filter((found) => found))];
  };

  const shorterKeys = (key) => key.length <= 2 ? []
    : [...new Set([...key].map((_, index) => key.slice(0, index) + key.slice(index + 1)))];

  const spellings = [["dsch", "j"], ["tch", "c"], ["sch", "c"], ["sh", "c"], ["ch", "c"], ["kh", "x"],
    ["gh", "g"], ["dh", "d"], ["th", "t"], ["dj", "j"], ["ph", "f"], ["q", "k"], ["ou", "u"],
    ["oo", "u"], ["ee", "i"], ["ei", "ai"], ["ey", "ai"], ["ay", "ai"], ["aw", "au"], ["ow", "au"],
    ["w", "u"], ["y", "i"], ["o", "u"], ["e", "i"], ["p", "b"], ["v", "u"]];

  const sounded = (folded) => nameWords(folded).map((word) => {
    let text = word;
    if (isArabic(word)) {
      let letters = [...word];
      if (letters.length >= 5 && word.startsWith("ال")) letters = letters.slice(2);
      if (letters.at(-1) === "ه") letters[letters.length - 1] = "ا";
      text = letters.map((letter) =>
        ({ "ا": "a", "و": "u", "ي": "i" })[letter] || arabicSounds.get(letter) || "").join("");
    } else {
      for (const [spelling, sound] of spellings) text = text.replaceAll(spelling, sound);
      text = text.replace(/h$/, "");
    }
    return withoutDoubles(text);
  }).join("");

  const bytesOf = (text) => new TextEncoder().encode(text);

  const similarity = (one, other) => {
    const a = bytesOf(one);
    const b = bytesOf(other);
    const longer = Math.max(a.length, b.length);
    if (!longer) return 0;
    const row = Array.from({ length: b.length + 1 }, (_, index) => index);
    a.forEach((byte, index) => {
      let diagonal = row[0];
      row[0] = index + 1;
      b.forEach((otherByte, column) => {
        const substituted = diagonal + (byte === otherByte ? 0 : 1);
        diagonal = row[column + 1];
        row[column + 1] = Math.min(substituted, diagonal + 1, row[column] + 1);
      });
    });
    return 100 - Math.floor((100 * row[b.length]) / longer);
  };

  // Letters more, less, other or exchanged; undefined past the limit.
  const editDistance = (one, other, limit) => {
    const a = [...one];
    const b = [...other];
    if (Math.abs(a.length - b.length) > limit) return undefined;
    let beforeLast = [];
    let last = Array.from({ length: b.length + 1 }, (_, index) => index);
    for (let i = 0; i < a.length; i++) {
      const row = [i + 1];
      for (let j = 0; j < b.length; j++) {
        let best = Math.min(last[j] + (a[i] === b[j] ? 0 : 1), last[j + 1] + 1, row[j] + 1);
        if (i && j && a[i] === b[j - 1] && a[i - 1] === b[j]) best = Math.min(best, beforeLast[j - 1] + 1);
        row.push(best);
      }
      if (Math.min(...row) > limit) return undefined;
      beforeLast = last;
      last = row;
    }
    return last[b.length] <= limit ? last[b.length] : undefined;
  };

  // ---- Numbers and postings -----------------------------------------------------------------------

  const digitOf = (code) => code - 0x23 - (code > 0x3c ? 1 : 0) - (code > 0x5c ? 1 : 0);

  const readNumbers = (text) => {
    const numbers = [];
    let number = 0;
    let factor = 1;
    for (let index = 0; index < text.length; index++) {
      const digit = digitOf(text.charCodeAt(index));
      number += (digit % 45) * factor;
      factor *= 45;
      if (digit >= 45) continue;
      numbers.push(number);
      number = 0;
      factor = 1;
    }
    return numbers;
  };

  // Calls back with each document and impact of a string of postings.
  const readPostings = (text, each) => {
    for (const group of text.split("!")) {
      if (!group) continue;
      const impact = group.charCodeAt(0) - 0x60;
      let document = -1;
      for (const gap of readNumbers(group.slice(1))) {
        document += gap + 1;
        each(document, impact);
      }
    }
  };

  const readLists = (text) => text.split("!").slice(0, -1).map((list) => {
    let previous = -1;
    return readNumbers(list).map((gap) => (previous += gap + 1));
  });

  // ---- An index -----------------------------------------------------------------------------------

  const lastUpTo = (keys, key) => {
    let low = 0;
    let high = keys.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (key < keys[middle]) high = middle;
      else low = middle + 1;
    }
    return Math.max(0, low - 1);
  };

  const lowerBound = (rows, key) => {
    let low = 0;
    let high = rows.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (rows[middle][0] < key) low = middle + 1;
      else high = middle;
    }
    return low;
  };

  // Opens the index below `root` (an address that ends in "/"); null when it cannot be read.
  const open = async (root) => {
    const load = makeLoader(root);
    const [manifest, foldRows] = await Promise.all([load("manifest"), load("fold")]);
    if (!manifest || manifest.format !== "annals-search" || manifest.version !== 3 || !foldRows) return null;
    folds ??= readFolds(foldRows.rows);

    // -- Dictionary

    const shardOf = async (key) => {
      if (!manifest.routers) return manifest.first.length ? lastUpTo(manifest.first, key) : undefined;
      const router = lastUpTo(manifest.routers, key);
      const keys = await load(`r${router}`);
      return keys ? router * manifest.perRouter + lastUpTo(keys, key) : undefined;
    };

    // How many shards can have keys that begin with `prefix`: U+FFFF comes after everything.
    const shardCountOf = async (prefix) => {
      const [first, last] = [await shardOf(prefix), await shardOf(`${prefix}\uffff`)];
      return first === undefined || last === undefined ? 0 : last - first + 1;
    };

    const shardCount = async () => {
      if (!manifest.routers) return manifest.first.length;
      const last = await load(`r${manifest.routers.length - 1}`);
      return (manifest.routers.length - 1) * manifest.perRouter + (last ? last.length : 0);
    };

    const rowOf = async (key) => {
      const shard = await shardOf(key);
      const rows = shard === undefined ? null : await load(`t${shard}`);
      const row = rows && rows[lowerBound(rows, key)];
      return row && row[0] === key ? row : undefined;
    };

    const entitiesCalled = async (key) => {
      const row = await rowOf(key);
      return row ? row[1] : [];
    };

    const rowsWithPrefix = async (prefix, limit) => {
      const found = [];
      let shard = await shardOf(prefix);
      if (shard === undefined) return found;
      const count = await shardCount();
      for (let step = 0; step < limit && shard < count; step++, shard++) {
        const rows = await load(`t${shard}`);
        if (!rows) break;
        for (let index = lowerBound(rows, prefix); index < rows.length; index++) {
          if (!rows[index][0].startsWith(prefix)) return found;
          found.push(rows[index]);
        }
      }
      return found;
    };

    // -- Entities, documents, columns

    const entity = async (number) => {
      const shard = await load(`e${Math.floor(number / manifest.perEntity)}`);
      return shard ? shard[number % manifest.perEntity] : undefined;
    };

    const namesOf = (row) => [row[2], ...Object.values(row[3]), ...row[4]];

    const document = async (number) => {
      const shard = await load(`d${Math.floor(number / manifest.perStore)}`);
      return shard ? shard[number % manifest.perStore] : undefined;
    };

    const textOf = async (number) => {
      const row = await document(number);
      if (!row) return "";
      let text = `${row[2]}\n${row[10]}`;
      for (let index = 0; index + 1 < row[11].length; index += 2) {
        const part = await load(`x${Math.floor(number / manifest.perStore)}-${row[11][index]}`);
        if (part) text += part[row[11][index + 1]];
      }
      return text;
    };

    const columns = new Map();
    const column = async (number) => {
      if (!columns.has(number)) {
        const shard = await load(`c${number}`);
        let day = 0;
        columns.set(number, shard && {
          entities: readLists(shard.e),
          languages: readLists(shard.l),
          confidences: [...shard.c].map((sign) => digitOf(sign.charCodeAt(0))),
          kinds: [...shard.k].map((sign) => digitOf(sign.charCodeAt(0))),
          days: readNumbers(shard.d).map((gap) => (day += gap) - 171655),
        });
      }
      return columns.get(number);
    };

    // -- Groups of a query

    const add = async (group, row, share) => {
      const rows = Array.isArray(row[1]) ? await Promise.all(row[1].map(rowOf)) : [row];
      for (const found of rows) {
        if (!found || found[4] === undefined) continue;
        if (group.alternatives.some((other) => other.row[0] === found[0] && other.share >= share)) continue;
        group.alternatives.push({ row: found, share });
      }
    };

    // The row of a word, or of the word without its Arabic article.
    const rowOfForm = async (word) => {
      const row = await rowOf(word);
      if (row && row[1] !== 1) return row;
      const bare = word.replace(/^(?:[وبكف]?ال|لل)(?=...)/u, "");
      const other = bare === word ? undefined : await rowOf(bare);
      return other && other[1] !== 1 ? other : undefined;
    };

    const exactGroup = async (word) => {
      const group = { words: [word], alternatives: [], together: [], entities: [] };
      const row = await rowOfForm(word);
      if (row) await add(group, row, 16);
      group.isKnown = group.alternatives.length > 0;
      return group;
    };

    const similarRows = async (word) => {
      const letters = [...word];
      if (letters.length < 5) return [];
      const limit = letters.length >= 9 ? 2 : 1;
      // The first two letters, or as many more as it takes for a few shards to hold all such words.
      let length = 2;
      let prefix = letters.slice(0, 2).join("");
      while (length < letters.length - 1 && (await shardCountOf(prefix)) > 8) prefix += letters[length++];
      const rows = await rowsWithPrefix(prefix, 8);
      const near = [];
      for (const row of rows) {
        if (row[1] === 1) continue;
        await pause();
        const distance = editDistance(word, row[0], limit);
        if (distance !== undefined) near.push([row, distance]);
      }
      const nearest = Math.min(...near.map(([, distance]) => distance));
      return near.filter(([, distance]) => distance === nearest).map(([row]) => row);
    };

    const wordGroup = async (word, isOpen) => {
      const group = { words: [word], alternatives: [], together: [], entities: [], isKnown: true };
      const row = await rowOfForm(word);
      if (row) await add(group, row, 16);
      if (isOpen && lengthOf(word) >= 3) {
        const longer = (await rowsWithPrefix(word, 4)).filter((other) => other[0] !== word && other[3] > 0)
          .sort((one, other) => other[3] - one[3] || (one[0] < other[0] ? -1 : 1));
        for (const other of longer.slice(0, 12)) await add(group, other, 10);
      }
      if (!row) {
        group.isKnown = group.alternatives.length > 0;
        for (const other of await similarRows(word)) await add(group, other, 8);
      }
      return group;
    };

    // What is left when nothing of the query is known: words like a long word, nothing for a short one,
    // which is like too many.
    const onlyIfLong = (group) =>
      lengthOf(group.words.join("")) >= 8 ? group : { ...group, alternatives: [] };

    const entityGroup = async (words, entities, isGuess) => {
      const rows = await Promise.all(entities.map((number) => rowOf(`#${number}`)));
      // Every text that has a name of several words is among the documents of its one town or faction.
      const isLinked = words.length > 1 && entities.length === 1
        && entities[0] < manifest.entities.t + manifest.entities.f;
      const together = isGuess || isLinked ? []
        : await Promise.all(words.map((word) => wordGroup(word, false)));
      const alternatives = rows.filter((row) => row).map((row) => ({ row, share: 16 }));
      return { words, alternatives, together, entities, isGuess, isKnown: true };
    };

    const soundingLike = async (name, isStrict) => {
      const keys = nameKeys(name);
      const candidates = new Set();
      const sameKey = new Set();
      for (const key of keys) {
        for (const near of [key, ...shorterKeys(key)]) {
          for (const sign of ["~", "-"]) {
            for (const number of await entitiesCalled(sign + near)) {
              candidates.add(number);
              if (sign === "~" && near === key) sameKey.add(number);
            }
          }
        }
      }
      const sound = sounded(name);
      const ranked = [];
      for (const number of candidates) {
        await pause();
        const row = await entity(number);
        if (!row) continue;
        const best = Math.max(...namesOf(row).map((other) => similarity(sounded(fold(other)), sound)));
        if (best >= 60) ranked.push({ number, best, documents: row[6] });
      }
      ranked.sort((one, other) =>
        other.best - one.best || other.documents - one.documents || one.number - other.number);
      const alike = ranked.filter(({ number, best }) => (isStrict
        ? sameKey.has(number) && best >= 85 : best >= (sameKey.has(number) ? 75 : 85)));
      const meant = !alike.length || keys[0].length < 3 ? []
        : alike.slice(0, 5).filter(({ best }) => best === alike[0].best).map(({ number }) => number);
      return { entities: meant,
        others: ranked.map(({ number }) => number).filter((number) => !meant.includes(number)).slice(0, 8) };
    };

    const soundedGroup = async (run, suggestions) => {
      const rows = await Promise.all(run.map(rowOfForm));
      if (rows.every((row) => row)) return null;
      // Past another name the reader wrote, a run has to be all the more like the whole.
      const named = await Promise.all(run.slice(1).map((word) => entitiesCalled(`=${word}`)));
      const hasName = named.some((entities) => entities.length);
      const { entities, others } = await soundingLike(run.join(" "), hasName);
      if (!hasName) for (const number of others) if (!suggestions.includes(number)) suggestions.push(number);
      return entities.length ? entityGroup(run, entities, true) : null;
    };

    // The longest run of words that is a name, or sounds like one.
    const nameGroup = async (words, suggestions) => {
      for (let length = Math.min(4, words.length); length >= 1; length--) {
        await pause();
        const run = words.slice(0, length);
        const entities = await entitiesCalled(`=${run.join(" ")}`);
        if (entities.length) return entityGroup(run, entities, false);
        const group = await soundedGroup(run, suggestions);
        if (group) return group;
      }
      return null;
    };

    const groupsOf = async (words, lastIsOpen, suggestions) => {
      const groups = [];
      for (let start = 0; start < words.length;) {
        const rest = words.slice(start);
        const group = (await nameGroup(rest, suggestions)) ||
          (await wordGroup(rest[0], lastIsOpen && rest.length === 1));
        groups.push(group);
        start += group.words.length;
      }
      return groups;
    };

    // -- Scores

    const size = Math.max(1, manifest.documents);

    // Whether an element of `documents`, which are in order, lies between `first` and `last`.
    const hasDocumentIn = (documents, first, last) => {
      let low = 0;
      let high = documents.length;
      while (low < high) {
        const middle = (low + high) >> 1;
        if (documents[middle] < first) low = middle + 1;
        else high = middle;
      }
      return low < documents.length && documents[low] <= last;
    };

    const postingsOf = (row, candidates) => (typeof row[4] === "string" ? [row[4]]
      : Promise.all(row[4].filter(([, first, last]) => !candidates || hasDocumentIn(candidates, first, last))
        .map(async ([block]) => (await load(`p${block}`)) || "")));

    // The documents that match a group, in order, and by document its score plus one. Blocks of postings
    // without one of the `candidates` are not loaded; without candidates, all are.
    const scoresOf = async (group, candidates) => {
      const plusOne = new Int32Array(size);
      const list = [];
      const note = (number, score) => {
        if (number >= size) return;
        if (!plusOne[number]) list.push(number);
        if (score >= plusOne[number]) plusOne[number] = score + 1;
      };
      for (const { row, share } of group.alternatives) {
        for (const text of await postingsOf(row, candidates)) {
          await pause();
          readPostings(text, (number, impact) => note(number, Math.floor((row[2] * impact * share) / 16)));
        }
      }
      if (group.together.length) {
        const all = await matchingAll(group.together, candidates);
        const weight = Math.max(0, ...group.alternatives.map(({ row }) => row[2]));
        const most = weight ? weight * 8 : Infinity;
        all.documents.forEach((number, index) => note(number, Math.min(all.scores[index], most)));
      }
      return { documents: Int32Array.from(list).sort(), plusOne };
    };

    const mostDocuments = (group) => group.alternatives.reduce((sum, { row }) => sum + row[3], 0);

    // The documents that match every group, in order, and their scores. The rarest group comes first: of
    // the others only the blocks are loaded that its documents lie in.
    const matchingAll = async (groups, candidates) => {
      const rarestFirst = [...groups].sort((one, other) => mostDocuments(one) - mostDocuments(other));
      let documents = candidates;
      let scores = null;
      for (const group of rarestFirst) {
        const found = await scoresOf(group, documents);
        const kept = scores ? documents.filter((number) => found.plusOne[number]) : found.documents;
        const sums = new Int32Array(kept.length);
        let own = 0;
        for (let index = 0; index < kept.length; index++) {
          if (scores) while (documents[own] !== kept[index]) own++;
          sums[index] = found.plusOne[kept[index]] - 1 + (scores ? scores[own] : 0);
        }
        documents = kept;
        scores = sums;
        if (!documents.length) break;
      }
      return { documents, scores };
    };

    // Best first; of equal scores the newest. Scores and documents are sorted as one number each.
    const ranked = async ({ documents, scores }, matches) => {
      await pause();
      let most = 0;
      for (const score of scores) most = Math.max(most, score);
      const keys = new Float64Array(documents.length);
      for (let index = 0; index < keys.length; index++) {
        const score = scores[index] + (matches ? matches[index] * (most + 1) : 0);
        keys[index] = score * size + documents[index];
      }
      keys.sort().reverse();
      await pause();
      return {
        documents: Int32Array.from(keys, (key) => key % size),
        scores: Int32Array.from(keys, (key) => Math.floor(key / size) % (most + 1)),
      };
    };

    // Documents that match a known group; more matching groups first.
    const matchingAny = async (groups, scored) => {
      const sums = new Int32Array(size);
      const matches = new Int32Array(size);
      const list = [];
      for (const { documents, plusOne } of scored) {
        for (const number of documents) {
          if (!matches[number]) list.push(number);
          matches[number]++;
          sums[number] += plusOne[number] - 1;
        }
      }
      const known = scored.filter((_, index) => groups[index].isKnown);
      const documents = Int32Array.from(list).filter((number) => known.some(({ plusOne }) => plusOne[number]));
      return ranked({ documents, scores: documents.map((number) => sums[number]) },
        documents.map((number) => matches[number]));
    };

    const only = (found, keeps) => {
      const kept = [...found.documents.keys()].filter(keeps);
      return { documents: Int32Array.from(kept, (index) => found.documents[index]),
        scores: Int32Array.from(kept, (index) => found.scores[index]) };
    };

    const newestFirst = (found) => {
      const scoreOf = new Map();
      found.documents.forEach((number, index) => scoreOf.set(number, found.scores[index]));
      const documents = found.documents.slice().sort().reverse();
      return { documents, scores: documents.map((number) => scoreOf.get(number)) };
    };

    const containsPhrase = async (number, phrase) => {
      await pause();
      const words = ` ${wordsOf(await textOf(number)).join(" ")} `;
      return words.includes(` ${phrase.join(" ")} `);
    };

    // -- Filters: {towns, factions, types, sources, languages, confidences: [numbers], from, to: days}

    const admits = (filters, facets, position) => {
      for (const kind of ["towns", "factions", "types", "sources"]) {
        const wanted = filters[kind];
        if (wanted && wanted.length &&
          !facets.entities[position].some((number) => wanted.includes(number))) return false;
      }
      if (filters.languages && filters.languages.length &&
        !facets.languages[position].some((number) => filters.languages.includes(number))) return false;
      if (filters.confidences && filters.confidences.length &&
        !filters.confidences.includes(facets.confidences[position])) return false;
      const day = facets.days[position];
      return !(filters.from !== undefined && day < filters.from) &&
        !(filters.to !== undefined && day > filters.to);
    };

    const isFiltered = (filters) => Object.values(filters)
      .some((value) => (Array.isArray(value) ? value.length : value !== undefined));

    const filtered = async (found, filters) => {
      if (!isFiltered(filters)) return found;
      const admitted = new Set();
      for (const [index, number] of found.documents.entries()) {
        await pause();
        const facets = await column(Math.floor(number / manifest.perColumn));
        if (facets && admits(filters, facets, number % manifest.perColumn)) admitted.add(index);
      }
      return only(found, (index) => admitted.has(index));
    };

    // Puts an article and an event it tells together, below whichever comes first.
    const grouped = async (found, limit) => {
      const hits = [];
      const hitOfEvent = new Map();
      // So many are read in any case; their shards need not wait for one another.
      for (const number of found.documents.slice(0, limit)) document(number);
      for (const [index, number] of found.documents.entries()) {
        await pause();
        const row = await document(number);
        const events = row && row[0] === "a" ? row[9] : [number];
        const known = events.find((other) => hitOfEvent.has(other));
        if (known !== undefined) {
          hitOfEvent.get(known).others.push(number);
          continue;
        }
        if (hits.length >= limit) break;
        const hit = { document: number, score: found.scores[index], others: [] };
        hits.push(hit);
        for (const event of events) hitOfEvent.set(event, hit);
      }
      return hits;
    };

    // Answers {text, order: "relevance"|"newest", isOpen, filters, limit}.
    const search = async (request) => {
      const query = parse(request.text, request.isOpen);
      const filters = request.filters || {};
      const suggestions = [];
      let groups = [];
      let run = [];
      for (const part of query.parts) {
        if (part.isExcluded) continue;
        if (part.isPhrase) {
          groups.push(...(await groupsOf(run, false, suggestions)));
          run = [];
          groups.push(...(await Promise.all(part.words.map(exactGroup))));
        } else run.push(...part.words);
      }
      groups.push(...(await groupsOf(run, query.lastIsOpen, suggestions)));
      if (!groups.some((group) => group.isKnown)) groups = groups.map(onlyIfLong);
      const results = {
        hits: [], count: 0, suggestions, dropped: [], phraseIsPartial: false, candidates: [], groups,
        guesses: groups.filter((group) => group.isGuess)
          .map((group) => ({ words: group.words.join(" "), entities: group.entities })),
      };
      let found;
      if (groups.length) {
        found = await ranked(await matchingAll(groups));
        if (!found.documents.length && groups.length > 1) {
          const scored = [];
          for (const group of groups) scored.push(await scoresOf(group));
          found = await matchingAny(groups, scored);
          const [best] = found.documents;
          results.dropped = groups.filter((_, index) => best === undefined || !scored[index].plusOne[best])
            .map((group) => group.words.join(" "));
        }
      } else if (isFiltered(filters)) {
        const documents = Int32Array.from({ length: manifest.documents }, (_, index) => manifest.documents - 1 - index);
        found = { documents, scores: new Int32Array(documents.length) };
      } else return results;
      const excluded = new Set();
      for (const part of query.parts.filter((other) => other.isExcluded)) {
        const parts = part.isPhrase ? await Promise.all(part.words.map(exactGroup))
          : (await groupsOf(part.words, false, [])).filter((group) => !group.isGuess);
        if (!parts.length) continue;
        for (const number of (await matchingAll(parts)).documents) {
          if (!part.isPhrase || (await containsPhrase(number, part.words))) excluded.add(number);
        }
      }
      found = only(found, (index) => !excluded.has(found.documents[index]));
      const phrases = query.parts.filter((part) => part.isPhrase && !part.isExcluded && part.words.length > 1);
      if (phrases.length) {
        results.phraseIsPartial = found.documents.length > 400;
        const kept = new Set();
        for (const [index, number] of found.documents.slice(0, 400).entries()) {
          let all = true;
          for (const phrase of phrases) all = all && (await containsPhrase(number, phrase.words));
          if (all) kept.add(index);
        }
        found = only(found, (index) => kept.has(index));
      }
      results.candidates = found.documents;
      found = await filtered(found, filters);
      if (request.order === "newest") found = newestFirst(found);
      results.count = found.documents.length;
      results.hits = await grouped(found, request.limit || 10);
      return results;
    };

    // Entities with a name that begins as the text does, those with the most documents first.
    const suggest = async (text, limit) => {
      const begun = fold(text);
      if (!begun) return [];
      const rows = (await rowsWithPrefix(`=${begun}`, 4)).slice(0, 200);
      const numbers = [...new Set(rows.flatMap((row) => row[1]))].slice(0, 60);
      const found = await Promise.all(numbers.map(async (number) => ({ number, row: await entity(number) })));
      return found.filter(({ row }) => row && row[6])
        .sort((one, other) => other.row[6] - one.row[6] || one.number - other.number).slice(0, limit);
    };

    // How many candidates have each value, all filters but those of its own kind applied:
    // {towns, factions, types, sources, languages, confidences, months: Map(value → count)}.
    const countFacets = async (candidates, filters) => {
      const kinds = ["towns", "factions", "types", "sources", "languages", "confidences", "months"];
      const counts = {};
      const others = {};
      for (const kind of kinds) {
        counts[kind] = new Map();
        others[kind] = kind === "months" ? { ...filters, from: undefined, to: undefined } : { ...filters, [kind]: [] };
      }
      const add = (kind, value) => counts[kind].set(value, (counts[kind].get(value) || 0) + 1);
      const isOpen = !isFiltered(filters);
      for (const number of candidates.slice().sort()) {
        await pause();
        const own = Math.floor(number / manifest.perColumn);
        const facets = columns.get(own) || (await column(own));
        if (!facets) continue;
        const position = number % manifest.perColumn;
        const counted = (kind) => isOpen || admits(others[kind], facets, position);
        if (counted("months")) add("months", lastUpTo(months, number));
        if (counted("languages")) for (const value of facets.languages[position]) add("languages", value);
        if (counted("confidences")) add("confidences", facets.confidences[position]);
        const admitted = {};
        for (const value of facets.entities[position]) {
          const kind = kindOf(value);
          admitted[kind] ??= counted(kind);
          if (admitted[kind]) add(kind, value);
        }
      }
      return counts;
    };

    const months = manifest.months.map(([, first]) => first);
    const limits = ["t", "f", "y", "s"].map((kind) => manifest.entities[kind]);
    const kindOf = (number) => {
      let rest = number;
      for (const [index, kind] of ["towns", "factions", "types", "sources"].entries()) {
        if (rest < limits[index]) return kind;
        rest -= limits[index];
      }
      return undefined;
    };

    return { manifest, search, suggest, countFacets, kindOf, entity, namesOf, document, textOf, fold, missing };
  };

  // ---- Queries ------------------------------------------------------------------------------------

  const closing = new Map([["\"", "\""], ["\u201c", "\u201d"], ["\u00ab", "\u00bb"], ["\u201e", "\u201c"]]);
  const isSpace = (character) => /[\s\u0085]/u.test(character) && character !== "\ufeff";

  const parse = (text, isOpen) => {
    const scalars = [...text].slice(0, 1000);
    const parts = [];
    let endsInWord = false;
    let index = 0;
    while (index < scalars.length) {
      if (isSpace(scalars[index])) {
        index++;
        endsInWord = false;
        continue;
      }
      const isExcluded = scalars[index] === "-";
      if (isExcluded) index++;
      if (index >= scalars.length) break;
      const end = closing.get(scalars[index]);
      const isPhrase = end !== undefined;
      let piece = "";
      if (isPhrase) {
        index++;
        while (index < scalars.length && scalars[index] !== end) piece += scalars[index++];
        index++;
      } else {
        while (index < scalars.length && !isSpace(scalars[index]) && !closing.has(scalars[index])) {
          piece += scalars[index++];
        }
      }
      endsInWord = !isPhrase && !isExcluded;
      const words = wordsOf(piece);
      if (!words.length) continue;
      if (isPhrase || isExcluded) parts.push({ words, isPhrase, isExcluded });
      else for (const word of words) parts.push({ words: [word], isPhrase: false, isExcluded: false });
    }
    return { parts, lastIsOpen: Boolean(isOpen) && endsInWord };
  };

  return { open, fold, wordsOf, foldScalar, nameKeys, sounded, similarity, pause };
})();
